"""Conferences and their sites and half-days, for somebody. Called by every screen of the three rooms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.training.models import Conference, Delegate, HalfDay, Session, Site
from nhipcau.training.rules import states
from nhipcau.training.rules.programme import Span, running


def conferences_for(person: Any) -> QuerySet[Conference]:
    """List the conferences of the person's unit, the latest first."""
    if not person.may("training.see_conferences"):
        return Conference.objects.none()
    return Conference.objects.filter(unit_id=person.unit_id).select_related("office", "plan", "copied_from")


def get_conference_for(person: Any, public_id: str) -> Conference:
    """Return one conference or 404."""
    return get_object_or_404(conferences_for(person), public_id=public_id)


def conference_by_id(pk: int) -> Conference:
    """Return a conference that another row names; no screen asks by this."""
    return Conference.objects.select_related("office", "plan").get(pk=pk)


def sites_of(conference: Conference) -> QuerySet[Site]:
    """List the sites, the main hall first, then by code."""
    return conference.sites.order_by("-is_main", "code", "pk")


def get_site_for(person: Any, public_id: str) -> Site:
    """Return one site of a conference of the person's unit, or 404."""
    rows = Site.objects.select_related("conference__office", "parent")
    return get_object_or_404(rows.filter(conference__in=conferences_for(person)), public_id=public_id)


def half_days_of(conference: Conference) -> QuerySet[HalfDay]:
    """List the half-days in their order."""
    return conference.half_days.order_by("starts_at", "pk")


def get_half_day_for(person: Any, public_id: str) -> HalfDay:
    """Return one half-day or 404."""
    rows = HalfDay.objects.select_related("conference__office")
    return get_object_or_404(rows.filter(conference__in=conferences_for(person)), public_id=public_id)


def get_session_for(person: Any, public_id: str) -> Session:
    """Return one session or 404."""
    rows = Session.objects.select_related("half_day__conference__office", "topic")
    return get_object_or_404(
        rows.filter(half_day__conference__in=conferences_for(person)), public_id=public_id
    )


def programme_of(conference: Conference) -> list[tuple[HalfDay, list[Session]]]:
    """Return each half-day with its sessions; speakers, topics and materials are read along."""
    rows = (
        Session.objects.filter(half_day__conference=conference)
        .select_related("topic", "half_day")
        .prefetch_related("speakers__holding__post__body", "materials")
        .order_by("starts_at", "pk")
    )
    of: dict[int, list[Session]] = {}
    for row in rows:
        of.setdefault(row.half_day_id, []).append(row)
    return [(half_day, of.get(half_day.pk, [])) for half_day in half_days_of(conference)]


def half_day_now(conference: Conference, at: datetime) -> HalfDay | None:
    """Return the half-day that runs; else the next of that day; else the last past; else the first."""
    rows = {row.pk: row for row in half_days_of(conference)}
    key = running([Span(row.pk, row.starts_at, row.ends_at) for row in rows.values()], at, ZONE)
    return rows[key] if key is not None else None


def next_conference_for(person: Any, at: datetime) -> Conference | None:
    """Return the planned conference that runs or comes next."""
    today = at.astimezone(ZONE).date()
    rows = conferences_for(person).filter(state=states.PLANNED, ends_on__gte=today)
    return rows.order_by("starts_on", "pk").first()


def names_of_conferences(public_ids: Iterable[str]) -> dict[str, str]:
    """Name conferences for the record."""
    return dict(Conference.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))


def counted_conferences_for(person: Any) -> QuerySet[Conference]:
    """List the unit's conferences with how many sites each has and how many were named."""
    named = Delegate.objects.filter(state=states.NAMED, origin=states.NOMINATED)
    return conferences_for(person).annotate(site_count=_count(Site.objects.all()), named_count=_count(named))


def _count(rows: QuerySet[Any]) -> Any:
    """Count rows of a conference in a question of its own: a join would multiply sites by delegates."""
    counted = rows.filter(conference=OuterRef("pk")).order_by().values("conference").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)
