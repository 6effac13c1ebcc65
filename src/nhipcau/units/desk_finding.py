"""How office-holders and bodies are found by the one search: of the own unit and those below it."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown
from nhipcau.units.queries.bodies import bodies_for
from nhipcau.units.queries.finding import bodies_with, holders_with
from nhipcau.units.queries.lists import holders_listed_for


def find_holders(person: Any, words: str, most: int) -> Found:
    """Return who holds or held a post, those in office first."""
    rows = holders_with(holders_listed_for(person), words)
    exact = exact_first(words, "name", "post__title", "post__body__name")
    ordered = rows.order_by(exact, F("ends_on").desc(nulls_first=True), "-starts_on", "folded", "pk")
    return shown(ordered, _holder, most=most, more_url=list_url("units:holders", words))


def find_bodies(person: Any, words: str, most: int) -> Found:
    """Return bodies, those that stand first."""
    rows = bodies_with(bodies_for(person), words)
    ordered = rows.order_by(exact_first(words, "name"), F("ends_on").desc(nulls_first=True), "folded", "pk")
    return shown(ordered, _body, most=most, more_url=list_url("units:bodies", words))


def _holder(row: Any) -> Hit:
    today = timezone.localdate()
    ended = row.ends_on is not None and row.ends_on < today
    said = f"{row.post.title}, {row.post.body.name}"
    url = reverse("units:body", args=[row.post.body.public_id])
    return Hit(row.name, url, said, row.ends_on if ended else row.starts_on)


def _body(row: Any) -> Hit:
    return Hit(row.name, reverse("units:body", args=[row.public_id]), when=row.ends_on)


finding.add(Finder("units.holders", _("Người giữ chức vụ"), find_holders, "units.see_posts", order=70))
finding.add(Finder("units.bodies", _("Cơ quan"), find_bodies, "units.see_posts", order=71))
