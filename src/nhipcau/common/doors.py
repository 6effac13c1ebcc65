"""The door of every form: no field and no handed-in text brings a secrecy stamp in (charter 12), and what is
asked for in words is not answered by signs that nobody sees.

In: what a form took. Out: the fields that carry a stamp, and which. Called by `screens.ActionScreen`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import category

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nhipcau.common.files.secrecy import LOOKED_AT, stamp_in, stamp_of
from nhipcau.common.refusals import Refused

NO_SECRETS = _("Có dấu %(stamp)s. Tài liệu mật không được đưa vào đây; hãy gửi theo đường bảo mật.")
PACKED = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8")
"""Files whose words are found by `files.receiving`, which opens them; their bytes are no text."""


def stamped(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the stamp of each field that carries one."""
    found = {name: next(filter(None, map(_stamp, _parts(value))), None) for name, value in fields.items()}
    return {name: stamp for name, stamp in found.items() if stamp}


def unseen(fields: Mapping[str, Any]) -> list[str]:
    """Return the fields whose text holds only signs that nobody sees: a zero-width space is no reason."""
    texts = {name: value for name, value in fields.items() if isinstance(value, str) and value}
    return [name for name, value in texts.items() if not _is_seen(value)]


def _is_seen(text: str) -> bool:
    return any(category(sign)[0] not in "CZ" for sign in text)


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()
    else:
        yield value


def _stamp(value: Any) -> str | None:
    if isinstance(value, str):
        return stamp_in(value)
    if not isinstance(value, UploadedFile):
        return None
    value.seek(0)
    beginning = value.read(LOOKED_AT)
    value.seek(0)
    return None if beginning.startswith(PACKED) else stamp_of(beginning)


def refuse_stamp(text: str, *, field: str) -> None:
    """Refuse words that come in by another way than a form of ours: mail, the public site, an import."""
    stamp = stamp_in(text)
    if stamp:
        raise Refused(str(NO_SECRETS) % {"stamp": stamp}, field=field)
