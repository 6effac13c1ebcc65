"""What waits for a person: one pass at two sites, facts set aside; each ends by one recorded act."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.actions.reviewing import accept, dismiss
from nhipcau.attendance.actions.settling import settle
from nhipcau.attendance.filters.conflicts import ConflictFilter, SetAsideFilter
from nhipcau.attendance.forms.conflicts import AcceptForm, DismissForm, SettleForm
from nhipcau.attendance.queries.conflicts import (
    conflicts_for,
    get_conflict_for,
    get_set_aside_for,
    presence_of,
    set_aside_for,
)
from nhipcau.attendance.tables.conflicts import ConflictTable, SetAsideTable
from nhipcau.attendance.views.shared import crumbs_to_board
from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.training.queries.conferences import get_conference_for, half_days_of


class OfConference(ListScreen):
    """A list of one conference of the visitor's unit."""

    needs = "attendance.see_board"
    export_needs = "training.export_delegates"
    template_name = "attendance/facts.html"

    @cached_property
    def conference(self) -> Any:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Tell the filter which half-days there are."""
        return {**super().get_filterset_kwargs(filterset_class), "conference": self.conference}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where the list belongs."""
        return super().get_context_data(crumbs=crumbs_to_board(self.conference), **kwargs)


class ConflictList(OfConference):
    """Passes seen at two sites in one half-day."""

    needs = "attendance.settle"
    title = _("Một thẻ ở hai điểm cầu")
    lead = _("Người ấy vẫn chỉ tính có mặt một lần; cần một người quyết định tính ở điểm nào.")
    table_class, filterset_class, export_name = ConflictTable, ConflictFilter, "trung-diem-cau"
    empty_title = _("Chưa có thẻ nào xuất hiện ở hai điểm")
    empty_hint = _("Khi cùng một thẻ được quét ở hai điểm cầu trong một buổi, việc ấy hiện ở đây.")

    def get_queryset(self) -> Any:
        """Read them, open ones first."""
        return conflicts_for(self.visitor, self.conference)


def _by_hour(first: Any, second: Any) -> list[Any]:
    """Put the fact that happened first in front: phones without a network report late."""
    hours = [fact.happened_at or fact.received_at for fact in (first, second)]
    return [first, second] if hours[0] <= hours[1] else [second, first]


class SettleConflict(ActionScreen):
    """Both facts side by side, and the decision."""

    needs = "attendance.settle"
    template_name = "attendance/conflict.html"
    title, submit_label, form_class = _("Thẻ xuất hiện ở hai điểm cầu"), _("Quyết định"), SettleForm
    done_message = _("Đã quyết định; lượt ở điểm kia vẫn nằm trong nhật ký.")

    @cached_property
    def conflict(self) -> Any:
        """The conflict in the address."""
        return get_conflict_for(self.visitor, self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the sites that noted this person."""
        sites = [self.conflict.first.site, self.conflict.scan.site]
        stands = presence_of(self.conflict)
        if stands and stands.site_id not in {site.pk for site in sites}:
            sites.append(stands.site)
        return {**super().get_form_kwargs(), "sites": sites}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show both facts."""
        row = self.conflict
        extra = {"conflict": row, "facts": _by_hour(row.first, row.scan), "stands": presence_of(row),
                 "crumbs": crumbs_to_board(row.half_day.conference, row.half_day),
                 "cancel_url": self.get_success_url()}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go on with the list."""
        return list_url("conflicts", self.conflict.half_day.conference)

    def act(self, form: Any) -> object:
        """Settle."""
        asked = form.cleaned_data
        return settle(by=self.visitor, at=timezone.now(), conflict=self.conflict,
                      site=form.sites[asked["site"]], reason=asked["reason"])  # fmt: skip


class SetAsideList(OfConference):
    """Facts that fit no half-day as they came."""

    needs = "attendance.settle"
    title = _("Lượt chờ xem lại")
    lead = _("Giờ ghi nằm ngoài buổi, hoặc không tin được giờ của máy: không tự tính vào buổi nào.")
    table_class, filterset_class, export_name = SetAsideTable, SetAsideFilter, "luot-cho-xem-lai"
    empty_title = _("Không có lượt nào chờ xem lại")
    empty_hint = _("Lượt có giờ nằm ngoài buổi được để riêng ở đây để người phụ trách xem.")

    def get_queryset(self) -> Any:
        """Read them, those nobody looked at first."""
        return set_aside_for(self.visitor, self.conference)


class OnSetAside(ActionScreen):
    """A decision on one fact that was set aside."""

    needs = "attendance.settle"
    template_name = "attendance/set_aside.html"

    @cached_property
    def scan(self) -> Any:
        """The fact in the address."""
        return get_set_aside_for(self.visitor, self.kwargs["fact_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was said."""
        crumbs = [
            *crumbs_to_board(self.scan.site.conference),
            (_("Lượt chờ xem lại"), self.get_success_url()),
        ]
        extra = {"scan": self.scan, "crumbs": crumbs, "cancel_url": self.get_success_url()}
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go on with the list."""
        return list_url("set_aside", self.scan.site.conference)


class AcceptSetAside(OnSetAside):
    """Count it, in a half-day that a person chose."""

    title, submit_label, form_class = _("Tính lượt này vào một buổi"), _("Tính vào buổi"), AcceptForm
    done_message = _("Đã xem lại lượt này.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the half-days of the conference."""
        return {**super().get_form_kwargs(), "half_days": half_days_of(self.scan.site.conference)}

    def act(self, form: Any) -> object:
        """Accept it."""
        half_day = form.half_days[form.cleaned_data["half_day"]]
        return accept(by=self.visitor, at=timezone.now(), scan=self.scan, half_day=half_day)


class DismissSetAside(OnSetAside):
    """Let it be: it counts nowhere, and stays on the list of facts."""

    title, submit_label, form_class = _("Không tính lượt này"), _("Không tính"), DismissForm
    done_message = _("Lượt này không được tính; nó vẫn nằm trong danh sách các lượt.")

    def act(self, form: Any) -> object:
        """Dismiss it."""
        return dismiss(by=self.visitor, at=timezone.now(), scan=self.scan, why=form.cleaned_data["why"])


def list_url(name: str, conference: Any) -> str:
    """Return the address of one of the lists of a conference."""
    return reverse(f"attendance:{name}", args=[conference.public_id])
