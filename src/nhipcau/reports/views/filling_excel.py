"""The form as a sheet: down, and up again; bad cells are listed by their address and nothing is saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from nhipcau.common.exports import XLSX_TYPE
from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.importing import SheetRefused, take_form
from nhipcau.reports.form_sheet import form_sheet
from nhipcau.reports.forms.filling import UploadForm
from nhipcau.reports.views.filling_shared import OnReport


class FormSheet(OnReport, View):
    """The sheet of this report."""

    def get(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Send it."""
        if not self.is_own:
            raise PermissionDenied
        period = self.report.period
        name = f"bieu-{period.kind}-{period.year}-{self.report.unit_id}.xlsx"
        answer = HttpResponse(form_sheet(self.report), content_type=XLSX_TYPE)
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class Excel(OnReport, ActionScreen):
    """Where the sheet is fetched and handed in."""

    tab = "excel"
    template_name = "reports/form_excel.html"
    form_class = UploadForm
    submit_label = _("Nộp tệp")
    faults: list[tuple[str, str]] = []

    def act(self, form: Form) -> None:
        """Take the sheet, all of it or nothing."""
        if not self.may_write:
            raise PermissionDenied
        file = form.cleaned_data["file"]
        try:
            count = take_form(
                by=self.visitor, at=timezone.now(), report=self.report, content=file.read(), name=file.name
            )
        except SheetRefused as refused:
            self.faults = refused.faults
            raise
        messages.success(self.request, _now("Đã nhận tệp: %(count)d ô thay đổi.") % {"count": count})

    def get_success_url(self) -> str:
        """Show the numbers."""
        return self.address("report")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List the bad cells."""
        return super().get_context_data(**{"faults": self.faults, **kwargs})
