"""Trends of a review: one indicator over the periods on today's boundaries, chart and table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from nhipcau.common import exports
from nhipcau.reports.rules.snapshot import by_code
from nhipcau.reports.rules.states import COMMUNE, PROVINCE
from nhipcau.reports.rules.wording import THOUSAND, figure, number, worth
from nhipcau.reports.views.national_shared import OnReview, chosen
from nhipcau.trends.drawing import svg
from nhipcau.trends.rules.charts import lines_over_time

WIDTH, HEIGHT = 760, 300


class ReviewTrends(OnReview):
    """How an indicator went over the periods, estimates marked and the unconverted named."""

    template_name = "reports/review_trends.html"
    tab = "reports:review_trends"

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the page, or with all trends as a file."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            answer = exports.csv_response if kind == "csv" else exports.xlsx_response
            return answer("so-ket-xu-huong", self._header(), self._sheet())
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw and print one indicator."""
        form, code = chosen(self)
        about = by_code(self.told).get(code)
        points = [point for row in self.told["trends"] if row["code"] == code for point in row["points"]]
        rows = [self._point(point, about) for point in points] if about else []
        left = [row for row in self.told["unconverted"] if about and row["code"] == code]
        lines = [{**row, "said": figure(row, about or {}), "into": ", ".join(row["targets"])} for row in left]
        return super().get_context_data(
            **kwargs,
            form=form,
            about=about,
            rows=rows,
            left=lines,
            chart=_chart(rows, about) if about else "",
            is_cut=any(row["levels"] != rows[-1]["levels"] for row in rows),
        )

    def _point(self, point: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
        return {
            **point, "said": figure(point, about),
            "worth": worth(point, about["measure"], about["over_units"]),
            "scope": _scope(point["levels"]),
            "left": number(point["remainder"] // THOUSAND) if point["remainder"] else "",
        }  # fmt: skip

    def _header(self) -> list[str]:
        return [_("Chỉ tiêu"), _("Đơn vị tính"), _("Kỳ"), _("Số liệu"), _("Ước tính"), _("Phần chưa quy đổi")]

    def _sheet(self) -> list[list[object]]:
        known = by_code(self.told)
        return [
            [known[row["code"]]["name"], known[row["code"]]["measure"], point["name"],
             float(value) if (value := self._point(point, known[row["code"]])["worth"]) is not None else None,
             _("có") if point["estimated"] else "",
             point["remainder"] / THOUSAND if point["remainder"] else None]
            for row in self.told["trends"] if row["code"] in known for point in row["points"]
        ]  # fmt: skip


def _scope(levels: list[str]) -> str:
    """Say who reported, where it was not every level."""
    words: dict[tuple[str, ...], str] = {
        (PROVINCE,): _("chỉ cấp tỉnh báo cáo"),
        (COMMUNE,): _("chỉ cấp xã báo cáo"),
    }
    return words.get(tuple(levels), "")


def _chart(rows: list[dict[str, Any]], about: dict[str, Any]) -> str:
    """Draw the periods that the same levels reported; an estimate carries a star at its name."""
    now = rows[-1]["levels"] if rows else []
    points = [
        (f"{row['name']}{' *' if row['estimated'] else ''}", [round(row["worth"])])
        for row in rows
        if row["worth"] is not None and row["levels"] == now
    ]
    if len(points) < 2:  # noqa: PLR2004 - one point is no trend
        return ""
    spec = lines_over_time([about["name"]], points, width=WIDTH, height=HEIGHT, axis=about["measure"])
    return svg(spec, label=about["name"])
