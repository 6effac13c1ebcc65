"""One report before its judge: cells beside last period's and the counted ones; approve, return, withdraw."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.reviewing import approve, return_report, withdraw
from nhipcau.reports.actions.stepping import words_of
from nhipcau.reports.forms.reviewing import CELL, JudgeForm
from nhipcau.reports.models import Report
from nhipcau.reports.queries.sheets import Line, sheet, unusual
from nhipcau.reports.queries.waiting import faults, get_judged_for, neighbours, way_up
from nhipcau.reports.rules.chain import LEVEL_CLOSED
from nhipcau.reports.rules.states import APPROVE, RETURN, SUBMITTED, WITHDRAW
from nhipcau.reports.views.reviewing import CRUMB
from nhipcau.units.queries import unit_name

WORDS = (
    ("leadership", _("Công tác lãnh đạo, chỉ đạo")),
    ("results", _("Kết quả theo từng loại thông tin")),
    ("next_steps", _("Phương hướng kỳ tới")),
    ("proposals", _("Kiến nghị, đề xuất")),
)


class Judge(ActionScreen):
    """One report of the level below."""

    needs = "reports.review"
    template_name = "reports/judge.html"
    form_class = JudgeForm

    @cached_property
    def report(self) -> Report:
        """The report in the address; 404 where another unit judges it."""
        return get_judged_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def lines(self) -> list[Line]:
        """Its cells."""
        return sheet(self.report)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer a reason for each cell, where the report may be returned."""
        codes = [line.indicator.code for line in self.lines]
        return {**super().get_form_kwargs(), "codes": codes}

    def get_initial(self) -> dict[str, Any]:
        """Remember which revision is on the page."""
        return {"seen": self.report.revision}

    def act(self, form: Form) -> None:
        """Take the step of the button that was pressed."""
        told, step = form.cleaned_data, form.cleaned_data["step"]
        common: dict[str, Any] = {
            "by": self.visitor, "at": timezone.now(), "report": self.report, "seen": told["seen"],
        }  # fmt: skip
        if step == APPROVE:
            if told["reason"] or form.cells():  # type: ignore[attr-defined]
                raise Refused(_now("Bạn đã ghi lý do trả lại: bấm Trả lại, hoặc xóa lý do rồi duyệt."))
            approve(**common)
            messages.success(self.request, _now("Đã duyệt. Số liệu đã vào tổng hợp."))
        elif step == RETURN:
            return_report(**common, reason=told["reason"], cells=form.cells())  # type: ignore[attr-defined]
            messages.success(self.request, _now("Đã trả lại. Đơn vị thấy lý do bên cạnh từng ô."))
        else:
            withdraw(**common, reason=told["reason"])
            messages.success(self.request, _now("Đã rút duyệt. Số liệu đã ra khỏi tổng hợp."))

    def get_success_url(self) -> str:
        """Go on to the next report that waits, or back to this one."""
        following = neighbours(self.visitor, self.report)[1]
        goes_on = self.request.POST.get("step") != WITHDRAW and following
        target = following if goes_on and following else self.report
        return reverse("reports:review_report", args=[target.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cells by group, the words, the limits, the way so far, the neighbours."""
        report, context = self.report, super().get_context_data(**kwargs)
        against = faults(self.visitor, report, (APPROVE, RETURN, WITHDRAW))
        before, following = neighbours(self.visitor, report)
        waits = report.state == SUBMITTED
        context.update(
            title=unit_name(report.unit_id), lead=report.period.name,
            crumbs=[(CRUMB, reverse("reports:reviewing"))], report=report,
            groups=_grouped(self.lines, context["form"]), unusual=unusual(self.lines),
            parts=[(label, getattr(report, name)) for name, label in WORDS], limits=report.findings.all(),
            answers=report.answers.select_related("finding__report__period"),
            way=way_up(report), previous=before, following=following, may=against, waits=waits,
            declined=words_of(against[APPROVE], report) if waits and against[APPROVE] else "",
            kept=words_of(LEVEL_CLOSED, report) if against[WITHDRAW] == LEVEL_CLOSED else "",
        )  # fmt: skip
        return context


def _grouped(lines: list[Line], form: Any) -> list[tuple[str, list[tuple[Line, Any]]]]:
    """Put the lines under their headings, each with the field for its reason."""
    return [
        (heading, [(line, form[CELL + line.indicator.code]) for line in rows])
        for heading, rows in groupby(lines, key=lambda line: line.indicator.group)
    ]
