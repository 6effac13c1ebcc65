"""The seats of a round: changed on one page, from a sheet, for each site at once, for one more agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.exports import XLSX_TYPE
from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.people.access import requires
from nhipcau.training.actions.nominating import QuotaRow, set_quotas
from nhipcau.training.actions.nominating_defaults import seats_for_each_site
from nhipcau.training.forms.nominating_rounds import EachSiteForm, SeatsForm, SeatsUploadForm
from nhipcau.training.models import Quota
from nhipcau.training.queries.nominating import get_round_for, quotas_of
from nhipcau.training.sheets import Fault
from nhipcau.training.sheets_seats import ANY, read_seats, seats_sheet
from nhipcau.training.views.nominating_rounds import KEEP, OnRound
from nhipcau.units.queries.bodies import bodies_for, unit_titles


class SeatGrid(OnRound):
    """All seats of a round: an agency a line, a category a column; the page and the sheet alike."""

    title, submit_label = _("Giao chỉ tiêu"), _("Lưu chỉ tiêu")
    done_message = _("Đã lưu chỉ tiêu.")
    template_name = "training/nominating_grid.html"
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the grid with what was typed, if anything was."""
        kinds: list[Any] = [*self.round.conference.categories.all(), None]
        extra = {
            "round": self.round, "kinds": [(kind.name if kind else str(ANY)) for kind in kinds],
            "lines": _lines(self._quotas(), kinds, self.request.POST), "upload_form": SeatsUploadForm(),
            "lead": self.round.conference.title,
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Form) -> object:  # noqa: ARG002 - the cells are read by their names
        """Set what was typed."""
        set_quotas(**self.act_with(), rows=self._typed())
        return None

    def _quotas(self) -> list[Quota]:
        return list(quotas_of(self.round.conference).filter(round=self.round))

    def _typed(self) -> list[QuotaRow]:
        rows = []
        kinds: list[Any] = [*self.round.conference.categories.all(), None]
        for body_id, quotas in _by_body(self._quotas()).items():
            for kind in kinds:
                held = next((one for one in quotas if one.category == kind), None)
                seats = _number(self.request.POST.get(cell(body_id, kind), ""), quotas[0])
                if seats or held:
                    site = held.site if held else quotas[0].site
                    rows.append(QuotaRow(body_id, quotas[0].unit_id, kind, site, seats, quotas[0].email))
        return rows


class UploadSeats(OnRound):
    """A sheet of seats; bad cells are named and nothing is half taken."""

    title, submit_label, done_message = _("Nộp tệp chỉ tiêu"), _("Đọc tệp"), _("Đã lưu chỉ tiêu.")
    form_class = SeatsUploadForm
    template_name = "training/nominating_upload.html"
    faults: Sequence[Fault] = ()

    def act(self, form: Form) -> object:
        """Read it and set what it says."""
        file = form.cleaned_data["upload"]
        rows, self.faults = read_seats(by=self.visitor, call=self.round, content=file.read(), name=file.name)
        if self.faults:
            raise Refused(_now("Chưa lưu gì cả: có ô cần sửa, xem dưới đây."), field="upload")
        set_quotas(**self.act_with(), rows=rows)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the bad cells."""
        sheet = reverse("training:seats_sheet", args=[self.round.public_id])
        return super().get_context_data(**{"faults": self.faults, "sheet_url": sheet, **kwargs})


class SeatsForEachSite(OnRound):
    """The usual beginning: the same number for each site."""

    title, submit_label = _("Mỗi điểm cầu một chỉ tiêu"), _("Giao")
    done_message = _("Đã giao chỉ tiêu cho các điểm cầu.")
    form_class: Any = EachSiteForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the categories of this conference."""
        return {**super().get_form_kwargs(), "conference": self.round.conference}

    def act(self, form: Form) -> object:
        """Give them."""
        return seats_for_each_site(**self.act_with(), **form.cleaned_data)


class AddSeats(SeatsForEachSite):
    """Seats of one more agency."""

    title, submit_label, done_message = _("Thêm cơ quan"), _("Thêm"), _("Đã thêm cơ quan.")
    form_class = SeatsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the agencies of the unit and of the units under it."""
        rows = list(bodies_for(self.visitor).order_by("folded"))
        titles = unit_titles({row.unit_id for row in rows}, timezone.localdate())
        bodies = [(row.pk, f"{row.name} – {titles.get(row.unit_id, row.unit_id)}") for row in rows]
        return {**super().get_form_kwargs(), "bodies": bodies}

    def act(self, form: Form) -> object:
        """Give it seats."""
        told = dict(form.cleaned_data)
        body_id = int(told.pop("body"))
        unit_id = bodies_for(self.visitor).get(pk=body_id).unit_id
        return set_quotas(**self.act_with(), rows=[QuotaRow(body_id=body_id, unit_id=unit_id, **told)])


@requires(KEEP)
def sheet(request: HttpRequest, round_id: str) -> HttpResponse:
    """Hand out the seats as they stand."""
    call = get_round_for(request.user, round_id)
    content = seats_sheet(call, list(quotas_of(call.conference).filter(round=call)))
    return attachment(content, name="chi-tieu.xlsx", media_type=XLSX_TYPE)


def cell(body_id: int, kind: Any) -> str:
    """Return the name of one cell of the grid."""
    return f"seats-{body_id}-{kind.public_id if kind else 'any'}"


def _by_body(quotas: Sequence[Quota]) -> dict[int, list[Quota]]:
    held: dict[int, list[Quota]] = {}
    for quota in quotas:
        held.setdefault(quota.body_id, []).append(quota)
    return held


def _lines(quotas: Sequence[Any], kinds: Sequence[Any], typed: Any) -> list[dict[str, Any]]:
    lines = []
    for body_id, held in _by_body(quotas).items():
        seats = {one.category: one for one in held}
        cells = [
            {"name": cell(body_id, kind), "kind": kind.name if kind else str(ANY),
             "taken": seats[kind].taken if kind in seats else 0,  # type: ignore[attr-defined]
             "value": typed.get(cell(body_id, kind), seats[kind].seats if kind in seats else "")}
            for kind in kinds
        ]  # fmt: skip
        lines.append(
            {"body": held[0].body.name, "site": held[0].site, "email": held[0].email, "cells": cells}
        )
    return lines


def _number(said: str, quota: Quota) -> int:
    text = said.strip() or "0"
    if not (text.isascii() and text.isdigit()) or len(text) > 5:  # noqa: PLR2004 - SeatsForm takes up to 10,000
        words = _now("%(body)s: “%(said)s” không phải số người.")
        raise Refused(words % {"body": quota.body.name, "said": said[:20]})
    return int(text)
