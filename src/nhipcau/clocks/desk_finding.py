"""How clocks are found by the one search: those of matters without a room; rooms find their own rows."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.queries.clocks import clocks_for
from nhipcau.clocks.queries.waiting import of_no_room
from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words


def find_clocks(person: Any, words: str, most: int) -> Found:
    """Return clocks of the unit, running or stopped: those that run first."""
    rows = with_words(of_no_room(clocks_for(person)), words, "folded")
    ordered = rows.order_by(
        exact_first(words, "about"), F("stopped_at").desc(nulls_first=True), "due_at", "pk"
    )
    return shown(ordered, _hit, most=most, more_url=list_url("clocks:list", words, state=""))


def _hit(row: Any) -> Hit:
    return Hit(row.about, row.get_absolute_url(), row.note or row.outcome, row.due_at)


finding.add(Finder("clocks.clocks", _("Thời hạn"), find_clocks, "clocks.see_clocks", order=75))
