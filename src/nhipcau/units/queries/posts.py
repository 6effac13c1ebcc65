"""Who holds which post on a day, and in which words. In: a day; out: rows of this room.

The one door for other rooms, bodies included. Office-holders are public: no question asks "for whom".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.common.folding import fold_words
from nhipcau.units.models import Closure, Holding, Post, UnitName
from nhipcau.units.models.places import Dated
from nhipcau.units.queries.bodies import (
    bodies_for_choice,
    bodies_of,
    body_name,
    body_named,
    body_words,
    get_body_for,
    get_holding_for,
    get_post_for,
)
from nhipcau.units.queries.places import holding as in_force
from nhipcau.units.queries.places import units_today
from nhipcau.units.rules.kinds import Level, level_of

__all__ = [
    "bodies_for_choice",
    "bodies_of",
    "body_name",
    "body_named",
    "crowded",
    "get_body_for",
    "get_holding_for",
    "get_post_for",
    "holders_of",
    "holdings_on",
    "holds_on",
    "post_words",
    "same_person_on",
    "together_with",
]


def holdings_on(on: date, words: str = "") -> QuerySet[Holding]:
    """List who holds a post that day; each word stands in the name, the post, the body or its unit."""
    rows = Holding.objects.filter(in_force(on), _within("post__", on), _within("post__body__", on))
    for word in fold_words(words):
        named = UnitName.objects.filter(
            in_force(on), folded__contains=word, unit_id=OuterRef("post__body__unit_id")
        )
        rows = rows.filter(
            Q(folded__contains=word)
            | Q(post__folded__contains=word)
            | Q(post__body__folded__contains=word)
            | Exists(named)
        )
    return rows.select_related("post__body").order_by("folded", "pk")


def holders_of(post: Post, on: date) -> QuerySet[Holding]:
    """List who holds one post that day."""
    return holdings_on(on).filter(post=post)


def holds_on(holding: Holding, on: date) -> bool:
    """Tell whether somebody holds the post that day; a post or a body that ended ends it too."""
    return all(_stands(row, on) for row in (holding, holding.post, holding.post.body))


def post_words(holding: Holding, on: date) -> str:
    """Return "Phó Giám đốc, Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng" as of a day."""
    return f"{holding.post.title}, {body_words(holding.post.body, on)}"


def same_person_on(holding: Holding, on: date) -> Holding | None:
    """Return what somebody of this very name holds that day in another post, as after a promotion.

    Many carry one name: only within one province, the nearest first, and nobody where two are as near.
    """
    rows = holdings_on(on).filter(name=holding.name, post__body__unit_id__in=_province_of(holding, on))
    others = [row for row in rows if row.post_id != holding.post_id]
    body, unit = holding.post.body_id, holding.post.body.unit_id
    for near in (
        [row for row in others if row.post.body_id == body],
        [row for row in others if row.post.body.unit_id == unit],
        others,
    ):
        if near:
            return near[0] if len(near) == 1 else None
    return None


def together_with(holding: Holding) -> QuerySet[Holding]:
    """List others whose time in the same post overlaps this one's."""
    rows = Holding.objects.filter(post_id=holding.post_id).exclude(pk=holding.pk)
    if holding.ends_on is not None:
        rows = rows.filter(Q(starts_on__isnull=True) | Q(starts_on__lte=holding.ends_on))
    if holding.starts_on is not None:
        rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=holding.starts_on))
    return rows.order_by("starts_on", "pk")


def crowded(post_ids: Iterable[int]) -> list[tuple[Post, list[Holding]]]:
    """Return the posts of one seat among these on which two held it at a time, with who."""
    rows = Post.objects.filter(pk__in=set(post_ids), has_one_seat=True).select_related("body")
    found = [(post, _overlapping(list(post.holdings.all()))) for post in rows.prefetch_related("holdings")]
    return [(post, holders) for post, holders in found if holders]


def _overlapping(holders: list[Holding]) -> list[Holding]:
    holders.sort(key=lambda one: one.starts_on or date.min)
    both: dict[int, Holding] = {}
    last: Holding | None = None
    for one in holders:
        if last is not None and (one.starts_on or date.min) <= (last.ends_on or date.max):
            both |= {last.pk: last, one.pk: one}
        if last is None or (one.ends_on or date.max) > (last.ends_on or date.max):
            last = one
    return list(both.values())


def _within(path: str, on: date) -> Q:
    begun = Q(**{f"{path}starts_on__isnull": True}) | Q(**{f"{path}starts_on__lte": on})
    return begun & (Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gte": on}))


def _stands(row: Dated, on: date) -> bool:
    begun = row.starts_on is None or row.starts_on <= on
    return begun and (row.ends_on is None or row.ends_on >= on)


def _province_of(holding: Holding, on: date) -> set[str]:
    """Return the units of the province that day in which the holder's unit, or its land, lies."""
    unit = holding.post.body.unit_id
    today = {name.unit_id for name in units_today(unit, on)} | {unit}
    links = Closure.objects.filter(in_force(on))
    above = links.filter(descendant_id__in=today).values_list("ancestor_id", flat=True)
    provinces = [found for found in above if level_of(found) == Level.PROVINCE]
    return {unit, *links.filter(ancestor_id__in=provinces).values_list("descendant_id", flat=True)}
