"""How agreed terms are found by the one search."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words
from nhipcau.translation.queries.terms import listed_terms_for


def find_terms(person: Any, words: str, most: int) -> Found:
    """Return terms of the unit, in either language."""
    rows = with_words(listed_terms_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "source", "target"), "source", "pk")
    return shown(ordered, _hit, most=most, more_url=list_url("translation:list", words))


def _hit(row: Any) -> Hit:
    return Hit(str(row), list_url("translation:list", row.source), row.note, row.dated_on)


finding.add(Finder("translation.terms", _("Thuật ngữ"), find_terms, "translation.see_terms", order=55))
