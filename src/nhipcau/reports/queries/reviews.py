"""The reviews a person may read, and their figures: frozen ones as they are, live ones marked so.

Called by the screens of reviews, by their papers and exports, and by what follows from a review.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Aggregate, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.reports.models import Closing, Outline, Period, Report, Review
from nhipcau.reports.queries.snapshot import figures_of, said_in
from nhipcau.reports.rules.snapshot import Snapshot
from nhipcau.reports.rules.states import HALF_1, HALF_2
from nhipcau.units.queries.places import unit_name
from nhipcau.units.queries.tree import may_look_down, units_below
from nhipcau.units.rules.kinds import Level, level_of

KEPT_SECONDS = 60
"""Live figures are kept as long, and only while nothing they stand on has moved."""
SPANS = {HALF_1: "6 tháng đầu năm", HALF_2: "6 tháng cuối năm"}


@dataclass(frozen=True, slots=True)
class Figures:
    """A review's figures, and whether they still move."""

    told: Snapshot
    is_frozen: bool


def reviews_for(person: Any) -> QuerySet[Review]:
    """List the reviews of the person's own level and of the levels below, without their figures."""
    rows = Review.objects.defer("snapshot").select_related("period", "registration")
    if not person.may("reports.see_reports"):
        return rows.none()
    if level_of(person.unit_id) == Level.COUNTRY:
        return rows.order_by("-period__ends_on", "unit__level", "unit_id")
    below = units_below(person.unit_id, timezone.localdate(), Level.COMMUNE).values("unit_id")
    mine = Q(unit=person.unit_id) | Q(unit__in=below)
    return rows.filter(mine).order_by("-period__ends_on", "unit__level", "unit_id")


def get_review_for(person: Any, public_id: str) -> Review:
    """Return one review with its figures, or 404; `is_drawn` says whether its office loaded an outline."""
    drawn = Outline.objects.filter(unit=OuterRef("unit"))
    rows = Review.objects.select_related("period", "registration", "office").annotate(is_drawn=Exists(drawn))
    review = get_object_or_404(rows, public_id=public_id)
    seen = person.may("reports.see_reports")
    if not seen or not may_look_down(person.unit_id, review.unit_id, review.period.ends_on):
        raise Http404
    return review


def periods_to_review(person: Any) -> QuerySet[Period]:
    """List the periods in which somebody reports to this person's unit and no review was begun."""
    begun = Review.objects.filter(unit=person.unit_id).values("period")
    asked = Report.objects.filter(parent=person.unit_id).values("period")
    return Period.objects.filter(pk__in=asked).exclude(pk__in=begun).order_by("-ends_on")


def figures(review: Review, at: datetime) -> Figures:
    """Return the frozen snapshot, or everything as it stands now."""
    if review.frozen_at is not None:
        return Figures(review.snapshot or {}, is_frozen=True)
    live = numbers(review, at)
    return Figures({**live.told, **said_in(review.period, review.unit_id)}, is_frozen=False)


def numbers(review: Review, at: datetime) -> Figures:
    """Return the same, where nobody asks for what units said in words."""
    if review.frozen_at is not None:
        return Figures(review.snapshot or {}, is_frozen=True)
    key = f"review:{review.pk}:{timezone.localdate(at)}:{_standing(review.period)}"
    told: Snapshot | None = cache.get(key)
    if told is None:
        told = figures_of(review.period, review.unit_id, at)
        cache.set(key, told, KEPT_SECONDS)
    return Figures(told, is_frozen=False)


def _standing(period: Period) -> str:
    """Return what changes with every step of any report, every extension, closing the figures stand on."""
    reports = Report.objects.filter(period__root=period.root_id, period__ends_on__lte=period.ends_on)
    closings = Closing.objects.filter(period=period)
    told = Period.objects.filter(pk=period.pk).values_list(
        _one(reports, Sum(F("revision") + F("number"))), _one(reports, Max("decided_at")),
        _one(closings, Max("id")), _one(closings, Count("reopened_at")),
    )  # fmt: skip
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()[:24]


def _one(rows: QuerySet[Any], of: Aggregate) -> Subquery:
    """Return one figure over all rows, for use inside another question."""
    return Subquery(rows.order_by().annotate(all=Value(1)).values("all").annotate(told=of).values("told"))


def title_of(review: Review) -> str:
    """Return what the paper is about, as its subject says it."""
    period = review.period
    span = f"{SPANS[period.kind]} {period.year}" if period.kind in SPANS else f"năm {period.year}"
    is_country = level_of(review.unit_id) == Level.COUNTRY
    where = (
        "trên cả nước" if is_country else f"trên địa bàn {_inside(unit_name(review.unit_id, period.ends_on))}"
    )
    return f"Kết quả công tác thông tin đối ngoại {span} {where}"


def _inside(name: str) -> str:
    """Return a unit's name as it stands inside a sentence: "tỉnh Cao Bằng"."""
    return name[:1].lower() + name[1:]
