"""How conferences are found by the one search. Delegates are not: their names stand on their own screens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words
from nhipcau.training.queries.conferences import conferences_for


def find_conferences(person: Any, words: str, most: int) -> Found:
    """Return conferences of the unit, the latest first."""
    rows = with_words(conferences_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "title"), "-starts_on", "-pk")
    return shown(ordered, _hit, most=most, more_url=list_url("training:conferences", words))


def _hit(row: Any) -> Hit:
    return Hit(row.title, row.get_absolute_url(), row.aims, row.starts_on)


finding.add(
    Finder(
        "training.conferences", _("Hội nghị tập huấn"), find_conferences, "training.see_conferences", order=60
    )
)
