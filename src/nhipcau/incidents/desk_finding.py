"""How incidents are found by the one search."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words
from nhipcau.incidents.queries.incidents import incidents_for


def find_incidents(person: Any, words: str, most: int) -> Found:
    """Return incidents and drills of the unit, the latest first."""
    rows = with_words(incidents_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "title", "place"), "-declared_at", "-pk")
    return shown(ordered, _hit, most=most, more_url=list_url("incidents:incidents", words))


def _hit(row: Any) -> Hit:
    said = " · ".join(filter(None, (row.place, row.what_happened)))
    return Hit(row.title, reverse("incidents:incident", args=[row.public_id]), said, row.declared_at)


finding.add(Finder("incidents.incidents", _("Sự cố"), find_incidents, "incidents.see_incidents", order=48))
