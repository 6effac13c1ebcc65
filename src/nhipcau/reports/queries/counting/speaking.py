"""Counts of what a unit published: releases, languages, features, corrections, and who took its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.monitoring.languages import language_name
from nhipcau.reports.queries.counting.asking import Asked, Counter, Row
from nhipcau.statements.queries import counting
from nhipcau.statements.rules import states

VIETNAMESE = "vi"


def _address(statement: Any) -> str:
    return reverse("statements:statement", args=[statement.public_id])


def _editions(rows: Any) -> Iterator[Row]:
    for row in rows:
        kind = str(row.statement.get_kind_display())
        yield Row(row.statement.title, day_of(row.published_at), _address(row.statement), said=kind)


def releases(asked: Asked) -> Iterator[Row]:
    """Yield the matters that went out."""
    return _editions(counting.first_editions(asked.unit_id, asked.start, asked.end))


def releases_foreign(asked: Asked) -> Iterator[Row]:
    """Yield each language other than Vietnamese of each matter."""
    for row in counting.first_words(asked.unit_id, asked.start, asked.end):
        if row.language != VIETNAMESE and row.released_at:
            yield Row(
                row.title, day_of(row.released_at), _address(row.edition.statement),
                said=language_name(row.language),
            )  # fmt: skip


def languages(asked: Asked) -> Iterator[Row]:
    """Yield each language once, with the first words released in it."""
    for row in counting.languages_used(asked.unit_id, asked.start, asked.end):
        if row.released_at:
            yield Row(
                language_name(row.language), day_of(row.released_at), _address(row.edition.statement),
                said=row.title,
            )  # fmt: skip


def corrections_asked(asked: Asked) -> Iterator[Row]:
    """Yield the requests for correction, which are public."""
    rows: Iterable[Any] = counting.first_editions(asked.unit_id, asked.start, asked.end, [states.CORRECTION])
    for row in rows:
        outlet = row.statement.asked_outlet
        yield Row(row.statement.title, day_of(row.published_at), _address(row.statement), said=outlet)


def corrections_made(asked: Asked) -> Iterator[Row]:
    """Yield the editions that set an earlier one right."""
    rows: Iterable[Any] = counting.correcting_editions(asked.unit_id, asked.start, asked.end)
    for row in rows:
        yield Row(
            row.statement.title, day_of(row.published_at), _address(row.statement), said=row.what_changed
        )


def features(asked: Asked) -> Iterator[Row]:
    """Yield the pieces that present the place."""
    return _editions(counting.first_editions(asked.unit_id, asked.start, asked.end, [states.FEATURE]))


def pickups(asked: Asked) -> Iterator[Row]:
    """Yield each article that took words of the unit, once."""
    for row in counting.articles_that_took_words(asked.unit_id, asked.start, asked.end):
        article: Any = row.article
        url = reverse("monitoring:article", args=[article.public_id])
        outlet = article.outlet.name if article.outlet else ""
        yield Row(article.title or article.url, day_of(row.taken_at), url, said=outlet)  # type: ignore[attr-defined]


COUNTERS = (
    Counter(
        "releases", releases,
        _("Mỗi vấn đề tính một lần, vào ngày công bố lần đầu; không tính bài giới thiệu, đề nghị cải chính, "
          "diễn tập và văn bản đã rút."),
        is_public=True,
    ),
    Counter(
        "releases_foreign", releases_foreign,
        _("Mỗi ngôn ngữ khác tiếng Việt của một thông cáo, phát ngôn tính một lần, vào ngày "
          "công bố lần đầu."),
        is_public=True,
    ),
    Counter(
        "languages", languages,
        _("Ngôn ngữ có ít nhất một văn bản đã công bố trong kỳ, kể cả tiếng Việt."), is_public=True,
    ),
    Counter(
        "corrections_asked", corrections_asked,
        _("Đề nghị cải chính đã công bố trong kỳ; không tính đề nghị đã rút."), is_public=True,
    ),
    Counter(
        "corrections_made", corrections_made,
        _("Bản đính chính của chính nội dung đơn vị đã công bố, vào ngày ra bản đính chính."), is_public=True,
    ),
    Counter(
        "features", features,
        _("Bài giới thiệu công bố lần đầu trong kỳ; không tính bài đã rút."), is_public=True,
    ),
    Counter(
        "pickups", pickups,
        _("Mỗi bài báo có dùng lại lời văn đơn vị đã công bố tính một lần, vào ngày báo đăng."),
        is_public=True,
    ),
)  # fmt: skip
