"""Outlets and feeds with their health, for somebody. Called by views, tables and the start page."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.sources.exchange import SourceRow
from nhipcau.sources.health import BAD_AFTER
from nhipcau.sources.models import Feed, Outlet, Page

WEEK = timedelta(days=7)


def outlets_for(person: Visitor, *, at: datetime) -> QuerySet[Outlet]:
    """List the register with each outlet's feeds summed up."""
    active = Q(feeds__is_active=True)
    pages = Page.objects.filter(outlet=OuterRef("pk"), created_at__gt=at - WEEK).order_by()
    weekly = pages.values("outlet").annotate(count=Count("pk")).values("count")
    worst = Feed.objects.filter(outlet=OuterRef("pk"), is_active=True, failures__gt=0).order_by("-failures")
    return _seen_by(person).annotate(
        feeds_active=Count("feeds", filter=active),
        feeds_failing=Count("feeds", filter=active & Q(feeds__failures__gt=0)),
        failures=Coalesce(Max("feeds__failures", filter=active), 0),
        last_polled_at=Max("feeds__last_polled_at"),
        last_new_at=Max("feeds__last_new_at"),
        next_poll_at=Min("feeds__next_poll_at", filter=active),
        last_error=Coalesce(Subquery(worst.values("last_error")[:1]), Value("")),
        pages_week=Coalesce(Subquery(weekly), 0),
        per_day=F("pages_week") / 7.0,
    )


def get_outlet_for(person: Visitor, public_id: str) -> Outlet:
    """Return one outlet or 404."""
    return get_object_or_404(_seen_by(person), public_id=public_id)


def feeds_for(person: Visitor, outlet: Outlet, *, at: datetime) -> QuerySet[Feed]:
    """List an outlet's feeds with what they brought in a week."""
    week = Count("pages", filter=Q(pages__created_at__gt=at - WEEK))
    feeds = Feed.objects.filter(outlet__in=_seen_by(person), outlet=outlet)
    return feeds.annotate(pages_week=week).order_by("title", "id")


def get_feed_for(person: Visitor, public_id: str) -> Feed:
    """Return one feed or 404."""
    feeds = Feed.objects.select_related("outlet").filter(outlet__in=_seen_by(person))
    return get_object_or_404(feeds, public_id=public_id)


def rows_for(person: Visitor) -> list[SourceRow]:
    """List every active feed as a row of an export."""
    feeds = Feed.objects.filter(outlet__in=_seen_by(person), is_active=True).select_related("outlet")
    return [
        SourceRow(
            number, feed.outlet.name, feed.outlet.home_url, feed.url, feed.outlet.kind, feed.outlet.language
        )
        for number, feed in enumerate(feeds.order_by("outlet__name", "id"), start=1)
    ]


def health_counts_for(person: Visitor) -> dict[str, int]:
    """Count active feeds and those that fail, for the start page."""
    active = Feed.objects.filter(outlet__in=_seen_by(person), is_active=True)
    return active.aggregate(
        active=Count("pk"),
        shaky=Count("pk", filter=Q(failures__gt=0, failures__lt=BAD_AFTER)),
        failing=Count("pk", filter=Q(failures__gte=BAD_AFTER)),
    )


def _seen_by(person: Visitor) -> QuerySet[Outlet]:
    """The register is the office's own: whoever may see outlets sees all of them, nobody else sees any."""
    return Outlet.objects.all() if person.may("sources.see_outlets") else Outlet.objects.none()
