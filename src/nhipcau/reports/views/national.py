"""The pages of a review: indicators, units ranked, the whole table, missing and late, limits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from nhipcau.common import exports
from nhipcau.reports.queries import reviews
from nhipcau.reports.queries.snapshot import figures_of
from nhipcau.reports.rules import snapshot
from nhipcau.reports.rules.wording import EMPTY, difference, figure, worth
from nhipcau.reports.views.national_rows import (
    Sheet,
    absent_sheet,
    indicator_sheet,
    limits_sheet,
    matrix_sheet,
)
from nhipcau.reports.views.national_shared import OnReview, chosen, figure_url, total_url

WHOLE = 40
"""Units whose whole table stands on one page; more are shown by heading."""


class Exported(OnReview):
    """A page whose table is also a file."""

    export_name = "so-ket"

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the page, or with its table as a file."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            header, rows = self.sheet()
            answer = exports.csv_response if kind == "csv" else exports.xlsx_response
            return answer(f"{self.export_name}-{self.told['period']['ends_on']}", header, rows)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def sheet(self) -> Sheet:
        """Return what the file holds; override."""
        raise NotImplementedError


class Indicators(Exported):
    """All indicators with totals, beside the period before; what changed since the freezing."""

    template_name = "reports/review.html"
    export_name = "so-ket-chi-tieu"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Print the rows under their headings."""
        told = self.told
        rows = {name: [self._row(row) for row in group] for name, group in snapshot.groups(told).items()}
        before = told["before"]
        left = [row for row in told["unconverted"] if before and row["period"] == before["name"]]
        return super().get_context_data(
            **kwargs, groups=rows, before=before, moved=self._moved(),
            left=sorted({(row["name"], ", ".join(row["targets"])) for row in left}),
        )  # fmt: skip

    def sheet(self) -> Sheet:
        """Return the indicators as a file."""
        return indicator_sheet(self.told)

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        before = row["before"] or {}
        return {
            "about": row, "now": figure(row, row), "then": figure(before, row), "moved": difference(row),
            "is_estimate": before.get("estimated", False),
            "url": total_url(self.told, self.told["unit"]["id"], row["code"]),
        }  # fmt: skip

    def _moved(self) -> list[dict[str, str]]:
        """Tell what the totals are today, where that differs from what was frozen."""
        if not self.figures.is_frozen:
            return []
        review = self.review
        now = figures_of(review.period, review.unit_id, timezone.now())
        return [
            {
                "name": row["was"]["name"],
                "was": figure(row["was"], row["was"]),
                "is": figure(row["is"], row["was"]),
            }
            for row in snapshot.changes(self.told, now)
        ]


class Units(Exported):
    """One indicator, the units from the highest to the lowest figure; without a figure last."""

    template_name = "reports/review_units.html"
    tab = "reports:review_units"
    export_name = "so-ket-tung-don-vi"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rank the units by the chosen indicator."""
        form, code = chosen(self)
        about = snapshot.by_code(self.told).get(code)
        rows = [self._row(unit, about) for unit in self.told["units"]] if about else []
        rows.sort(key=lambda row: (row["worth"] is None, -(row["worth"] or 0), row["unit"]["name"]))
        top = max((row["worth"] for row in rows if row["worth"] is not None), default=None)
        for place, row in enumerate(rows, 1):
            ties = place > 1 and rows[place - 2]["worth"] == row["worth"]
            rank = rows[place - 2]["rank"] if ties else place
            row["rank"] = rank if row["worth"] is not None else None
            row["share"] = int(row["worth"] * 100 / top) if top and row["worth"] is not None else 0
        return super().get_context_data(
            **kwargs, form=form, about=about, rows=rows, total=figure(about, about) if about else EMPTY
        )

    def sheet(self) -> Sheet:
        """Return every unit with every indicator."""
        return matrix_sheet(self.told)

    def _row(self, unit: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
        value = unit["values"].get(about["code"], {})
        return {
            "unit": unit, "worth": worth(value, about["measure"], about["over_units"]),
            "said": figure(value, about), "estimated": value.get("estimated", 0),
            "url": figure_url(self.told, unit, about["code"]) if value else "",
        }  # fmt: skip


class Matrix(Exported):
    """Every unit with every indicator, as wide as it is; by heading where units are many."""

    template_name = "reports/review_matrix.html"
    tab = "reports:review_matrix"
    export_name = "so-ket-bang"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Print the cells of the chosen heading, or all of them."""
        by_group = snapshot.groups(self.told)
        asked = self.request.GET.get("nhom", "")
        few = len(self.told["units"]) <= WHOLE
        name = asked if asked in by_group else "" if few else next(iter(by_group), "")
        rows = by_group[name] if name else self.told["indicators"]
        lines = [
            {"unit": unit, "cells": [figure(unit["values"].get(row["code"], {}), row) for row in rows]}
            for unit in self.told["units"]
        ]
        sums = [figure(row, row) for row in rows]
        return super().get_context_data(
            **kwargs, headings=list(by_group), heading=name, few=few, columns=rows, lines=lines, sums=sums
        )

    def sheet(self) -> Sheet:
        """Return the whole table."""
        return matrix_sheet(self.told)


class Absent(Exported):
    """Who has no approved report, and why; who came late."""

    template_name = "reports/review_absent.html"
    tab = "reports:review_absent"
    export_name = "so-ket-thieu-muon"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the missing and the late under their provinces."""
        return super().get_context_data(
            **kwargs, missing=_by_province(self.told["missing"]),
            late=_by_province([_with_days(row) for row in self.told["late"]]),
            closed=[unit for unit in self.told["units"] if unit["closing"]],
        )  # fmt: skip

    def sheet(self) -> Sheet:
        """Return both lists."""
        return absent_sheet(self.told)


class Limits(Exported):
    """Open limits, the oldest first; proposals; good practice."""

    template_name = "reports/review_limits.html"
    tab = "reports:review_limits"
    export_name = "so-ket-han-che"
    reads = staticmethod(reviews.figures)

    def sheet(self) -> Sheet:
        """Return limits and proposals."""
        return limits_sheet(self.told)


def _by_province(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["province"], []).append(row)
    return found


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    came = row["came_on"]
    return {
        **row, "due_day": date.fromisoformat(row["due_on"]),
        "came_day": date.fromisoformat(came) if came else None,
    }  # fmt: skip
