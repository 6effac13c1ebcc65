"""Saying that one has seen an alert. In: who, when, which receipts; called by the list and the start page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.watching.models import MailState, Receipt


def acknowledge(*, by: Any, at: datetime, receipt: Receipt) -> None:
    """Mark one alert as seen; a letter that still waits for it is not sent any more."""
    with write_gate():
        if _mark(by, at, [receipt.pk]):
            subject = f"watching.alert:{receipt.alert.public_id}"
            note(by=by, at=at, verb="watching.acknowledge", subject=subject)


def acknowledge_all(*, by: Any, at: datetime, receipt_ids: Iterable[int]) -> int:
    """Mark all that are shown; one entry in the record."""
    with write_gate():
        count = _mark(by, at, list(receipt_ids))
        if count:
            subject = f"people.person:{by.public_id}"
            note(by=by, at=at, verb="watching.acknowledge_all", subject=subject, after={"count": count})
    return count


def _mark(by: Any, at: datetime, receipt_ids: list[int]) -> int:
    mine = Receipt.objects.filter(pk__in=receipt_ids, person=by, acknowledged_at__isnull=True)
    unsent = mine.filter(mail=MailState.WAITING)
    unsent.update(mail=MailState.NONE)
    return mine.filter(delivered_at__lte=at).update(acknowledged_at=at)
