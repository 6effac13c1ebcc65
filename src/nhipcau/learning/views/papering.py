"""Paper tests: forms and answer sheets to print, the quick grid and the workbook to type them in."""

from __future__ import annotations

import secrets
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common import formats
from nhipcau.common.exports import xlsx_response
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen
from nhipcau.learning.actions.papering import BadCellsError, enter_lines, enter_workbook
from nhipcau.learning.forms.testing import GridForm, WorkbookForm
from nhipcau.learning.printing.papertests import answer_sheets, forms_paper
from nhipcau.learning.queries.testing import forms_of, get_test_for
from nhipcau.learning.rules.pairs import pair_of
from nhipcau.learning.views.testing import OnTest
from nhipcau.people.access import requires

PDF = "application/pdf"
SHEETS, MOST_SHEETS = 30, 500
"""Answer sheets at once, and at most (our own choice)."""


class EnterSheets(OnTest, ActionScreen):
    """What grid and workbook share."""

    needs = "learning.enter_sheets"
    submit_label = _("Lưu phiếu")

    def get_success_url(self) -> str:
        """Stay at typing."""
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where we are, and the codes of paper."""
        crumbs = [*self.way(), (self.row.title, self.here())]
        extra = {"crumbs": crumbs, "cancel_url": self.here(), "test": self.row}
        return super().get_context_data(**{**extra, **kwargs})

    def counted(self, count: int) -> None:
        """Say how many were taken."""
        self.done_message = _now("Đã lưu %(count)s phiếu.") % {"count": formats.number(count)}


class SheetGrid(EnterSheets):
    """Type sheets: a code, then the letters in one word."""

    template_name = "learning/test/grid.html"
    title = _("Nhập phiếu giấy")
    lead = _("Mỗi dòng một phiếu: mã trên phiếu, rồi các chữ đã khoanh viết liền, dấu - là bỏ trống.")
    form_class = GridForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell how many questions there are."""
        count = max(map(len, forms_of(self.row).values()), default=0)
        return {**super().get_form_kwargs(), "questions": count}

    def get_initial(self) -> dict[str, Any]:
        """Keep the moment of the last screen."""
        return {**super().get_initial(), "moment": self.request.GET.get("moment", "before")}

    def act(self, form: Form) -> None:
        """Enter what was typed."""
        assert isinstance(form, GridForm)  # noqa: S101 - the class of this screen
        told = {"by": self.visitor, "at": timezone.now(), "test": self.row, "field": "moment"}
        self.moment = form.cleaned_data["moment"]
        try:
            self.counted(enter_lines(lines=form.lines(), moment=self.moment, **told))
        except BadCellsError as refused:
            self.extra_context = {"bad": refused.bad, "is_grid": True}
            raise

    def get_success_url(self) -> str:
        """Go on with the same moment."""
        return f"{self.request.path}?moment={self.moment}"


class SheetWorkbook(EnterSheets):
    """Take sheets in from a workbook."""

    template_name = "learning/test/workbook.html"
    title = _("Nhập phiếu từ Excel")
    lead = _("Sai một ô thì chưa lưu gì; trang này chỉ rõ ô nào, sửa thế nào.")
    form_class = WorkbookForm

    def act(self, form: Form) -> None:
        """Take all of them or none."""
        upload, moment = form.cleaned_data["file"], form.cleaned_data["moment"]
        try:
            taken = enter_workbook(by=self.visitor, at=timezone.now(), test=self.row, moment=moment,
                                   name=upload.name, content=upload.read())  # fmt: skip
        except BadCellsError as refused:
            self.extra_context = {"bad": refused.bad}
            raise
        self.counted(taken)

    def get_success_url(self) -> str:
        """Go back to the test."""
        return self.here()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the empty workbook."""
        sample = reverse("learning:sheet_workbook_sample", args=[self.row.public_id])
        return super().get_context_data(**{"sample_url": sample, **kwargs})


@require_safe
@requires("learning.enter_sheets")
def workbook_sample(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Give the empty workbook of sheets."""
    row = get_test_for(request.user, public_id)
    count = max(map(len, forms_of(row).values()), default=0)
    header = ["Mã", *(f"Câu {number}" for number in range(1, count + 1))]
    return xlsx_response("mau-phieu", header, [])


@require_safe
@requires("learning.keep_tests")
def printed_forms(request: HttpRequest, public_id: str) -> HttpResponse:
    """Print both forms."""
    row = get_test_for(request.user, public_id)
    return attachment(forms_paper(row), name="de-kiem-tra.pdf", media_type=PDF)


@require_safe
@requires("learning.enter_sheets")
def printed_sheets(request: HttpRequest, public_id: str) -> HttpResponse:
    """Print answer sheets, each pair under a code of its own."""
    row = get_test_for(request.user, public_id)
    typed = request.GET.get("n", "")
    count = min(max(int(typed), 1), MOST_SHEETS) if typed.isdecimal() else SHEETS
    codes = [pair_of(secrets.token_bytes(5)) for _each in range(count)]
    return attachment(answer_sheets(row, codes), name="phieu-tra-loi.pdf", media_type=PDF)
