"""Enquiries and requests for facts, for somebody: each sees those of the own unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.due import end_of
from nhipcau.press.models import Enquiry, FactRequest, HandOver
from nhipcau.press.rules import states

WAITING = Q(requests__replied_at=None, requests__ended_at=None, requests__isnull=False)


def enquiries_for(person: Any) -> QuerySet[Enquiry]:
    """List the enquiries of the person's unit, the latest first."""
    rows = Enquiry.objects.select_related("contact", "clock", "first_clock", "holder", "statement")
    return rows.filter(unit_id=person.unit_id) if person.may("press.see_enquiries") else rows.none()


def listed_for(person: Any) -> QuerySet[Enquiry]:
    """Return the same, each with how many replies of other units it waits for."""
    return enquiries_for(person).annotate(waits_for=Count("requests", filter=WAITING, distinct=True))


def get_enquiry_for(person: Any, public_id: str) -> Enquiry:
    """Return one enquiry of the person's unit; 404 otherwise."""
    return get_object_or_404(enquiries_for(person), public_id=public_id)


def open_for(person: Any) -> QuerySet[Enquiry]:
    """List what waits for an outcome, the most pressing first."""
    return enquiries_for(person).exclude(state=states.CLOSED).order_by("clock__due_at", "pk")


def late(rows: QuerySet[Enquiry], at: datetime) -> QuerySet[Enquiry]:
    """Keep those that ran over."""
    return rows.filter(clock__stopped_at=None, clock__due_at__lt=at)


def due_today(rows: QuerySet[Enquiry], at: datetime) -> QuerySet[Enquiry]:
    """Keep those that end today; 24:00 is of today."""
    return rows.filter(clock__stopped_at=None, clock__due_at__gte=at, clock__due_at__lte=end_of(day_of(at)))


def requests_of(enquiry: Enquiry) -> list[FactRequest]:
    """List what other units were asked."""
    return list(enquiry.requests.select_related("clock", "replied_by", "unit"))


def hand_overs_of(enquiry: Enquiry) -> list[HandOver]:
    """List through which units it went."""
    return list(enquiry.hand_overs.select_related("by"))


def chain_of(enquiry: Enquiry) -> list[Enquiry]:
    """List the questions before and after this one, of the same unit."""
    near = Q(pk=enquiry.follows_id) | Q(follows=enquiry)
    return list(Enquiry.objects.filter(near, unit_id=enquiry.unit_id).order_by("received_at"))


def facts_for(person: Any) -> QuerySet[FactRequest]:
    """List what the person's unit was asked for."""
    rows = FactRequest.objects.select_related("clock", "replied_by", "enquiry")
    return rows.filter(unit_id=person.unit_id) if person.may("press.reply_facts") else rows.none()


def waiting_facts_for(person: Any) -> QuerySet[FactRequest]:
    """List what the person's unit has still to reply, the most pressing first."""
    return facts_for(person).filter(replied_at=None, ended_at=None).order_by("clock__due_at", "pk")


def get_facts_for(person: Any, public_id: str) -> FactRequest:
    """Return a request put to the person's unit, or put by it; 404 otherwise."""
    rows = FactRequest.objects.select_related("clock", "replied_by", "enquiry")
    mine = Q(unit_id=person.unit_id)
    if person.may("press.see_enquiries"):
        mine |= Q(enquiry__unit_id=person.unit_id)
    found = rows.filter(mine, public_id=public_id).first() if person.may("press.reply_facts") else None
    if found is None:
        raise Http404
    return found


def outlets_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name enquiries for the record: by outlet, never by journalist."""
    rows = Enquiry.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "outlet_name"))


def questions_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name requests for facts for the record."""
    rows = FactRequest.objects.filter(public_id__in=set(public_ids))
    return {public_id: question[:80] for public_id, question in rows.values_list("public_id", "question")}
