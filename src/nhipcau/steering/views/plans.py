"""Plans: the own ones by year, one plan with its tasks, the units below with and without one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.steering.filters.plans import BelowFilter
from nhipcau.steering.models import Plan
from nhipcau.steering.queries import plans as reading
from nhipcau.steering.rules import states
from nhipcau.steering.rules.planning import days_without
from nhipcau.steering.tables.plans import BelowTable
from nhipcau.steering.wording_tasks import TONES, WORDS, standing_of
from nhipcau.units.queries.places import unit_name
from nhipcau.units.rules.kinds import Level

YEARS_BACK = 5


class PlanList(Guarded, TemplateView):
    """The own plans, and how the year stands."""

    needs = "steering.see_steering"
    title = _("Kế hoạch năm")
    lead = _("Kế hoạch công tác thông tin đối ngoại của đơn vị, từ dự thảo đến văn bản có số.")
    template_name = "steering/plans.html"
    page_actions = (
        PageAction(
            _("Lập kế hoạch năm"),
            "steering:make_plan",
            needs="steering.keep_plans",
            icon="plus",
            primary=True,
        ),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay them out."""
        today = timezone.localdate()
        year, rows = today.year, list(reading.own_plans_for(self.visitor))
        for row in rows:
            row.days = days_without(row.year, row.issued_on, today)  # type: ignore[attr-defined]
        below = [
            (level, *reading.missing_below(reading.plans_below(self.visitor, year, level)))
            for level in reading.levels_below(self.visitor)
        ]
        return super().get_context_data(
            rows=rows, year=year, below=below, provinces=Level.PROVINCE,
            days=reading.days_without_plan(self.visitor.unit_id, year, today),
            this_year=next((row for row in rows if row.year == year), None), **kwargs,
        )  # fmt: skip


class PlanPage(Guarded, TemplateView):
    """One plan: its words, its tasks by kind of information, its paper."""

    needs = "steering.see_steering"
    template_name = "steering/plan.html"
    request: HttpRequest

    @cached_property
    def plan(self) -> Plan:
        """The plan in the address."""
        return reading.get_plan_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        row, today = self.plan, timezone.localdate()
        groups = [
            (reading.kind_words(kind), [_shown(task, today) for task in tasks])
            for kind, tasks in reading.by_kind(row)
        ]
        is_draft = row.state == states.DRAFT
        is_own = row.unit_id == self.visitor.unit_id
        return super().get_context_data(
            title=row.title, crumbs=[(_now("Kế hoạch năm"), reverse("steering:plans"))], row=row,
            lead="" if is_own else unit_name(row.unit_id), groups=groups,
            count=sum(len(tasks) for _kind, tasks in groups), is_draft=is_draft,
            days=days_without(row.year, row.issued_on, today),
            can_keep=is_own and is_draft and self.visitor.may("steering.keep_plans"),
            can_add=is_own and is_draft and self.visitor.may("steering.keep_tasks"),
            can_issue=is_own and is_draft and self.visitor.may("steering.issue_plans"), **kwargs,
        )  # fmt: skip


def _shown(task: Any, today: Any) -> dict[str, Any]:
    code = standing_of(task, today)
    return {"task": task, "tone": TONES[code], "words": WORDS[code]}


class BelowList(ListScreen):
    """The units below: which have a signed plan this year, and for how long they have had none."""

    needs = "steering.see_steering"
    title = _("Kế hoạch của đơn vị cấp dưới")
    table_class, filterset_class = BelowTable, BelowFilter
    export_name = "ke-hoach-cap-duoi"
    empty_title = _("Không có đơn vị cấp dưới")

    @cached_property
    def year(self) -> int:
        """The year in the address, or this one."""
        asked = self.request.GET.get("year", "")
        return int(asked) if asked in {str(year) for year in self.years} else timezone.localdate().year

    @cached_property
    def years(self) -> list[int]:
        """Next year, this one, and some before."""
        this = timezone.localdate().year
        return [this, this + 1, *range(this - 1, this - YEARS_BACK, -1)]

    @cached_property
    def levels(self) -> list[Level]:
        """The levels below the visitor's unit; none is no page."""
        found = reading.levels_below(self.visitor)
        if not found:
            raise Http404
        return found

    def get_queryset(self) -> QuerySet[Any]:
        """List the units of the level that was asked for."""
        asked = self.request.GET.get("level", "")
        level = next((one for one in self.levels if str(int(one)) == asked), self.levels[0])
        return reading.plans_below(self.visitor, self.year, level)

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Offer years and levels."""
        kwargs: dict[str, Any] = super().get_filterset_kwargs(filterset_class)
        return {**kwargs, "years": self.years, "levels": self.levels}

    def get_table_kwargs(self) -> dict[str, Any]:
        """Tell the table the year."""
        return {"year": self.year}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many have none."""
        missing, every = reading.missing_below(self.get_queryset())
        told = {"missing": missing, "every": every, "year": self.year}
        lead = _now("Năm %(year)s: %(missing)s trong %(every)s đơn vị chưa có kế hoạch đã ký.") % told
        crumbs = [(_now("Kế hoạch năm"), reverse("steering:plans"))]
        return super().get_context_data(lead=lead, crumbs=crumbs, **kwargs)
