"""The calendar: a list, a month, a file for other calendars; a plan's page and the forms around it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.presenting.actions.plans import add_plan, change_plan, move_plan
from nhipcau.presenting.calendar_file import calendar_of
from nhipcau.presenting.filters import PlanFilter
from nhipcau.presenting.forms.plans import MoveForm, PlanForm, initial_of
from nhipcau.presenting.models import Plan
from nhipcau.presenting.queries.desk import conflicts_for, events_unplanned_for, get_plan_for, plans_for
from nhipcau.presenting.queries.months import month_asked, month_for
from nhipcau.presenting.rules.planning import HINT_DAYS, MOVES, OPEN
from nhipcau.presenting.tables import PlanTable
from nhipcau.presenting.wording import PLAN_TONES, event_name, event_of, language_name

ADD = PageAction(
    _("Thêm việc"), "presenting:add_plan", needs="presenting.keep_calendar", icon="plus", primary=True
)
MONTH = PageAction(_("Xem theo tháng"), "presenting:month", icon="today")
AS_LIST = PageAction(_("Xem danh sách"), "presenting:plans", icon="filter")
FILE = PageAction(_("Tải lịch (.ics)"), "presenting:plans_file", icon="download")


class PlanList(ListScreen):
    """What is planned, the next day first."""

    needs = "presenting.see_pieces"
    template_name = "presenting/plans.html"
    title = _("Lịch giới thiệu")
    lead = _("Ngày nào ra gì, cho ai, bằng tiếng nào, trên kênh nào, ai lo.")
    table_class = PlanTable
    filterset_class = PlanFilter
    export_name = "lich-gioi-thieu"
    page_actions = (ADD, MONTH, FILE)
    empty_title = _("Chưa có việc nào trong lịch")
    empty_hint = _("Bắt đầu từ sự kiện gần nhất.")

    def get_queryset(self) -> QuerySet[Plan]:
        """List what this person may see."""
        return plans_for(self.visitor)

    def get_table(self, **kwargs: Any) -> Any:
        """Tell the table which days are taken twice."""
        table = super().get_table(**kwargs)
        table.conflicts = conflicts_for(self.visitor)
        return table

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Point out events that nobody thought of yet."""
        rows = events_unplanned_for(self.visitor, timezone.localdate())
        hints = [{"event": event, "name": event_name(event)} for event in rows]
        return super().get_context_data(hints=hints, hint_days=HINT_DAYS, **kwargs)


class MonthPage(Guarded, TemplateView):
    """One month at a glance."""

    needs = "presenting.see_pieces"
    template_name = "presenting/month.html"
    title = _("Lịch giới thiệu")
    page_actions = (ADD, AS_LIST, FILE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the weeks out."""
        first = month_asked(self.request.GET.get("month", ""), timezone.localdate())
        crumbs = [(_now("Lịch giới thiệu"), reverse("presenting:plans"))]
        return super().get_context_data(month=month_for(self.visitor, first), crumbs=crumbs, **kwargs)


@requires("presenting.see_pieces")
def plans_file(request: HttpRequest) -> HttpResponse:
    """Hand out the calendar for other calendars."""
    content = calendar_of(plans_for(request.user).exclude(state="dropped"))
    return attachment(content, name="lich-gioi-thieu.ics", media_type="text/calendar; charset=utf-8")


class OfPlan(Guarded):
    """What the screens of one plan share."""

    kwargs: dict[str, Any]

    @cached_property
    def plan(self) -> Plan:
        """The plan in the address."""
        return get_plan_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to it."""
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        crumbs = [(_now("Lịch giới thiệu"), reverse("presenting:plans"))]
        if not isinstance(self, TemplateView):
            crumbs.append((self.plan.title, self.plan.get_absolute_url()))
            kwargs.setdefault("cancel_url", self.plan.get_absolute_url())
        return super().get_context_data(**{"crumbs": crumbs, "plan": self.plan, **kwargs})


class PlanPage(OfPlan, TemplateView):
    """One plan."""

    needs = "presenting.see_pieces"
    template_name = "presenting/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        plan = self.plan
        return super().get_context_data(
            title=plan.title, tone=PLAN_TONES[plan.state], is_open=plan.state in OPEN,
            can_move=bool(MOVES[plan.state]), event=event_of(plan.event) if plan.event else "",
            languages=[language_name(code) for code in plan.languages],
            clashes=conflicts_for(self.visitor).get(plan.pk, []), **kwargs,
        )  # fmt: skip


class AddPlan(ActionScreen):
    """A new plan; the address may name the event and the day."""

    needs = "presenting.keep_calendar"
    title, submit_label, done_message = _("Thêm việc vào lịch"), _("Thêm"), _("Đã thêm vào lịch.")
    form_class = PlanForm
    cancel_url = success_url = reverse_lazy("presenting:plans")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what the address says."""
        asked = {name: self.request.GET.get(name, "") for name in ("event", "on", "piece")}
        initial = {**asked, "due_on": asked["on"], "languages": ["vi"], "holder": self.visitor.public_id}
        return {**super().get_form_kwargs(), "person": self.visitor, "initial": initial}

    def act(self, form: forms.Form) -> None:
        """Add it."""
        add_plan(by=self.visitor, at=timezone.now(), intended=form.intended())  # type: ignore[attr-defined]


class ChangePlan(OfPlan, ActionScreen):
    """Another day, channel, audience …"""

    needs = "presenting.keep_calendar"
    title, done_message = _("Sửa việc trong lịch"), _("Đã lưu.")
    form_class = PlanForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what is stored."""
        return {**super().get_form_kwargs(), "person": self.visitor, "initial": initial_of(self.plan)}

    def act(self, form: forms.Form) -> None:
        """Change it."""
        plan, intended = self.plan, form.intended()  # type: ignore[attr-defined]
        change_plan(by=self.visitor, at=timezone.now(), plan=plan, seen=plan.revision, intended=intended)


class MovePlan(OfPlan, ActionScreen):
    """Made, out, dropped, or planned again."""

    needs = "presenting.keep_calendar"
    title, done_message = _("Việc này đến đâu rồi"), _("Đã ghi.")
    form_class = MoveForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the steps that are open."""
        return {**super().get_form_kwargs(), "plan": self.plan}

    def act(self, form: forms.Form) -> None:
        """Move it."""
        plan = self.plan
        move_plan(by=self.visitor, at=timezone.now(), plan=plan, seen=plan.revision, **form.cleaned_data)
