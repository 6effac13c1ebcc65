"""The tree of an article's copies, and what one copy changed. In: public ids; out: pages, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from nhipcau.common import formats
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.screens import Guarded
from nhipcau.monitoring.models import Article, Copy, CopyKind
from nhipcau.monitoring.queries.copying import family_of, original_id
from nhipcau.monitoring.queries.reading import change_between, get_article_for, get_version

EXPORTS = {"csv": csv_response, "xlsx": xlsx_response}


@dataclass(frozen=True, slots=True)
class Branch:
    """One article of the tree with those that took it over."""

    article: Article
    words: str
    """What it kept and changed; empty for the original."""
    is_order_sure: bool
    difference: str
    """Where the comparison with its source stands."""
    branches: Sequence[Branch] = ()


class CopyTree(Guarded, TemplateView):
    """Who took the text from whom, the earliest first."""

    needs = "monitoring.see_articles"
    template_name = "monitoring/copies.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page, or with the tree as a file."""
        answer = EXPORTS.get(request.GET.get("export", ""))
        if answer:
            original, copies = self._family()
            return answer("bai-dang-lai", _header(), _rows(original, copies))
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Build the tree around the article's original."""
        original, copies = self._family()
        home = reverse("monitoring:article", args=[original.public_id])
        lead = _("%(count)s bài khác lấy lại nội dung này.") % {"count": formats.number(len(copies))}
        return super().get_context_data(
            **kwargs,
            title=_("Bài đăng lại"),
            lead=lead,
            crumbs=[(_("Bài báo"), reverse("monitoring:articles")), (original.title or _("Bài"), home)],
            branches=[_tree(original, copies)] if copies else [],
            asked=self.kwargs["public_id"],
        )

    def _family(self) -> tuple[Article, list[Copy]]:
        article = get_article_for(self.visitor, self.kwargs["public_id"])
        return family_of(original_id(article))


class CopyDifference(Guarded, TemplateView):
    """A copy against the article it was taken from: what went, what came."""

    needs = "monitoring.see_articles"
    template_name = "monitoring/difference.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Compare the latest versions of both."""
        article = get_article_for(self.visitor, self.kwargs["public_id"])
        copy = Copy.objects.filter(article=article).select_related("taken_from__outlet").first()
        if copy is None:
            raise Http404
        lines = change_between(get_version(copy.taken_from), get_version(article))
        tree = reverse("monitoring:copies", args=[article.public_id])
        return super().get_context_data(
            **kwargs,
            title=_("%(copy)s so với %(source)s") % {
                "copy": outlet_name(article), "source": outlet_name(copy.taken_from)
            },
            lead=words_of(copy),
            crumbs=[(_("Bài báo"), reverse("monitoring:articles")), (_("Bài đăng lại"), tree)],
            article=article,
            lines=lines,
            has_changes=any(line.changed for line in lines),
        )  # fmt: skip


def outlet_name(article: Article) -> str:
    """Name who published an article."""
    return article.outlet.name if article.outlet else _("Không rõ cơ quan báo chí")


def words_of(copy: Copy) -> str:
    """Write "giữ 62 % bài gốc, cắt 4 đoạn, đổi tiêu đề"."""
    parts = [_("lấy nguyên văn") if copy.kind == CopyKind.WHOLE else _kept(copy)]
    counted = (
        (copy.paragraphs_cut, _("cắt %(count)s đoạn")),
        (copy.sentences_cut, _("cắt %(count)s câu lẻ")),
        (copy.sentences_changed, _("sửa %(count)s câu")),
        (copy.sentences_added, _("thêm %(count)s câu")),
    )
    parts += [words % {"count": formats.number(count)} for count, words in counted if count]
    return ", ".join([*parts, _("đổi tiêu đề")] if copy.is_retitled else parts)


def _kept(copy: Copy) -> str:
    percent = formats.number(round(copy.share * 100))
    if copy.taken_from_id == copy.original_id:
        return _("giữ %(percent)s %% bài gốc") % {"percent": percent}
    return _("giữ %(percent)s %% bài của %(outlet)s") % {
        "percent": percent, "outlet": outlet_name(copy.taken_from)
    }  # fmt: skip


def _tree(original: Article, copies: Sequence[Copy]) -> Branch:
    below: dict[int, list[Copy]] = {}
    for copy in copies:
        below.setdefault(copy.taken_from_id, []).append(copy)
    return Branch(original, "", is_order_sure=True, difference="", branches=_branches(original.pk, below))


def _branches(source: int, below: dict[int, list[Copy]]) -> list[Branch]:
    return [
        Branch(
            copy.article,
            words_of(copy),
            copy.is_order_sure,
            reverse("monitoring:copy_difference", args=[copy.article.public_id]),
            _branches(copy.article_id, below),
        )
        for copy in below.get(source, [])
    ]


def _header() -> list[str]:
    return [
        _("Cơ quan báo chí"), _("Tiêu đề"), _("Đăng lúc"), _("Lấy từ"), _("Giữ lại (%)"), _("Cách lấy"),
        _("Thay đổi"), _("Rõ bài nào trước"), _("Địa chỉ gốc"),
    ]  # fmt: skip


def _rows(original: Article, copies: Sequence[Copy]) -> Iterator[list[object]]:
    yield [outlet_name(original), original.title, _published(original), "", "", "", "", "", original.url]
    for copy in copies:
        yield [
            outlet_name(copy.article),
            copy.article.title,
            _published(copy.article),
            outlet_name(copy.taken_from),
            round(copy.share * 100),
            str(CopyKind(copy.kind).label),
            words_of(copy),
            _("có") if copy.is_order_sure else _("không"),
            copy.article.url,
        ]


def _published(article: Article) -> object:
    return article.published_at or article.published_on
