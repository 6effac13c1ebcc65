"""The article page, one of its older versions, and the difference between two versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.models import Article, Version
from nhipcau.monitoring.queries.places import place_lines
from nhipcau.monitoring.queries.reading import (
    change_between,
    get_article_for,
    get_version,
    mentions_of,
    versions_of,
)
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.monitoring.rules.spans import paragraphs
from nhipcau.monitoring.views import layout
from nhipcau.monitoring.views.explaining import explained


class ArticlePage(Guarded, TemplateView):
    """One version of an article with everything found in it."""

    needs = "monitoring.see_articles"
    template_name = "monitoring/article.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the article for this person and lay it out."""
        article = get_article_for(self.request.user, self.kwargs["public_id"])  # type: ignore[arg-type]
        version = get_version(article, self.kwargs.get("number"))
        return super().get_context_data(
            **kwargs,
            title=version.title or _("Bài không có tiêu đề"),
            article=article,
            version=version,
            version_number=str(version.number),
            is_latest=version.number == article.latest_number,
            language_label=language_name(article.language) if article.language else "",
            original=layout.original_address(article.url),
            copy=_snapshot_address(version),
            page_url=_page_address(article),
            versions=_version_rows(article, version),
            beside=cards_beside("monitoring.article", self.visitor, article.public_id, at=timezone.now()),
            **_layout(article, version),
        )


class DifferencePage(Guarded, TemplateView):
    """Two versions side by side in one text: what went, what came."""

    needs = "monitoring.see_articles"
    template_name = "monitoring/difference.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Compare the two versions named in the address."""
        article = get_article_for(self.request.user, self.kwargs["public_id"])  # type: ignore[arg-type]
        old, new = get_version(article, self.kwargs["old"]), get_version(article, self.kwargs["new"])
        lines = change_between(old, new)
        home = reverse("monitoring:article", args=[article.public_id])
        return super().get_context_data(
            **kwargs,
            title=_("Bản %(new)s so với bản %(old)s") % {"new": new.number, "old": old.number},
            lead=article.title,
            crumbs=[(_("Bài báo"), reverse("monitoring:articles")), (_("Bài"), home)],
            article=article,
            lines=lines,
            has_changes=any(line.changed for line in lines),
        )


class HowItReads(Guarded, TemplateView):
    """What the machine does with a page and where it may err, in plain words."""

    needs = "monitoring.see_articles"
    template_name = "monitoring/how_it_reads.html"
    title = gettext_lazy("Máy đọc như thế nào")
    lead = gettext_lazy(
        "Dành cho chuyên viên dùng kết quả, và cho nhà báo muốn biết vì sao tên mình không có ở đây."
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the side list."""

    label: str
    address: str
    is_shown: bool
    fetched_at: datetime
    difference: str
    difference_label: str


def _layout(article: Article, version: Version) -> dict[str, Any]:
    mentions = mentions_of(version)
    on = article.published_on or office_day(article.first_seen_at)
    lines = place_lines(
        {mention.unit_id for mention in mentions if mention.unit_id}, on=on, today=timezone.localdate()
    )
    words = explained(mentions, lines)
    cut = paragraphs(version.text, list(layout.spans_of(mentions)))
    return {"paragraphs": layout.runs(cut, words), "groups": layout.groups(words)}


def _version_rows(article: Article, shown: Version) -> Sequence[VersionRow]:
    rows = []
    for version in versions_of(article):
        before = version.number - 1
        pair = {"new": version.number, "old": before}
        rows.append(
            VersionRow(
                label=_("Bản số %(number)s") % {"number": version.number},
                address=reverse("monitoring:version", args=[article.public_id, version.number]),
                is_shown=version.number == shown.number,
                fetched_at=version.fetched_at,
                difference=reverse("monitoring:difference", args=[article.public_id, before, version.number])
                if before
                else "",
                difference_label=_("Chỗ khác giữa bản %(new)s và bản %(old)s") % pair,
            )
        )
    return rows


def _snapshot_address(version: Version) -> str:
    try:
        return reverse("sources:snapshot", args=[version.snapshot.public_id])
    except NoReverseMatch:
        return ""


def _page_address(article: Article) -> str:
    """Where the page stands that the article was read from."""
    return reverse("sources:page", args=[article.page.public_id])
