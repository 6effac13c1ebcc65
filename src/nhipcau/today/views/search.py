"""The one search: every room's own search asked once, each with its own rights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.finding import Finder, Found, Hit, asked, finders_for, found_for
from nhipcau.common.folding import fold_words
from nhipcau.common.screens import Guarded
from nhipcau.monitoring.rules.words import terms
from nhipcau.today.rules.lines import Fragment, Term, heading, line

HITS, HITS_OF_ONE = 5, 25
"""Of each room, and of a room alone: a page of its own list."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as the page draws it."""

    url: str
    title: Sequence[Fragment]
    said: Sequence[Fragment]
    day: date | datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """What one room found."""

    key: str
    label: Any
    found: Found
    hits: Sequence[Shown]


class SearchPage(Guarded, TemplateView):
    """Finds among everything this person may see."""

    title = _("Tìm kiếm")
    template_name = "today/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask every room, or the one that was chosen."""
        question = asked(self.request.GET.get("q", ""))
        finders = finders_for(self.visitor)
        chosen = self.request.GET.get("group", "")
        only = [chosen] if any(finder.key == chosen for finder in finders) else []
        found = found_for(self.visitor, question, most=HITS_OF_ONE if only else HITS, only=only)
        marked = terms(question)
        groups = [_group(finder, one, marked) for finder, one in found]
        extra = {
            "asked_words": question,
            "is_asked": bool(fold_words(question)),
            "finders": finders,
            "chosen": only[0] if only else "",
            "groups": [group for group in groups if group.hits],
            "nothing_in": [group.label for group in groups if not group.hits],
            "total": sum(group.found.total for group in groups),
            "is_more": any(group.found.is_more for group in groups),
        }
        return super().get_context_data(**{**extra, **kwargs})


def _group(finder: Finder, found: Found, marked: Sequence[Term]) -> Group:
    return Group(finder.key, finder.label, found, [_shown(hit, marked) for hit in found.hits])


def _shown(hit: Hit, marked: Sequence[Term]) -> Shown:
    return Shown(hit.url, heading(hit.title, marked), line(hit.said, marked), hit.when)
