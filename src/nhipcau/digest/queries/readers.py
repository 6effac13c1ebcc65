"""Readers and schedules, for somebody. Called by views and by the sending of letters."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.digest.models import Recipient, Schedule


def recipients_for(person: Visitor) -> QuerySet[Recipient]:
    """List the readers, to whoever keeps the schedule or issues."""
    may = person.may("digest.keep_schedule") or person.may("digest.issue")
    return Recipient.objects.all() if may else Recipient.objects.none()


def get_recipient_for(person: Visitor, public_id: str) -> Recipient:
    """Return one reader or 404."""
    return get_object_or_404(recipients_for(person), public_id=public_id)


def valid_on(recipients: QuerySet[Recipient], day: date) -> QuerySet[Recipient]:
    """Keep those whose agreement still holds that day."""
    return recipients.filter(expires_on__gte=day)


def schedules_for(person: Visitor) -> QuerySet[Schedule]:
    """List the schedules, to whoever sees digests."""
    schedules = Schedule.objects.prefetch_related("recipients")
    return schedules if person.may("digest.see_digests") else schedules.none()


def get_schedule_for(person: Visitor, public_id: str) -> Schedule:
    """Return one schedule or 404."""
    return get_object_or_404(schedules_for(person), public_id=public_id)


def schedule_of(slot: str) -> Schedule | None:
    """Return the schedule of a slot."""
    return Schedule.objects.filter(slot=slot).first()
