"""A decree's changes from a sheet, and the sheet to fill in: the rows that stand, or examples."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from nhipcau.common.exports import xlsx_response
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.units.actions.decrees import add_changes
from nhipcau.units.forms_decrees import ChangesSheetForm
from nhipcau.units.queries.decrees import changes_of, get_decree_for
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.tabling_decrees import COLUMN_NAMES, as_sheet, changes_in
from nhipcau.units.typed_changes import Reader
from nhipcau.units.views.decree_keeping import OfDraft
from nhipcau.units.views.decrees import SEE

SOME_DAY = date(2025, 7, 1)
"""A bundle of the seed without a day has no rows of its own to name."""


class ImportChanges(OfDraft):
    """A whole sheet, or nothing."""

    title = _("Nhập thay đổi từ bảng")
    lead = _("Cột Việc ghi Lập, Nhập, Chia, Đổi hoặc Chuyển; đơn vị ghi tên hoặc mã.")
    submit_label = _("Nhập")
    done_message = _("Đã nhập các thay đổi.")
    form_class = ChangesSheetForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the sheet."""
        sheet = PageAction(
            _("Tải bảng"), url=reverse("units:decree_sheet", args=[self.decree.key]), icon="download"
        )
        return super().get_context_data(**{"page_actions": [sheet], **kwargs})

    def act(self, form: Form) -> None:
        """Read it whole, then put the rows in."""
        file, replaces = form.cleaned_data["upload"], form.cleaned_data["replace"]
        assert self.decree.effective_on is not None  # noqa: S101 - a constraint of the table
        known = [] if replaces else changes_of(self.decree)
        reader = Reader(map_in_tables(), self.decree.effective_on, known)
        rows = changes_in(file.name, file.read(), reader)
        add_changes(**self.doing(form), changes=rows, replaces=replaces)


class ChangesSheet(Guarded, View):
    """The rows of a decree as a workbook that can be handed in again."""

    needs = SEE

    def get(self, _request: HttpRequest, key: str) -> HttpResponseBase:
        """Give it."""
        decree = get_decree_for(self.visitor, key)
        rows = as_sheet(changes_of(decree), Reader(map_in_tables(), decree.effective_on or SOME_DAY))
        return xlsx_response("thay-doi-don-vi", [str(name) for name in COLUMN_NAMES.values()], rows)
