"""How watch topics are found by the one search."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words
from nhipcau.watching.queries.topics import topics_for


def find_topics(person: Any, words: str, most: int) -> Found:
    """Return the topics that the office watches, by name or words."""
    rows = with_words(topics_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "name"), "-is_open", "name", "pk")
    return shown(ordered, _hit, most=most, more_url=list_url("watching:topics", words))


def _hit(row: Any) -> Hit:
    return Hit(row.name, row.get_absolute_url())


finding.add(Finder("watching.topics", _("Chủ đề"), find_topics, "watching.see_topics", order=25))
