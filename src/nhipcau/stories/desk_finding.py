"""How stories are found by the one search: by the list's own question."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown
from nhipcau.stories.queries.finding import Filters, stories_for


def find_stories(person: Any, words: str, most: int) -> Found:
    """Return stories whose title carries the words, those with the last news first."""
    rows = stories_for(person, Filters(query=words)).order_by(exact_first(words, "title"), "-last_at", "-pk")
    return shown(rows, _hit, most=most, more_url=list_url("stories:list", words))


def _hit(story: Any) -> Hit:
    return Hit(story.title, reverse("stories:story", args=[story.public_id]), when=story.last_at)


finding.add(Finder("stories.stories", _("Dòng tin"), find_stories, needs="stories.see_stories", order=20))
