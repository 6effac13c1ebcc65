"""Tests for staff: the list of a conference, questions, opening and closing, results of groups."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.learning.actions.papering import BadCellsError, forms_from
from nhipcau.learning.actions.testing import keep_test, open_moment
from nhipcau.learning.forms.testing import TestForm
from nhipcau.learning.models import Test
from nhipcau.learning.queries.testing import (
    counts,
    forms_of,
    get_test_for,
    is_locked,
    is_measured,
    result_of,
    tests_for,
    topics_of,
)
from nhipcau.learning.rules.charts import before_and_after
from nhipcau.learning.rules.states import MOMENTS
from nhipcau.learning.rules.testsheets import QUESTION_HEADER
from nhipcau.learning.tables.testing import RESULT_HEADER, chart_rows, result_rows
from nhipcau.learning.views.shared import OnConference
from nhipcau.people.access import requires
from nhipcau.trends.drawing import svg


class TestList(OnConference, Guarded, TemplateView):
    """The tests of one conference."""

    needs = "learning.see_results"
    template_name = "learning/test/tests.html"
    title = _("Bài kiểm tra")
    lead = _("Hai đề tương đương, trước và sau khi học; kết quả chỉ là con số của cả nhóm.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List them."""
        rows = tests_for(self.visitor, self.conference.public_id)
        add = PageAction(_("Thêm bài kiểm tra"), url=self.path("add_test"), needs="learning.keep_tests",
                         icon="plus", primary=True)  # fmt: skip
        shown = [add] if self.visitor.may(add.needs) else []
        return super().get_context_data(
            rows=rows, crumbs=self.crumbs(), page_actions=shown, conference=self.conference, **kwargs
        )


class KeepTest(ActionScreen):
    """What making and changing a test share: bad cells are named beside the form."""

    needs = "learning.keep_tests"
    form_class = TestForm
    template_name = "learning/test/form.html"
    submit_label = _("Lưu bài kiểm tra")
    done_message = _("Đã lưu bài kiểm tra.")
    test: Test | None = None

    def take(self, form: Form, **more: Any) -> Test:
        """Read the workbook and keep the test."""
        told = dict(form.cleaned_data)
        upload, topic, seen = told.pop("file"), told.pop("topic"), told.pop("revision")
        try:
            forms = forms_from(upload.name, upload.read()) if upload else None
        except BadCellsError as refused:
            self.extra_context = {"bad": refused.bad}
            raise
        return keep_test(
            by=self.visitor, at=timezone.now(), forms=forms, topic_id=topic, seen=seen, **told, **more
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the empty workbook."""
        return super().get_context_data(**{"sample_url": reverse("learning:question_sheet"), **kwargs})


class AddTest(OnConference, KeepTest):
    """Make a test."""

    title = _("Thêm bài kiểm tra")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the topics of the programme."""
        return {**super().get_form_kwargs(), "topics": topics_of(self.conference)}

    def act(self, form: Form) -> None:
        """Make it."""
        self.test = self.take(form, conference=self.conference)

    def get_success_url(self) -> str:
        """Go to the test."""
        return reverse("learning:test", args=[self.test.public_id]) if self.test else self.path("tests")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where we are."""
        crumbs = self.crumbs((_("Bài kiểm tra"), self.path("tests")))
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.path("tests"), **kwargs})


class OnTest:
    """A screen on one test of the visitor's unit."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def row(self) -> Test:
        """The test in the address."""
        return get_test_for(self.visitor, self.kwargs["public_id"])

    def here(self) -> str:
        """Return the test's page."""
        return reverse("learning:test", args=[self.row.public_id])

    def way(self) -> list[tuple[Any, str]]:
        """Return the way back."""
        conference = self.row.conference
        return [
            (conference.title, conference.get_absolute_url()),
            (_("Bài kiểm tra"), reverse("learning:tests", args=[conference.public_id])),
        ]


class ChangeTest(OnTest, KeepTest):
    """Change a test; the workbook only until somebody handed in."""

    title = _("Sửa bài kiểm tra")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what is there."""
        row = self.row
        first = {"title": row.title, "minutes": row.minutes, "topic": row.topic_id, "revision": row.revision}
        return {**super().get_form_kwargs(), "initial": first, "topics": topics_of(row.conference)}

    def act(self, form: Form) -> None:
        """Change it."""
        self.take(form, conference=self.row.conference, test=self.row)

    def get_success_url(self) -> str:
        """Go back to the test."""
        return self.here()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where we are, and that the questions may stand."""
        crumbs = [*self.way(), (self.row.title, self.here())]
        extra = {"crumbs": crumbs, "cancel_url": self.here(), "is_locked": is_locked(self.row)}
        return super().get_context_data(**{**extra, **kwargs})


class TestPage(OnTest, Guarded, TemplateView):
    """One test: how many sheets, its questions, and what the groups gained."""

    needs = "learning.see_results"
    template_name = "learning/test/test.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show figures of groups only."""
        row = self.row
        result = result_of(row)
        can_keep = self.visitor.may("learning.keep_tests")
        return super().get_context_data(
            test=row, title=row.title, crumbs=self.way(), counts=counts(row), result=result,
            is_measured=is_measured(row), chart=_chart(result) if result else "",
            forms=forms_of(row) if can_keep else {}, can_keep=can_keep, is_locked=is_locked(row),
            can_enter=self.visitor.may("learning.enter_sheets"),
            **kwargs,
        )  # fmt: skip


def _chart(result: Any) -> Any:
    words = (_now("Trước"), _now("Sau"))
    axis = _now("% câu trả lời đúng")
    spec = before_and_after(chart_rows(result), words=words, axis=axis)
    return svg(spec, label=_now("Phần trăm câu trả lời đúng trước và sau khi học, theo nhóm"))


@require_POST
@requires("learning.keep_tests")
def switch(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open or close the test before or after."""
    row = get_test_for(request.user, public_id)
    moment = request.POST.get("moment", "")
    if moment in MOMENTS:
        is_open = request.POST.get("is_open") == "1"
        open_moment(by=request.user, at=timezone.now(), test=row, moment=moment, is_open=is_open)
    return HttpResponseRedirect(reverse("learning:test", args=[public_id]))


@require_safe
@requires("learning.see_results")
def result_file(request: HttpRequest, public_id: str, kind: str) -> HttpResponseBase:
    """Give the figures of groups as a file."""
    row = get_test_for(request.user, public_id)
    answer = csv_response if kind == "csv" else xlsx_response
    return answer("ket-qua-bai-kiem-tra", [str(each) for each in RESULT_HEADER], result_rows(result_of(row)))


@require_safe
@requires("learning.keep_tests")
def question_sheet(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """Give the empty workbook of questions, with one pair of lines to show how."""
    lines = [
        (letter, 1, text, "24 giờ", "48 giờ", "7 ngày", "", "", "", "A")
        for letter, text in (("A", "Sự cố quan trọng: tin đầu tiên phải có trong bao lâu?"),
                             ("B", "Nhận tin sự cố quan trọng: chậm nhất bao lâu phải lên tiếng lần đầu?"))
    ]  # fmt: skip
    return xlsx_response("mau-cau-hoi", QUESTION_HEADER, lines)
