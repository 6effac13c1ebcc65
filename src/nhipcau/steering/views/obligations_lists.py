"""Lists of what binds whom and what has no task: by obligation, by unit, by line; one obligation's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.steering import lines
from nhipcau.steering.filters.obligations import ObligationFilter, ObligedFilter, UnitCoverageFilter
from nhipcau.steering.models import Obligation, Task
from nhipcau.steering.queries.coverage import NOBODY, Tally, by_unit, judged, placed, tallies, tallies_for
from nhipcau.steering.queries.directives import in_force, keeps
from nhipcau.steering.queries.obligations import DIRECTIVE, get_obligation_for, obligations_for, obliged_for
from nhipcau.steering.rules.cycles import due_day
from nhipcau.steering.tables.obligations import ObligationTable, ObligedTable, UnitCoverageTable
from nhipcau.steering.views.directives import LISTED

TASKS = Prefetch("tasks", Task.objects.prefetch_related("products").order_by("due_on", "pk"))


class CoverageList(ListScreen):
    """Each obligation, and how many of its units have a task."""

    needs = "steering.see_steering"
    template_name = "steering/obligation_list.html"
    title = _("Nhiệm vụ chưa có công việc")
    lead = _("Từng nhiệm vụ giao: bao nhiêu đơn vị đã lập công việc, bao nhiêu chưa.")
    table_class = ObligationTable
    filterset_class = ObligationFilter
    export_name = "nhiem-vu-theo-van-ban"
    page_actions = (
        PageAction(_("Xem theo đơn vị"), "steering:coverage_units"),
        PageAction(_("Xem từng dòng"), "steering:obliged"),
    )
    empty_title = _("Chưa giao nhiệm vụ nào")
    empty_hint = _("Mở một văn bản chỉ đạo, đánh dấu điều khoản rồi giao nhiệm vụ.")
    empty_action = PageAction(LISTED, "steering:directives")

    def get_queryset(self) -> Any:
        """List what binds a unit the visitor may see."""
        return obligations_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Sum up what is in force."""
        today = timezone.localdate()
        rows = obliged_for(self.visitor).filter(in_force(today, f"{DIRECTIVE}__"))
        return super().get_context_data(**{"tally": added(tallies(rows, today).values()), **kwargs})


def added(counts: Any) -> Tally:
    """Return the sum of counts."""
    told = list(counts)
    return Tally(
        sum(one.units for one in told), sum(one.with_task for one in told),
        sum(one.done for one in told), sum(one.waived for one in told),
    )  # fmt: skip


class UnitCoverageList(ListScreen):
    """Each unit, and how much of what binds it has a task."""

    needs = "steering.see_steering"
    title = _("Nhiệm vụ chưa có công việc, theo đơn vị")
    lead = _("Từng đơn vị: bao nhiêu nhiệm vụ được giao, bao nhiêu đã có công việc.")
    table_class = UnitCoverageTable
    filterset_class = UnitCoverageFilter
    export_name = "nhiem-vu-theo-don-vi"
    page_actions = (PageAction(_("Xem theo nhiệm vụ"), "steering:coverage"),)
    empty_title = _("Chưa đơn vị nào được giao nhiệm vụ")
    empty_hint = _("Mở một văn bản chỉ đạo, đánh dấu điều khoản rồi giao nhiệm vụ.")
    empty_action = PageAction(LISTED, "steering:directives")

    def get_queryset(self) -> Any:
        """Count what is in force."""
        return by_unit(self.visitor, timezone.localdate())


class ObligedList(ListScreen):
    """Each bound unit of each obligation: what binds us, with its tasks or the way to make one."""

    needs = "steering.see_steering"
    title = _("Nhiệm vụ được giao")
    lead: Any = _("Văn bản nào giao việc gì cho đơn vị nào, đã có công việc chưa.")
    table_class = ObligedTable
    filterset_class = ObligedFilter
    export_name = "nhiem-vu-duoc-giao"
    page_actions: Sequence[PageAction] = (
        PageAction(_("Xem theo nhiệm vụ"), "steering:coverage"),
        PageAction(LISTED, "steering:directives"),
    )
    empty_title = _("Chưa có nhiệm vụ nào được giao")
    empty_hint = _("Khi một văn bản giao việc cho đơn vị, nhiệm vụ hiện ra ở đây.")

    def get_queryset(self) -> Any:
        """List what the visitor may see."""
        today = timezone.localdate()
        return placed(judged(obliged_for(self.visitor), today), today).prefetch_related(TASKS)


class ObligationPage(ObligedList):
    """One obligation: its clause, its line of the report, and every unit that it binds."""

    template_name = "steering/obligation.html"
    export_name = "don-vi-phai-lam"
    page_actions = ()
    lead: Any = ""

    @cached_property
    def obligation(self) -> Obligation:
        """The obligation in the address."""
        return get_obligation_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """List its units that the visitor may see."""
        return super().get_queryset().filter(obligation=self.obligation)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Leave out what is the same in every line."""
        return {"exclude": ("what", "directive", "due_on")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is asked above the list."""
        row, today = self.obligation, timezone.localdate()
        directive = row.clause.directive
        crumbs = [(LISTED, reverse("steering:directives")), (directive.number, directive.get_absolute_url())]
        extra = {
            "title": row.what, "obligation": row, "crumbs": crumbs,
            "due": due_day(row.repeats, row.due_on, today),
            "tally": tallies_for(self.visitor, [row], today).get(row.pk, NOBODY),
            "line": lines.name_of(row.indicator_code, today) if row.indicator_code else "",
            "can_keep": keeps(self.visitor, directive),
            "beside": cards_beside("steering.obligation", self.visitor, row.public_id, at=timezone.now()),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})
