"""How articles are found by the one search: by the room's own search, copies under their originals."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, list_url
from nhipcau.monitoring.queries.searching import search_articles_for, with_texts


def find_articles(person: Any, words: str, most: int) -> Found:
    """Return the articles as the list of articles would, best first."""
    found = search_articles_for(person, query=words).folded()
    total, is_more = found.told()
    rows = with_texts(found.select_related("outlet"))[:most] if total else []
    return Found([_hit(row) for row in rows], total, list_url("monitoring:articles", words), is_more)


def _hit(article: Any) -> Hit:
    latest = next(iter(getattr(article, "latest", [])), None)
    text = latest.text if latest else ""
    url = reverse("monitoring:article", args=[article.public_id])
    return Hit(article.title, url, text, article.sorted_at)


finding.add(Finder("monitoring.articles", _("Bài"), find_articles, needs="monitoring.see_articles", order=10))
