"""The calendar of deadlines: a month as a list of days, its files, and the secret feed for phones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.folding import fold, fold_words
from nhipcau.common.pace import Pace, address_of
from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.steering import deadlines
from nhipcau.steering.actions.links import renew_link
from nhipcau.steering.calendars import feed
from nhipcau.steering.deadlines import Deadline
from nhipcau.steering.forms.calendar import BELOW, CalendarForm, RenewForm
from nhipcau.steering.queries.keys import calendar_address, calendar_link_of, person_of_calendar
from nhipcau.steering.queries.plans import levels_below
from nhipcau.steering.queries.reach import units_in_reach
from nhipcau.steering.rules import calendar as months
from nhipcau.units.queries.bodies import unit_titles

FEED_BACK, FEED_AHEAD = timedelta(days=30), timedelta(days=400)
"""A month behind, and this year's plan with the next one's beginning."""
WRONG_KEYS = Pace(30)
"""An hour and address; a phone that has the right key is never counted."""
TOO_MANY = 429
MOST_OPEN = 200
"""Units of one line that are named; the list of the room they come from has them all."""
HEADER = (_("Hạn"), _("Việc"), _("Đơn vị"), _("Tình trạng"))


class CalendarPage(Guarded, TemplateView):
    """A month of deadlines."""

    needs = "steering.see_steering"
    template_name = "steering/calendar.html"
    title = _("Lịch thời hạn")
    lead = _("Mọi việc có hạn: công việc, báo cáo, câu hỏi còn nợ. Đồng hồ xử lý có trang riêng.")
    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the page, or with the month as a file."""
        kind = request.GET.get("export")
        if kind not in {"csv", "xlsx"}:
            return super().get(request, *args, **kwargs)
        answer = csv_response if kind == "csv" else xlsx_response
        rows = [row for _day, groups in self.days for group in groups for row in group.rows]
        names = self._names(rows)
        own, done, still = self.visitor.unit_name, _now("Xong"), _now("Chưa xong")
        lines = [
            (row.due_on, row.title, names.get(row.unit_id, own), done if row.is_settled else still)
            for row in rows
        ]
        return answer(f"thoi-han-{self.month:%Y-%m}", [str(label) for label in HEADER], lines)

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What the bar asks for; a wrong choice is none."""
        form = CalendarForm(self.request.GET)
        form.is_valid()
        return form.cleaned_data

    @cached_property
    def month(self) -> Any:
        """The month in the address, or this one."""
        return months.month_of(self.request.GET.get("month", ""), timezone.localdate())

    @cached_property
    def days(self) -> list[Any]:
        """The days of the month with what is due."""
        since, until = self.month, months.last_of(self.month)
        if self.asked.get("whose") == BELOW:
            under = units_in_reach(self.visitor) - {self.visitor.unit_id}
            rows = [row for row in deadlines.due(since, until) if row.unit_id in under]
        else:
            rows = deadlines.of_unit(self.visitor.unit_id, since, until)
        return months.by_day(rows, self._keeps())

    def _keeps(self) -> Callable[[Deadline], bool]:
        words, only_open = fold_words(self.asked.get("q", "")), self.asked.get("state") == "open"

        def keeps(row: Deadline) -> bool:
            said = fold(row.title)
            return not (only_open and row.is_settled) and all(word in said for word in words)

        return keeps

    def _names(self, rows: list[Deadline]) -> dict[str, str]:
        others = {row.unit_id for row in rows} - {self.visitor.unit_id}
        return unit_titles(others, timezone.localdate()) if others else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the month out."""
        link = calendar_link_of(self.visitor)
        shown = [row for _day, groups in self.days for group in groups for row in group.rows]
        names = self._names(shown)
        form = CalendarForm(self.request.GET or {"whose": "mine"})
        if not levels_below(self.visitor):
            del form.fields["whose"]
        days = [(day, [_laid(group, names) for group in groups]) for day, groups in self.days]
        return super().get_context_data(
            days=days, month=self.month, today=timezone.localdate(), form=form, count=len(shown), link=link,
            before=months.month_before(self.month), after=months.next_month(self.month),
            address=calendar_address(self.visitor, link) if link else "", **kwargs,
        )  # fmt: skip


def _laid(group: months.Group, names: dict[str, str]) -> dict[str, Any]:
    """Return a group as the page shows it: every row of few, the open ones of many, with their units."""
    rows = group.open_rows[:MOST_OPEN] if group.is_many else group.rows
    return {
        "title": group.title, "is_many": group.is_many, "units": len(group.rows),
        "open": len(group.open_rows), "rows": [(row, names.get(row.unit_id, "")) for row in rows],
    }  # fmt: skip


class RenewLink(ActionScreen):
    """Make the secret address, or make it anew."""

    needs = "steering.see_steering"
    title, submit_label = _("Đường dẫn lịch cho điện thoại"), _("Tạo đường dẫn")
    done_message = _("Đã tạo đường dẫn. Đường dẫn cũ, nếu có, không còn dùng được.")
    template_name = "common/confirm.html"
    form_class = RenewForm
    success_url = cancel_url = reverse_lazy("steering:calendar")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        lines = [
            _now("Ai có đường dẫn này đều đọc được tên việc và hạn của đơn vị. Đừng chuyển cho người khác."),
            _now("Đường dẫn đã tạo trước đây không mở được nữa."),
        ]
        crumbs = [(_now("Lịch thời hạn"), reverse("steering:calendar"))]
        return super().get_context_data(consequences=lines, crumbs=crumbs, **kwargs)

    def act(self, form: Form) -> Any:  # noqa: ARG002 - the form has no field
        """Make it."""
        return renew_link(by=self.visitor, at=timezone.now())


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, public_id: str, key: str) -> HttpResponseBase:
    """Give the feed to whoever has the key; a wrong one is a 404 like any unknown address."""
    person = person_of_calendar(public_id, key)
    if person is None:
        if WRONG_KEYS.is_too_fast(address_of(request)):
            return HttpResponse(status=TOO_MANY)
        raise Http404
    today = timezone.localdate()
    with override(person.language):
        rows = deadlines.of_unit(person.unit_id, today - FEED_BACK, today + FEED_AHEAD)
        content = feed(rows, name=_now("Thời hạn – Nhịp Cầu"), at=timezone.now())
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
