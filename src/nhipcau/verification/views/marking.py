"""The marking screen: disagreements of figures and the sentences of a story or an article, one click each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded
from nhipcau.monitoring.queries.reading import get_article_for, get_version
from nhipcau.stories.queries.finding import get_story_for, survivor_of
from nhipcau.stories.queries.handing import story_of
from nhipcau.verification.actions.marking import Marked, mark_disagreement, mark_words
from nhipcau.verification.queries.marking import (
    Candidate,
    articles_to_mark,
    candidates_of,
    outlet_name,
    shown_articles,
)
from nhipcau.verification.rules.marking import span_of

ARTICLES_A_PAGE = 8
"""Whole texts are long; more of them make a page nobody scrolls."""
MOST_DIGITS = 9
"""No page, version or place of a letter is larger; Python and databases refuse far longer numbers."""


class MarkPage(Guarded, TemplateView):
    """Mark words of a story's articles, or of one article."""

    needs = "verification.note_claim"
    template_name = "verification/claims/mark.html"
    title = _("Đánh dấu nhận định")
    lead = _("Chọn câu nói một điều có thể kiểm chứng. Máy không chọn thay; đánh dấu xong mới phân loại.")
    story: Any = None
    article: Any = None
    cut = ""
    typed = ""
    refused = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the story or the article that the address names."""
        if request.user.is_authenticated and request.user.may(self.needs):
            self._find(request)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Mark, then go on to say what it is; or show what was refused with what was typed."""
        try:
            marked = self._mark(request)
        except Refused as refusal:
            self.typed, self.refused = request.POST.get("words", ""), refusal.message
            self.cut = request.POST.get("span", "") if self.typed else ""
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        if marked.is_new:
            messages.success(request, gettext("Đã đánh dấu. Tiếp theo: nói xem câu này là gì."))
            return redirect("verification:sort", marked.claim.public_id)
        messages.info(request, gettext("Những chữ này đã được đánh dấu trước; đây là nhận định đó."))
        return redirect(marked.claim)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out disagreements, then articles."""
        asked = self.request.GET.get("page", "")
        page = max(1, int(asked)) if asked.isdecimal() and len(asked) <= MOST_DIGITS else 1
        unit_id = self.visitor.unit_id
        if self.story is not None:
            candidates = self._candidates() if page == 1 else []
            first = (page - 1) * ARTICLES_A_PAGE
            articles, total = articles_to_mark(self.story, unit_id, first=first, most=ARTICLES_A_PAGE)
        else:
            candidates, articles, total = [], shown_articles([self.article.pk], unit_id), 1
        return super().get_context_data(
            **kwargs,
            crumbs=[self._home()],
            candidates=candidates,
            articles=articles,
            page=page,
            next_page=page + 1 if page * ARTICLES_A_PAGE < total else 0,
            asked=self._asked(),
            cut=self._cut(),
            typed=self.typed,
            refused=self.refused,
        )

    def _find(self, request: HttpRequest) -> None:
        self.cut = request.GET.get("cut", "")
        if request.GET.get("story"):
            self.story = survivor_of(get_story_for(self.visitor, request.GET["story"]))
        elif request.GET.get("article"):
            self.article = get_article_for(self.visitor, request.GET["article"])
        else:
            raise Http404

    def _mark(self, request: HttpRequest) -> Marked:
        if "disagreement" in request.POST:
            return self._mark_disagreement(request.POST["disagreement"])
        version, start, end = self._place(request.POST.get("span", ""))
        words = request.POST.get("words", "").strip()
        story = self.story.pk if self.story else story_of([version.article_id]).get(version.article_id)
        return mark_words(
            by=self.visitor,
            at=timezone.now(),
            version=version,
            start=start,
            end=end,
            words=words,
            story_id=story,
        )

    def _mark_disagreement(self, key: str) -> Marked:
        found = [one for one in self._candidates() if one.key == key]
        if not found or self.story is None:
            raise Refused(gettext("Số liệu của dòng tin vừa thay đổi. Hãy xem lại rồi đánh dấu."))
        return mark_disagreement(
            by=self.visitor, at=timezone.now(), story_id=self.story.pk, sources=found[0].sources
        )

    def _candidates(self) -> list[Candidate]:
        return candidates_of(self.story, self.visitor.unit_id) if self.story else []

    def _place(self, span: str) -> tuple[Any, int, int]:
        """Read "article:version:start:end"; the article must be one this person may read."""
        article, *numbers = span.split(":")
        fits = all(number.isdecimal() and len(number) <= MOST_DIGITS for number in numbers)
        if len(numbers) != 3 or not fits or "\x00" in article:  # noqa: PLR2004 - version, start, end
            raise Refused(gettext("Chưa chọn câu nào."))
        number, start, end = map(int, numbers)
        return get_version(get_article_for(self.visitor, article), number), start, end

    def _cut(self) -> dict[str, Any] | None:
        """Return the sentence of which a part is to be taken."""
        if not self.cut:
            return None
        try:
            version, start, end = self._place(self.cut)
        except Refused:
            return None
        span = span_of(version.text, start, end)
        if span is None:
            return None
        return {
            "span": self.cut,
            "text": span.exact,
            "outlet": outlet_name(version.article),
            "language": version.article.language,
        }

    def _asked(self) -> str:
        return f"story={self.story.public_id}" if self.story else f"article={self.article.public_id}"

    def _home(self) -> tuple[str, str]:
        if self.story is not None:
            return self.story.title, reverse("stories:story", args=[self.story.public_id])
        return self.article.title, reverse("monitoring:article", args=[self.article.public_id])
