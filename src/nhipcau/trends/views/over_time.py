"""The page of trends: one question, one chart, the same table beside it and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common import exports, formats
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.trends.drawing import svg
from nhipcau.trends.forms import AskedForm
from nhipcau.trends.queries.counting import Asked, By, Thing, counted_for
from nhipcau.trends.rules.charts import lines_over_time
from nhipcau.trends.rules.periods import Span, Step, following
from nhipcau.trends.rules.tables import Line, Table

WIDTH, HEIGHT = 760, 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the table as it is printed."""

    label: str
    cells: tuple[int, ...]
    all: int


class OverTime(Guarded, TemplateView):
    """Articles or stories by topic, unit, language or outlet over time."""

    needs = "trends.see_trends"
    template_name = "trends/over_time.html"
    title = gettext_lazy("Xu hướng")
    lead = gettext_lazy("Báo chí viết nhiều hay ít, về đâu, về việc gì, bằng tiếng nào, theo thời gian.")
    page_actions = (PageAction(gettext_lazy("Dự báo một tuần"), "trends:forecast"),)

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the page, or with its table as a file."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            _form, _asked, table = self._counted()
            answer = exports.csv_response if kind == "csv" else exports.xlsx_response
            return answer("xu-huong", _header(table), _export_rows(table))
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count, draw and print."""
        form, asked, table = self._counted()
        return super().get_context_data(
            **kwargs,
            form=form,
            table=table,
            chart=_chart(table, asked) if table.all else "",
            heading=_heading(asked),
            rows=[_shown(line, asked.span) for line in reversed(table.lines)],
            sums=table.sums,
            is_topics=asked.by is By.TOPIC,
        )

    def _counted(self) -> tuple[AskedForm, Asked, Table]:
        today = timezone.localdate()
        form = AskedForm(self.request.GET)
        asked = form.asked(today=today)
        return form, asked, counted_for(self.visitor, asked, today=today)


def _chart(table: Table, asked: Asked) -> str:
    points = [(_short(line.start, asked.span.step), line.cells) for line in table.lines]
    spec = lines_over_time(table.names, points, width=WIDTH, height=HEIGHT, axis=_unit(asked.thing))
    return svg(spec, label=_heading(asked))


def _heading(asked: Asked) -> str:
    by = {
        By.TOPIC: _("theo chủ đề"),
        By.UNIT: _("theo địa phương"),
        By.LANGUAGE: _("theo ngôn ngữ"),
        By.OUTLET: _("theo cơ quan báo chí"),
    }
    thing = _("Số bài") if asked.thing is Thing.ARTICLES else _("Số dòng tin")
    days = {"since": formats.day(asked.span.since), "until": formats.day(asked.span.until)}
    return f"{thing} {by[asked.by]}, " + _("từ %(since)s đến %(until)s") % days


def _unit(thing: Thing) -> str:
    return _("bài") if thing is Thing.ARTICLES else _("dòng tin")


def _short(start: date, step: Step) -> str:
    return f"{start:%m/%Y}" if step is Step.MONTH else f"{start:%d/%m}"


def _label(line: Line, span: Span) -> str:
    if span.step is Step.DAY:
        return f"{formats.weekday(line.start)}, {formats.day(line.start)}"
    if span.step is Step.MONTH:
        words = _("tháng %(month)s") % {"month": f"{line.start:%m/%Y}"}
    else:
        last = date.fromordinal(following(line.start, span.step).toordinal() - 1)
        words = f"{line.start:%d/%m} – {formats.day(last)}"
    return words if line.is_whole else f"{words} " + _("(chưa trọn)")


def _shown(line: Line, span: Span) -> Shown:
    return Shown(_label(line, span), line.cells, line.all)


def _header(table: Table) -> list[str]:
    return [_("Từ ngày"), *table.names, _("Tất cả")]


def _export_rows(table: Table) -> Iterator[list[object]]:
    for line in table.lines:
        yield [line.start, *line.cells, line.all]
