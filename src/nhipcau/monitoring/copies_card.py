"""The card "Bài đăng lại" beside an article. In: who looks and the article; out: a card or none, for desk."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.common.desk import Card, Line
from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Copy
from nhipcau.monitoring.queries.copying import family_of, original_id
from nhipcau.monitoring.queries.reading import get_article_for

SHOWN = 6
"""The tree has the rest."""


def copies_card(person: Visitor, public_id: str, at: datetime) -> Card | None:
    """Say where else the text stands: the original first, then the others by time."""
    article = get_article_for(person, public_id)
    original, copies = family_of(original_id(article))
    if not copies:
        return None
    others = [_original_line(original, at)] if original != article else []
    others += [_line(copy, at) for copy in copies if copy.article_id != article.pk]
    return Card(
        title=_("Bài đăng lại"),
        figure=len(copies),
        caption=_("nơi lấy lại bài này") if original == article else _("nơi lấy lại bài gốc, kể cả bài này"),
        lines=others[:SHOWN],
        url=reverse("monitoring:copies", args=[public_id]),
        link=_("Ai lấy của ai, cắt sửa gì"),
    )


def _original_line(original: Article, at: datetime) -> Line:
    words = _("Bài gốc: %(outlet)s") % {"outlet": _outlet(original)}
    return Line(words, _when(original, at), _address(original), "info")


def _line(copy: Copy, at: datetime) -> Line:
    return Line(_outlet(copy.article), _when(copy.article, at), _address(copy.article))


def _outlet(article: Article) -> str:
    return article.outlet.name if article.outlet else _("Không rõ cơ quan báo chí")


def _address(article: Article) -> str:
    return reverse("monitoring:article", args=[article.public_id])


def _when(article: Article, at: datetime) -> str:
    if article.published_at:
        return formats.moment(article.published_at, at=at)
    return formats.day(article.published_on) if article.published_on else ""
