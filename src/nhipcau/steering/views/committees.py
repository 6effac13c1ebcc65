"""Committees: the list, the page as of a day, the printed list, changes of members."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common import formats
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.steering.filters.committees import ChangeFilter, CommitteeFilter
from nhipcau.steering.forms.committees import OnDayForm
from nhipcau.steering.models import Committee
from nhipcau.steering.queries.committees import (
    changes_of,
    committees_for,
    crowded_on,
    days_of_change,
    get_committee_for,
    members_on,
)
from nhipcau.steering.tables.committees import ChangeTable, CommitteeTable
from nhipcau.units.queries import unit_name

SEE, KEEP = "steering.see_steering", "steering.keep_committees"
LISTED = _("Ban chỉ đạo")


class CommitteeList(ListScreen):
    """The unit's committees and those below."""

    needs = SEE
    title = LISTED
    lead = _("Ban nào, thành lập theo quyết định nào, ai là thành viên từ ngày nào.")
    table_class = CommitteeTable
    filterset_class = CommitteeFilter
    export_name = "ban-chi-dao"
    page_actions = (
        PageAction(_("Thêm ban"), "steering:add_committee", needs=KEEP, icon="plus", primary=True),
    )
    empty_title = _("Chưa có ban nào")
    empty_hint = _("Ghi tên ban và quyết định thành lập, rồi thêm từng ghế.")
    empty_action = PageAction(_("Thêm ban"), "steering:add_committee", needs=KEEP)

    def get_queryset(self) -> Any:
        """List them with their seats counted."""
        return committees_for(self.visitor).annotate(seat_count=Count("seats"))


def asked_day(request: HttpRequest) -> date:
    """Return the day of the address, else today."""
    form = OnDayForm(request.GET)
    return (form.cleaned_data["ngay"] if form.is_valid() else None) or timezone.localdate()


class CommitteePage(Guarded, TemplateView):
    """One committee as of a day."""

    needs = SEE
    template_name = "steering/committee.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show who sits in it that day."""
        row, on = get_committee_for(self.visitor, self.kwargs["public_id"]), asked_day(self.request)
        own = self.visitor.unit_id == row.unit_id
        members = members_on(row, on)
        return super().get_context_data(
            committee=row, title=row.name, crumbs=[(LISTED, reverse("steering:committees"))], on=on,
            is_today=on == timezone.localdate(), day_form=OnDayForm(initial={"ngay": on}), members=members,
            whose=unit_name(row.unit_id), crowded=crowded_on(members), days=days_of_change(row)[:12],
            empty_seats=[] if members else list(row.seats.all()),
            can_keep=own and self.visitor.may(KEEP), **kwargs,
        )  # fmt: skip


@requires(SEE)
def member_list(request: HttpRequest, public_id: str, kind: str) -> HttpResponseBase:
    """Give the list of members of a day to print, as CSV or Excel."""
    row, on = get_committee_for(request.user, public_id), asked_day(request)
    header = [_now("Số thứ tự"), _now("Họ và tên"), _now("Chức vụ, cơ quan"), _now("Chức danh trong ban"),
              _now("Được phân công"), _now("Từ ngày"), _now("Quyết định"), _now("Theo chức vụ")]  # fmt: skip
    rows = [
        (place, one.name or _now("(khuyết)"), one.post_words, one.seat.title, one.seat.duty, one.starts_on,
         one.decision, _now("có") if one.by_office else "")
        for place, one in enumerate(members_on(row, on), 1)
    ]  # fmt: skip
    answer = csv_response if kind == "csv" else xlsx_response
    return answer(f"thanh-vien-{on.isoformat()}", header, rows)


class ChangeList(ListScreen):
    """Everybody who was ever seated by name, with the decisions."""

    needs = SEE
    table_class = ChangeTable
    filterset_class = ChangeFilter
    export_name = "thay-doi-thanh-vien"
    title = _("Thay đổi thành viên")
    empty_title = _("Chưa cử đích danh ai")
    empty_hint = _("Người ngồi theo chức vụ đổi theo sổ chức vụ, không ghi ở đây.")

    @cached_property
    def committee(self) -> Committee:
        """The committee in the address."""
        return get_committee_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """List the changes."""
        return changes_of(self.committee)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which committee."""
        row = self.committee
        crumbs = [(LISTED, reverse("steering:committees")), (row.name, row.get_absolute_url())]
        lead = _now("%(name)s, thành lập ngày %(day)s") % {
            "name": row.name,
            "day": formats.day(row.starts_on),
        }
        return super().get_context_data(**{"crumbs": crumbs, "lead": lead, **kwargs})
