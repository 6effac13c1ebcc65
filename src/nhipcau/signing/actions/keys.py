"""Keys of the office: make one, let it end, revoke it. Each tells the public log what readers must know."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.record.rules import iso
from nhipcau.signing.actions import keyfiles
from nhipcau.signing.actions.logs import add_line
from nhipcau.signing.models import Key
from nhipcau.signing.rules import logs
from nhipcau.signing.rules.ed25519 import key_id_of, public_of


def make_key(*, by: Actor | None, at: datetime) -> Key:
    """Make a key that signs from now on: its private half into a file, its public half into the list."""
    private = Ed25519PrivateKey.generate()
    public = public_of(private)
    key_id = key_id_of(public)
    keyfiles.keep(key_id, private)
    try:
        return _list_key(by=by, at=at, key_id=key_id, public=public)
    except BaseException:
        keyfiles.destroy(key_id)
        raise


def _list_key(*, by: Actor | None, at: datetime, key_id: str, public: str) -> Key:
    subject = f"signing.key:{key_id}"
    with write_gate():
        key = Key.objects.create(
            key_id=key_id, public=public, valid_from=at, made_by_id=getattr(by, "pk", None)
        )
        facts = {"public": public, "valid_from": iso(at)}
        add_line(at=at, kind=logs.KEY_ADDED, subject=subject, facts=facts)
        note(by=by, at=at, verb="signing.make_key", subject=subject, after={"key_id": key_id})
    return key


def retire_key(*, by: Actor | None, at: datetime, key: Key) -> Key:
    """Let a key end now: what it signed stays genuine, its private half is destroyed."""
    with write_gate():
        held = Key.objects.select_for_update().get(pk=key.pk)
        if held.revoked_at is not None or held.valid_until is not None:
            raise Refused(_("Khóa này đã ngừng ký rồi."))
        held.valid_until = max(at, held.valid_from)
        held.save(update_fields=["valid_until"])
        note(
            by=by, at=at, verb="signing.retire_key", subject=f"signing.key:{held.key_id}",
            after={"valid_until": iso(held.valid_until)},
        )  # fmt: skip
        transaction.on_commit(partial(keyfiles.destroy, held.key_id))
    return held


def revoke_key(*, by: Actor | None, at: datetime, key: Key, why: str) -> Key:
    """Declare that a key is no longer to be trusted: only what the log held before stays genuine."""
    why = " ".join(why.split())
    if not why:
        raise Refused(_("Ghi lý do thu hồi: người đọc cần biết vì sao."), field="why")
    with write_gate():
        held = Key.objects.select_for_update().get(pk=key.pk)
        if held.revoked_at is not None:
            raise Refused(_("Khóa này đã bị thu hồi rồi."))
        held.revoked_at, held.revoked_why = at, why
        held.save(update_fields=["revoked_at", "revoked_why"])
        subject, facts = f"signing.key:{held.key_id}", {"revoked_at": iso(at), "why": why}
        add_line(at=at, kind=logs.KEY_REVOKED, subject=subject, facts=facts)
        note(by=by, at=at, verb="signing.revoke_key", subject=subject, after=facts)
        transaction.on_commit(partial(keyfiles.destroy, held.key_id))
    return held
