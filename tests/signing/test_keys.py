"""Keys: private halves in files only, one in force, an end and a revocation; the log tells of each."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, transaction
from tests.signing.making import HOUR, NOW, log, make, payload

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.signing.actions import keyfiles
from nhipcau.signing.actions.heads import sign_head
from nhipcau.signing.actions.keys import make_key, retire_key, revoke_key
from nhipcau.signing.actions.signing import sign
from nhipcau.signing.models import Key, LogLine, SignedHead
from nhipcau.signing.queries.keys import key_in_force, key_list
from nhipcau.signing.rules.ed25519 import is_signed, key_id_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keys_dir")]


def test_a_key_is_listed_logged_and_noted_and_its_private_half_is_for_its_owner(keys_dir: Path) -> None:
    key = make()
    (file,) = keys_dir.iterdir()
    assert file.name == f"{key.key_id}.pem"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys_dir.stat().st_mode) == 0o700
    assert key.key_id == key_id_of(key.public)
    assert LogLine.objects.get().kind == "key_added"
    assert Entry.objects.get().verb == "signing.make_key"
    assert key_list()["keys"][0]["pem"].startswith("-----BEGIN PUBLIC KEY-----")


def test_the_private_half_is_in_no_row(keys_dir: Path) -> None:
    make()
    sign_head(at=NOW)
    body = "".join(next(keys_dir.iterdir()).read_text().splitlines()[1:-1])
    rows = [*Key.objects.all(), *LogLine.objects.all(), *SignedHead.objects.all(), *Entry.objects.all()]
    assert body[-40:] not in serializers.serialize("json", rows)


def test_a_key_that_could_not_be_listed_leaves_no_file(
    keys_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_facts: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("nhipcau.signing.actions.keys.add_line", refuse)
    with pytest.raises(DatabaseError):
        make_key(by=None, at=NOW)
    assert list(keys_dir.iterdir()) == []
    assert not Key.objects.exists()


def test_nothing_is_signed_without_a_key_and_the_words_say_what_to_do() -> None:
    with pytest.raises(Refused, match="tạo khóa"):
        sign(at=NOW, payload=payload())


def test_the_newest_key_signs_and_the_payload_says_when() -> None:
    make()
    second = make(NOW + HOUR)
    assert key_in_force(NOW + HOUR) == second
    signed = sign(at=NOW + 2 * HOUR, payload=payload())
    assert signed.key == second
    assert '"signed_at":"2026-10-10T05:00:00.000000Z"' in signed.payload
    assert is_signed(signed.payload, signature=signed.signature, public=second.public)


def test_a_key_whose_file_is_gone_or_foreign_does_not_sign() -> None:
    first, second = make(), make(NOW + HOUR)
    keyfiles.path_of(second.key_id).unlink()
    assert sign(at=NOW + HOUR, payload=payload()).key == first
    third = make(NOW + 2 * HOUR)
    keyfiles.path_of(third.key_id).write_bytes(keyfiles.path_of(first.key_id).read_bytes())
    assert sign(at=NOW + 3 * HOUR, payload=payload()).key == first


def test_a_retired_key_signs_no_more_and_its_private_half_is_gone(
    keys_dir: Path, django_capture_on_commit_callbacks: Any
) -> None:
    key = make()
    with django_capture_on_commit_callbacks(execute=True):
        retire_key(by=None, at=NOW + HOUR, key=key)
    assert key_in_force(NOW + HOUR) is None
    assert list(keys_dir.iterdir()) == []
    with pytest.raises(Refused):
        sign(at=NOW + 2 * HOUR, payload=payload())
    with pytest.raises(Refused, match="đã ngừng"):
        retire_key(by=None, at=NOW + 2 * HOUR, key=key)


def test_a_revocation_needs_a_reason_stands_in_the_log_and_is_final(
    keys_dir: Path, django_capture_on_commit_callbacks: Any
) -> None:
    key = make()
    with pytest.raises(Refused) as refused:
        revoke_key(by=None, at=NOW + HOUR, key=key, why="  ")
    assert refused.value.field == "why"
    with django_capture_on_commit_callbacks(execute=True):
        revoke_key(by=None, at=NOW + HOUR, key=key, why="Máy bị mất trộm")
    line = LogLine.objects.order_by("-seq")[0]
    assert (line.kind, line.facts["why"]) == ("key_revoked", "Máy bị mất trộm")
    assert list(keys_dir.iterdir()) == []
    with pytest.raises(Refused):
        revoke_key(by=None, at=NOW + 2 * HOUR, key=key, why="Lần nữa")
    with pytest.raises(Refused):
        retire_key(by=None, at=NOW + 2 * HOUR, key=key)


def test_a_path_is_made_of_an_id_only() -> None:
    with pytest.raises(ValueError, match="passwd"):
        keyfiles.path_of("../../etc/passwd")


CHANGES = {
    "log line changed": "UPDATE signing_log_line SET facts = '{}'",
    "log line deleted": "DELETE FROM signing_log_line",
    "head changed": "UPDATE signing_signed_head SET hash = 'x'",
    "head deleted": "DELETE FROM signing_signed_head",
    "key's public half": "UPDATE signing_key SET public = 'x'",
    "key's id": "UPDATE signing_key SET key_id = 'x'",
    "key's beginning": "UPDATE signing_key SET valid_from = '2020-01-01 00:00:00+00:00'",
    "revocation undone": "UPDATE signing_key SET revoked_at = NULL, revoked_why = ''",
    "revocation moved": "UPDATE signing_key SET revoked_at = '2036-01-01 00:00:00+00:00'",
    "key deleted": "DELETE FROM signing_key",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_itself_refuses(change: str) -> None:
    key = make()
    log(NOW, sign(at=NOW, payload=payload()))
    assert sign_head(at=NOW) is not None
    revoke_key(by=None, at=NOW + HOUR, key=key, why="Lộ khóa")
    with pytest.raises(DatabaseError, match="signing: "), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_a_key_that_ended_cannot_be_woken() -> None:
    key = retire_key(by=None, at=NOW + HOUR, key=make())
    with pytest.raises(DatabaseError, match="signs no more"), transaction.atomic():
        Key.objects.filter(pk=key.pk).update(valid_until=NOW + timedelta(days=900))


def test_a_line_needs_the_transaction_of_its_act(monkeypatch: pytest.MonkeyPatch) -> None:
    from nhipcau.signing.actions.logs import add_line

    monkeypatch.setattr("nhipcau.signing.actions.logs.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        add_line(at=NOW, kind="released", subject="statements.edition:x", facts={})
