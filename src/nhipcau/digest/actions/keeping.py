"""Readers and schedules: keeping, changing, forgetting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.models import Recipient, Schedule
from nhipcau.digest.rules.hours import office_day
from nhipcau.record.actions import note


def keep_recipient(
    *, by: Any, at: datetime, recipient: Recipient | None = None, fields: dict[str, Any]
) -> Recipient:
    """Add a reader, or change one. The record names the reader by id only: erasure must reach every word."""
    reader = recipient or Recipient(created_at=at)
    verb = "digest.change_recipient" if recipient else "digest.add_recipient"
    for name, value in fields.items():
        setattr(reader, name, value)
    with write_gate():
        try:
            with transaction.atomic():
                reader.save()
        except IntegrityError:
            raise Refused(_("Địa chỉ này đã có trong danh sách."), field="email") from None
        note(by=by, at=at, verb=verb, subject=_reader(reader),
             after={"kind": reader.kind, "expires_on": reader.expires_on.isoformat()})  # fmt: skip
    return reader


def remove_recipient(*, by: Any, at: datetime, recipient: Recipient) -> None:
    """Forget a reader: name and address are gone at once."""
    with write_gate():
        note(by=by, at=at, verb="digest.remove_recipient", subject=_reader(recipient))
        recipient.delete()


def erase_expired_recipients(*, at: datetime) -> int:
    """Forget the readers whose agreement has ended; called by retention."""
    with write_gate():
        expired = Recipient.objects.filter(expires_on__lt=office_day(at))
        count = expired.count()
        if count:
            expired.delete()
            note(by=None, at=at, verb="digest.erase_recipients", subject="digest.recipients",
                 after={"count": count})  # fmt: skip
    return count


def start_schedule(
    *, by: Any, at: datetime, fields: dict[str, Any], recipients: Iterable[Recipient] = ()
) -> Schedule:
    """Set up a slot's schedule."""
    with write_gate():
        try:
            with transaction.atomic():
                schedule = Schedule.objects.create(created_at=at, **fields)
        except IntegrityError:
            raise Refused(_("Buổi này đã có lịch."), field="slot") from None
        schedule.recipients.set(recipients)
        note(by=by, at=at, verb="digest.start_schedule", subject=_schedule(schedule), after=_plain(fields))
    return schedule


def change_schedule(
    *, by: Any, at: datetime, schedule: Schedule, fields: dict[str, Any], recipients: Iterable[Recipient]
) -> None:
    """Change days, hour, length, readers."""
    with write_gate():
        stands = Schedule.objects.get(pk=schedule.pk)  # a form may have written into the row it was given
        before = _plain({name: getattr(stands, name) for name in fields})
        try:
            with transaction.atomic():
                Schedule.objects.filter(pk=schedule.pk).update(**fields)
        except IntegrityError:
            raise Refused(_("Buổi này đã có lịch."), field="slot") from None
        schedule.recipients.set(recipients)
        note(by=by, at=at, verb="digest.change_schedule", subject=_schedule(schedule),
             before=before, after=_plain(fields))  # fmt: skip


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, bool | int | list) else str(value) for name, value in fields.items()
    }


def _reader(recipient: Recipient) -> str:
    return f"digest.recipient:{recipient.public_id}"


def _schedule(schedule: Schedule) -> str:
    return f"digest.schedule:{schedule.public_id}"
