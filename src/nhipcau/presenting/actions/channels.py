"""Official channels of an office, and the note that a person posted something there.

Nothing here speaks to any network: a person copies, posts, and writes down where and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.presenting.actions.checking import locked, needed, next_revision, refuse_foreign
from nhipcau.presenting.models import Channel, Posting
from nhipcau.presenting.rules.channels import KINDS
from nhipcau.record.actions import note
from nhipcau.record.rules import iso
from nhipcau.statements.queries.public import published
from nhipcau.statements.rules import states

_is_address = URLValidator(schemes=["https", "http"])


@dataclass(frozen=True, slots=True)
class Registered:
    """What is known of a channel: whose it is by which decision."""

    kind: str
    name: str
    address: str
    registered_with: str
    decision: str
    decided_on: date
    starts_on: date
    ends_on: date | None = None
    language: str = "vi"
    most_signs: int | None = None


def add_channel(*, by: Any, at: datetime, office: Any, registered: Registered) -> Channel:
    """Enter an institution's channel; without the decision that made it official it is refused."""
    said = _checked(registered)
    refuse_foreign(office, by)
    with write_gate():
        row = Channel.objects.create(unit_id=office.unit_id, office=office, **said)
        note(by=by, at=at, verb="presenting.add_channel", subject=_subject(row), after=_noted(row))
    return row


def change_channel(*, by: Any, at: datetime, channel: Channel, seen: int, registered: Registered) -> Channel:
    """Put a channel's entry right, or end it."""
    said = _checked(registered)
    with write_gate():
        row = locked(Channel, channel, by, seen)
        before = _noted(row)
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
        next_revision(row)
        note(
            by=by,
            at=at,
            verb="presenting.change_channel",
            subject=_subject(row),
            before=before,
            after=_noted(row),
        )
    return row


def note_posting(
    *, by: Any, at: datetime, channel: Channel, statement: Any, language: str, address: str,
    posted_at: datetime,
) -> Posting:  # fmt: skip
    """Write down that a person posted a released statement on an official channel."""
    link = _address(address)
    if posted_at > at:
        raise Refused(_("Giờ đăng không thể ở tương lai."), field="posted_at")
    with write_gate():
        row = locked(Channel, channel, by)
        day = timezone.localdate(posted_at)
        if day < row.starts_on or (row.ends_on and day > row.ends_on):
            raise Refused(_("Hôm ấy kênh này chưa có hoặc đã hết hiệu lực."), field="posted_at")
        _refuse_unreleased(row, statement.public_id, language, posted_at)
        posting = _stored(
            row, statement=statement, statement_public_id=statement.public_id, language=language,
            address=link, posted_at=posted_at, noted_at=at, noted_by=by,
        )  # fmt: skip
        after = {
            "address": link,
            "language": language,
            "statement": statement.public_id,
            "posted_at": iso(posted_at),
        }
        note(by=by, at=at, verb="presenting.note_posting", subject=_subject(row), after=after)
    return posting


def _refuse_unreleased(channel: Channel, public_id: str, language: str, posted_at: datetime) -> None:
    """Decline what is not public in that language, or was not at that moment."""
    told = [one for one in published(statement_ids=[public_id]) if one.publication in states.READABLE]
    words = told[0].words.get(language) if told and told[0].unit_id == str(channel.unit_id) else None
    if words is None:
        raise Refused(_("Chỉ đăng phát ngôn đã công bố bằng ngôn ngữ này."), field="language")
    if posted_at < told[0].first_published_at.replace(second=0, microsecond=0):  # forms take whole minutes
        raise Refused(_("Giờ đăng sớm hơn giờ công bố."), field="posted_at")


def _stored(channel: Channel, **columns: Any) -> Posting:
    try:
        with transaction.atomic():
            return Posting.objects.create(channel=channel, **columns)
    except IntegrityError as twice:
        raise Refused(_("Địa chỉ này đã được ghi rồi."), field="address") from twice


def _checked(said: Registered) -> dict[str, Any]:
    if said.kind not in KINDS:
        raise Refused(_("Hãy chọn loại kênh."), field="kind")
    if said.ends_on and said.ends_on < said.starts_on:
        raise Refused(_("Ngày hết hiệu lực phải sau ngày có hiệu lực."), field="ends_on")
    return {
        "kind": said.kind, "language": said.language, "most_signs": said.most_signs,
        "name": needed(said.name, _("Hãy ghi tên kênh."), "name"), "address": _address(said.address),
        "registered_with": needed(said.registered_with, _("Hãy ghi nơi đăng ký."), "registered_with"),
        "decision": needed(
            said.decision,
            _("Kênh chính thức phải có số quyết định; tài khoản cá nhân không ghi ở đây."),
            "decision",
        ),
        "decided_on": said.decided_on, "starts_on": said.starts_on, "ends_on": said.ends_on,
    }  # fmt: skip


def _address(text: str) -> str:
    link = text.strip()
    try:
        _is_address(link)
    except ValidationError as wrong:
        raise Refused(_("Hãy ghi địa chỉ đầy đủ, bắt đầu bằng https://"), field="address") from wrong
    return link


def _noted(channel: Channel) -> dict[str, Any]:
    return {
        "kind": channel.kind, "name": channel.name, "address": channel.address, "decision": channel.decision,
        "registered_with": channel.registered_with, "starts_on": channel.starts_on.isoformat(),
        "ends_on": channel.ends_on.isoformat() if channel.ends_on else None,
    }  # fmt: skip


def _subject(channel: Channel) -> str:
    return f"presenting.channel:{channel.public_id}"
