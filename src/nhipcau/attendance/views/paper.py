"""What comes on paper or in a file: the sign-in sheet to print, typing it in, the file of a phone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.actions.taking import take, take_file
from nhipcau.attendance.forms.paper import PaperForm
from nhipcau.attendance.forms.rolls import FileForm
from nhipcau.attendance.printing.sheets import sheet_pdf
from nhipcau.attendance.queries.rolls import lines_of
from nhipcau.attendance.queries.told import told
from nhipcau.attendance.rules import states
from nhipcau.attendance.views.rolls import OnSite
from nhipcau.attendance.views.shared import crumbs_to_site, half_day_asked, site_url
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.training.queries.conferences import get_site_for

GOOD = (states.NEW, states.SAME)


class TellsOutcomes(ActionScreen):
    """Acts, then shows what became of each fact instead of going on."""

    site: Any
    half_day: Any
    results: Any = None

    def form_valid(self, form: Any) -> HttpResponse:
        """Act as every form does; what was taken is told line by line."""
        answer = super().form_valid(form)
        return (
            answer if self.results is None else outcomes(self.request, self.site, self.half_day, self.results)
        )

    def get_success_url(self) -> str:
        """Lead back to the site."""
        return str(site_url(self.site, self.half_day))


class TypeInPaper(TellsOutcomes, OnSite):
    """The signed sheet, typed in."""

    template_name = "attendance/paper.html"
    title, submit_label, form_class = _("Nhập phiếu ký tên"), _("Ghi vào danh sách"), PaperForm
    lead = _(
        "Đánh dấu người đã ký trên phiếu giấy của điểm cầu; thêm người đăng ký tại chỗ và người đi thay."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who is not noted yet."""
        return {**super().get_form_kwargs(), "lines": lines_of(self.site, self.half_day)}

    def act(self, form: Any) -> None:
        """Take the sheet."""
        self.results = take(
            at=timezone.now(), batch=form.sheet(self.site, self.half_day), site_id=self.site.pk,
            by=self.visitor, way=states.PAPER,
        )  # fmt: skip


class HandOverFile(TellsOutcomes):
    """A phone that finds no network saves to a file; the file is handed in here."""

    needs = "attendance.keep_rolls"
    title, submit_label, form_class = _("Nộp tệp điểm danh"), _("Nộp tệp"), FileForm
    lead = _(
        "Khi điểm cầu không có mạng: lưu tệp trên máy điểm danh rồi nộp ở đây. "
        "Trang sẽ cho biết từng lượt được tính hay không."
    )

    @cached_property
    def site(self) -> Any:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def half_day(self) -> Any:
        """The half-day to go back to."""
        return half_day_asked(self.request, self.site.conference, timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to which site it goes."""
        crumbs = crumbs_to_site(self.site, self.half_day)
        extra = {"crumbs": crumbs, "cancel_url": site_url(self.site, self.half_day)}
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Any) -> None:
        """Take the file."""
        content = form.cleaned_data["file"].read()
        self.results = take_file(by=self.visitor, at=timezone.now(), site=self.site, content=content)


def outcomes(request: HttpRequest, site: Any, half_day: Any, results: Any) -> HttpResponse:
    """Show one line a fact; what was not taken stands first."""
    rows = sorted(results, key=lambda result: result.outcome in GOOD)
    context = {
        "title": _("Kết quả từng lượt"), "crumbs": crumbs_to_site(site, half_day), "site": site,
        "rows": [(row, told(row)) for row in rows], "back": site_url(site, half_day),
        "good": sum(row.outcome in GOOD for row in rows), "total": len(rows),
    }  # fmt: skip
    return render(request, "attendance/outcomes.html", context)


@requires("attendance.keep_rolls")
def print_sheet(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand out the sign-in sheet of a site; with the site's code for phones only when asked for."""
    site = get_site_for(request.user, public_id)
    content = sheet_pdf(site, at=timezone.now(), with_code=request.GET.get("ma") == "1")
    return attachment(content, name=f"phieu-ky-{site.code}.pdf", media_type="application/pdf")
