"""Bodies as of a day, and bodies, posts and holders by whoever looks. In: a day or a person; out: rows.

Called by the room's screens and, through `queries.posts`, by the rooms that name bodies.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.common.folding import fold, fold_words
from nhipcau.units.models import Body, Closure, Holding, Post, UnitName
from nhipcau.units.queries.places import holding as in_force
from nhipcau.units.queries.places import name_at
from nhipcau.units.rules.kinds import LABELS, titled
from nhipcau.units.rules.seats import placed

MANY = 50
"""Choices that a page can show; more want more words."""


def units_under(unit_id: str, on: date) -> set[str]:
    """Return the unit, what stands under it that day, and what once stood there and stands nowhere now."""
    stands = UnitName.objects.filter(in_force(on), unit_id=OuterRef("descendant_id"))
    below = Closure.objects.filter(ancestor_id=unit_id).filter(in_force(on) | ~Exists(stands))
    return {unit_id, *below.values_list("descendant_id", flat=True)}


def bodies_for(person: Any) -> QuerySet[Body]:
    """List the bodies of the person's unit and of the units under it."""
    if not person.may("units.see_posts"):
        return Body.objects.none()
    return Body.objects.filter(unit_id__in=units_under(person.unit_id, timezone.localdate()))


def get_body_for(person: Any, public_id: str) -> Body:
    """Return one body or 404."""
    return get_object_or_404(bodies_for(person), public_id=public_id)


def get_post_for(person: Any, public_id: str) -> Post:
    """Return one post or 404."""
    rows = Post.objects.select_related("body").filter(body__in=bodies_for(person))
    return get_object_or_404(rows, public_id=public_id)


def get_holding_for(person: Any, public_id: str) -> Holding:
    """Return one holder's time in a post or 404."""
    rows = Holding.objects.select_related("post__body").filter(post__body__in=bodies_for(person))
    return get_object_or_404(rows, public_id=public_id)


def bodies_of(unit_id: str, on: date) -> QuerySet[Body]:
    """List the bodies that a unit has that day."""
    return Body.objects.filter(in_force(on), unit_id=unit_id).order_by("folded", "pk")


def body_named(unit_id: str, name: str, on: date) -> Body | None:
    """Return the unit's body of that name that day; marks count where two differ by nothing else."""
    rows = list(bodies_of(unit_id, on).filter(folded=fold(name)[:300]))
    exact = [row for row in rows if row.name.casefold() == " ".join(name.split()).casefold()]
    return next(iter(exact or rows), None)


def bodies_for_choice(words: str, on: date, unit_id: str | None = None) -> list[tuple[int, str]]:
    """Return bodies of that day that carry every word, with their unit; of one unit where it is given."""
    rows = Body.objects.filter(in_force(on))
    rows = rows.filter(unit_id=unit_id) if unit_id else rows
    said = fold_words(words)
    for word in said:
        named = UnitName.objects.filter(in_force(on), folded__contains=word, unit_id=OuterRef("unit_id"))
        rows = rows.filter(Q(folded__contains=word) | Exists(named))
    chosen = list(rows.order_by("folded", "pk")[:MANY])
    units = unit_titles({row.unit_id for row in chosen}, on)
    return [(row.pk, f"{row.name} – {units.get(row.unit_id) or row.unit_id}") for row in chosen]


def unit_titles(unit_ids: Iterable[str], on: date) -> dict[str, str]:
    """Return "Tỉnh Cao Bằng" for each unit, as of a day or as it was last called, with one question."""
    found: dict[str, UnitName] = {}
    for name in UnitName.objects.filter(unit_id__in=set(unit_ids)):
        best = found.get(name.unit_id)
        if best is None or _nearer(name, best, on):
            found[name.unit_id] = name
    return {unit_id: titled(name.kind, name.name) for unit_id, name in found.items()}


def _nearer(name: UnitName, best: UnitName, on: date) -> bool:
    """Prefer the latest name begun by that day, else the first after it; as `name_at` does."""
    begins, known = name.starts_on or date.min, best.starts_on or date.min
    if begins <= on:
        return known > on or begins > known
    return known > on and begins < known


def body_name(pk: int) -> str:
    """Return a body's name, empty where there is no such body."""
    return Body.objects.filter(pk=pk).values_list("name", flat=True).first() or ""


def body_words(body: Body, on: date) -> str:
    """Return the body with its place, as its unit was called that day."""
    name = name_at(body.unit_id, on)
    return placed(body.name, LABELS[name.kind], name.name) if name else body.name
