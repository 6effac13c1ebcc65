"""Putting a letter into the outbox, in the caller's own transaction: both are stored, or neither.

No record entry of its own: the action that writes the letter leaves one.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.addresses import is_address
from nhipcau.mailing.models import Enclosure, Letter
from nhipcau.mailing.queries.suppressed import is_suppressed
from nhipcau.mailing.rules import letters as rules
from nhipcau.mailing.rules.suppression import MASS_PURPOSES


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file to go with a letter."""

    name: str
    content_type: str
    content: bytes


class Suppressed(Refused):
    """The address gets no mass letters: its letters came back, or its owner said so."""


def put(
    *,
    at: datetime,
    key: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    attachments: Sequence[Attachment] = (),
    purpose: str,
    language: str = "vi",
    not_before: datetime | None = None,
    unsubscribe: str = "",
    unit_id: str | None = None,
) -> bool:
    """Put one letter to one address; False when a letter of this key was put before.

    `unit_id` is whose letter it is: other units never see it. `purpose` is a code (`digest.issue`) that the
    caller's desk lends words. Raises Refused where an address, a header or the HTML is not fit to send;
    Suppressed where a mass letter is not wanted.
    """
    check(key=key, purpose=purpose, to=to, subject=subject, text=text, html=html, attachments=attachments,
          unsubscribe=unsubscribe)  # fmt: skip
    if purpose in MASS_PURPOSES and is_suppressed(to):
        raise Suppressed(_("Địa chỉ này đang ngừng nhận thư gửi nhiều người."), field="to")
    with write_gate():
        letter, is_new = Letter.objects.get_or_create(key=key, defaults={
            "purpose": purpose, "language": language, "to": to, "subject": subject, "text": text,
            "html": html, "unsubscribe": unsubscribe, "message_id": new_message_id(),
            "folded": fold(f"{to} {subject}")[:600], "created_at": at, "next_try_at": not_before or at,
            "unit_id": unit_id,
        })  # fmt: skip
        if is_new:
            Enclosure.objects.bulk_create(enclosures_of(letter, attachments))
    return is_new


def check(*, key: str, purpose: str, to: str, subject: str, text: str, html: str = "",
          attachments: Sequence[Attachment] = (), unsubscribe: str = "") -> None:  # fmt: skip
    """Raise Refused where an address, a header or a text is not fit to send."""
    _check_names(key, purpose)
    _check_head(to, subject, unsubscribe)
    _check_body(text, html, attachments)


def new_message_id() -> str:
    """Return a world-wide name for a letter; it tells nothing of machine, person or time."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    return f"<{secrets.token_hex(16)}@{domain}>"


def _check_names(key: str, purpose: str) -> None:
    if not key or "@" in key:
        msg = "a letter's key outlives its words: it holds ids and no address"
        raise ValueError(msg)
    if not rules.PURPOSE.match(purpose):
        msg = f"purpose {purpose!r} is no code such as digest.issue"
        raise ValueError(msg)


def _check_head(to: str, subject: str, unsubscribe: str) -> None:
    if not is_address(to):
        raise Refused(_("Địa chỉ thư không đúng. Cần một địa chỉ, dạng ten@coquan.vn."), field="to")
    if not rules.fits_one_line(subject) or len(subject) > rules.MOST_SUBJECT_LETTERS:
        raise Refused(_("Tiêu đề thư phải nằm trên một dòng, không quá 300 chữ."), field="subject")
    if unsubscribe and not (rules.LINK.match(unsubscribe) and rules.fits_one_line(unsubscribe)):
        raise Refused(_("Địa chỉ thôi nhận thư không đúng."), field="unsubscribe")


def _check_body(text: str, html: str, attachments: Sequence[Attachment]) -> None:
    if not text.strip():
        raise Refused(_("Thư cần có phần chữ."), field="text")
    loads = rules.fetched_parts(html) if html else []
    if loads:
        words = _("Thư không được tải gì từ ngoài: %(parts)s.") % {"parts": ", ".join(sorted(set(loads)))}
        raise Refused(words, field="html")
    if sum(len(each.content) for each in attachments) > rules.MOST_ATTACHED_BYTES:
        raise Refused(_("Tệp gửi kèm quá lớn (quá 10 MB)."), field="attachments")
    for each in attachments:
        if not rules.is_file_name(each.name) or not rules.CONTENT_TYPE.match(each.content_type):
            raise Refused(_("Tên hoặc loại tệp gửi kèm không đúng."), field="attachments")


def enclosures_of(letter: Letter, attachments: Sequence[Attachment]) -> list[Enclosure]:
    """Return the rows of a letter's files, in their order, not yet stored."""
    return [
        Enclosure(
            letter=letter,
            position=position,
            name=each.name,
            content_type=each.content_type,
            size=len(each.content),
            content=each.content,
        )
        for position, each in enumerate(attachments, start=1)
    ]
