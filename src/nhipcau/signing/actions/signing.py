"""Signing one payload with the office's key in force. Changes nothing: the caller keeps what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.signing.actions import keyfiles
from nhipcau.signing.models import Key
from nhipcau.signing.queries.keys import keys_in_force
from nhipcau.signing.rules.ed25519 import public_of, sign_text
from nhipcau.signing.rules.payload import hash_of, signed_form


@dataclass(frozen=True, slots=True)
class Signed:
    """The exact text that was signed, and by which key."""

    payload: str
    """Canonical JSON: what was given, and `signed_at`."""
    payload_hash: str
    key: Key
    signature: str


def sign(*, at: datetime, payload: Mapping[str, object]) -> Signed:
    """Sign a payload made by `rules.payload.payload_of`; Refused while no key is in force."""
    found = usable_key(at)
    if found is None:
        text = _(
            "Cơ quan chưa có khóa ký đang hiệu lực trên máy này. Hãy nhờ người quản trị tạo khóa "
            "ở mục “Khóa ký”, rồi phê duyệt lại."
        )
        raise Refused(text)
    key, private = found
    text = signed_form(payload, at=at)
    return Signed(text, hash_of(text), key, sign_text(private, text))


def signer(*, at: datetime) -> tuple[Key, Callable[[bytes], bytes]]:
    """Return the key in force and what signs with it, read once for many; Refused while there is none."""
    found = usable_key(at)
    if found is None:
        raise Refused(_("Cơ quan chưa có khóa ký đang hiệu lực trên máy này. Hãy nhờ người quản trị tạo khóa "
                        "ở mục “Khóa ký”, rồi làm lại."))  # fmt: skip
    key, private = found
    return key, private.sign


def sign_bytes(*, at: datetime, content: bytes) -> tuple[Key, bytes]:
    """Sign bytes with the key in force; Refused while there is none."""
    key, sign_with = signer(at=at)
    return key, sign_with(content)


def usable_key(at: datetime) -> tuple[Key, Ed25519PrivateKey] | None:
    """Return the newest key in force whose private half lies on this machine and belongs to it."""
    for key in keys_in_force(at):
        private = keyfiles.read(key.key_id)
        if private is not None and public_of(private) == key.public:
            return key, private
    return None
