"""The board of figures by unit, the end-of-day report, and the compliance board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from nhipcau.clocks.rules.calendar import ZONE, day_of
from nhipcau.clocks.wording import length_words
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.press.printing import day_file
from nhipcau.press.queries.board import Line, board_for
from nhipcau.press.queries.compliance import compliance_for
from nhipcau.press.queries.day import day_for
from nhipcau.press.queries.enquiries import due_today, late, open_for
from nhipcau.press.rules.duties import Line as Judged
from nhipcau.press.rules.duties import as_text

SHOWN = 8
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WithExport(Guarded, TemplateView):
    """A page of rows that is also a file."""

    export_name = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page, or with its rows."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            rows = self.rows()
            answer = csv_response if kind == "csv" else xlsx_response
            return answer(self.export_name, next(rows), rows)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def rows(self) -> Iterator[list[object]]:
        """Give the heading, then the rows; override."""
        raise NotImplementedError


class Board(WithExport):
    """What is due, what is late, and how fast answers were in a period, by unit."""

    needs = "press.see_boards"
    title = gettext_lazy("Bảng trả lời báo chí")
    lead = gettext_lazy("Việc đến hạn hôm nay, việc quá hạn, và trả lời nhanh chậm ra sao theo đơn vị.")
    template_name = "press/board.html"
    export_name = "tra-loi-bao-chi"
    page_actions = (
        PageAction(gettext_lazy("Câu hỏi của báo chí"), "press:enquiries", needs="press.see_enquiries"),
        PageAction(gettext_lazy("Báo cáo cuối ngày"), "press:day", needs="press.see_enquiries"),
    )

    def period(self) -> tuple[date, date]:
        """Return the first and last day asked for: this quarter so far, unless said."""
        today = day_of(timezone.now())
        first = _day(self.request.GET.get("since")) or date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
        last = _day(self.request.GET.get("until")) or today
        return first, max(first, last)

    def lines(self) -> list[Line]:
        """Measure."""
        first, last = self.period()
        return board_for(
            self.visitor, at=timezone.now(), since=_begin(first), until=_begin(last + timedelta(days=1)),
            unit_id=self.request.GET.get("unit", ""),
        )  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show figures, and the most pressing questions."""
        now, (first, last) = timezone.now(), self.period()
        running = open_for(self.visitor)
        lines = [(line, _length(line.responses.p50), _length(line.responses.p90)) for line in self.lines()]
        unit = self.request.GET.get("unit", "")
        units = board_for(self.visitor, at=now, since=_begin(first), until=_begin(first)) if unit else []
        return super().get_context_data(
            lines=lines, first=first, last=last, unit=unit, units=units or [line for line, *_rest in lines],
            late=late(running, now).count(), today=due_today(running, now).count(),
            running=running.count(), pressing=list(running[:SHOWN]), **kwargs,
        )  # fmt: skip

    def rows(self) -> Iterator[list[object]]:
        """Export every unit's figures; lengths in hours."""
        yield [
            _("Đơn vị"), _("Đang chờ"), _("Đến hạn hôm nay"), _("Quá hạn"), _("Nhận trong kỳ"),
            _("Đã trả lời"), _("Từ chối"), _("Nhà báo rút"), _("Đúng hạn"), _("Tỷ lệ đúng hạn (%)"),
            _("Một nửa xong trong (giờ)"), _("Chín phần mười xong trong (giờ)"),
        ]  # fmt: skip
        for line in self.lines():
            told = line.responses
            yield [
                line.name, line.open, line.due_today, line.late, line.received, *line.outcomes.values(),
                told.in_time, "" if line.share_percent is None else line.share_percent,
                _hours(told.p50), _hours(told.p90),
            ]  # fmt: skip


class Day(Guarded, TemplateView):
    """The end-of-day report: on the page, printed, or as a Word file."""

    needs = "press.see_enquiries"
    title = gettext_lazy("Báo cáo cuối ngày")
    template_name = "press/day.html"

    def on(self) -> date:
        """Return the day asked for, or today."""
        return _day(self.request.GET.get("day")) or day_of(timezone.now())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page or the file."""
        if request.GET.get("export") != "docx":
            response: HttpResponseBase = super().get(request, *args, **kwargs)
            return response
        told = day_for(self.visitor, on=self.on(), at=timezone.now())
        return attachment(day_file(told), name=f"bao-chi-{told.on.isoformat()}.docx", media_type=DOCX)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the day."""
        return super().get_context_data(day=day_for(self.visitor, on=self.on(), at=timezone.now()), **kwargs)


class Compliance(WithExport):
    """What the office owes, line by line, each with its source."""

    needs = "press.see_boards"
    title = gettext_lazy("Nghĩa vụ phát ngôn")
    lead = gettext_lazy(
        "Mỗi dòng là một nghĩa vụ, căn cứ của nó, và đã quá bao nhiêu ngày. Chưa được luật sư kiểm tra."
    )
    template_name = "press/compliance.html"
    export_name = "nghia-vu-phat-ngon"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Judge and name."""
        language = get_language() or "vi"
        lines = compliance_for(self.visitor, timezone.now())
        broken = [(line, as_text(line.duty.asks, language)) for line in lines if not line.is_met]
        kept = [(line, as_text(line.duty.asks, language)) for line in lines if line.is_met]
        together = [list(found) for _key, found in groupby(broken, _same_duty)]
        return super().get_context_data(broken=broken, broken_together=together, kept=kept, **kwargs)

    def rows(self) -> Iterator[list[object]]:
        """Export every line."""
        language = get_language() or "vi"
        yield [_("Nghĩa vụ"), _("Về"), _("Đạt"), _("Quá hạn (ngày)"), _("Từ ngày"), _("Căn cứ")]
        for line in compliance_for(self.visitor, timezone.now()):
            late_days = "" if line.days_late is None else line.days_late
            yield [
                as_text(line.duty.asks, language), line.who, _("Có") if line.is_met else _("Chưa"),
                late_days, line.since or "", line.duty.basis,
            ]  # fmt: skip


def _same_duty(judged: tuple[Judged, str]) -> tuple[str, int | None]:
    """Let dozens of subordinate units that lack one thing stand as one point, opened on demand."""
    return judged[0].duty.code, judged[0].days_late


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def _length(length: timedelta | None) -> str:
    return length_words(length) if length is not None else "–"


def _hours(length: timedelta | None) -> float | str:
    return "" if length is None else round(length / timedelta(hours=1), 1)
