"""The map of a review: squares for the provinces, or the office's own outline; the same table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.reports import drawing
from nhipcau.reports.models import Outline
from nhipcau.reports.queries.outlines import drawable, outline_of, seats_of
from nhipcau.reports.rules.outlines import frame_of, middle_of, path_of
from nhipcau.reports.rules.snapshot import by_code, parts
from nhipcau.reports.rules.states import APPROVED
from nhipcau.reports.rules.tilemap import STEPS, Map, Shown, tiled
from nhipcau.reports.rules.wording import figure, measured, number, worth
from nhipcau.reports.views.national_shared import OnReview, chosen, figure_url, value_url

REPORTS = "bao-cao"
"""The choice of the map that shows reports, not an indicator."""
MAP_OF_2025 = date(2025, 7, 1)
"""From this day on the 34 provinces stand (Nghị quyết 202/2025/QH15; units/seed/decrees.toml)."""
WIDTH = 700
KEY = "map"


class ReviewMap(OnReview):
    """One indicator, or approved of expected reports, on the map."""

    template_name = "reports/review_map.html"
    tab = "reports:review_map"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the map, its legend and its table."""
        form, code = chosen(self, [(REPORTS, gettext_lazy("Báo cáo đã duyệt / phải có"))])
        about = by_code(self.told).get(code)
        shown = [self._shown(unit, about) for unit in parts(self.told)]
        empty = _("chưa có")
        drawn = tiled(shown, empty=_("chưa có số liệu"), part_of=_("tính trong số liệu của %(name)s"))
        outline = outline_of(self.review.unit_id) if self.review.is_drawn else None  # type: ignore[attr-defined]
        title = about["name"] if about else _("Báo cáo đã duyệt / phải có")
        picture = self._picture(drawn, outline, (title, self._described(about)), empty)
        on = date.fromisoformat(self.told["period"]["ends_on"])
        return super().get_context_data(
            **kwargs, form=form, about=about, heading=title, picture=picture, outline=outline,
            legend=_legend(drawn, about), rows=sorted(shown, key=_highest_first),
            lacking=self._lacking(outline), is_before_2025=on < MAP_OF_2025,
            may_load=self.review.unit_id == self.visitor.unit_id and self.visitor.may("reports.make_review"),
        )  # fmt: skip

    def _shown(self, unit: dict[str, Any], about: dict[str, Any] | None) -> Shown:
        """Return what the map says of a unit: a figure, or how many of its reports are approved."""
        if about is not None:
            value = unit["values"].get(about["code"], {})
            url = figure_url(self.told, unit, about["code"]) if value else ""
            amount = worth(value, about["measure"], about["over_units"])
            said = figure(value, about) + ("%" if about["measure"] == "%" and amount is not None else "")
            return Shown(unit["unit_id"], unit["name"], unit["short"], amount, said, url)
        counts = unit["counts"] or {"approved": int(unit["state"] == APPROVED), "expected": 1}
        share = Decimal(counts["approved"]) / counts["expected"] if counts["expected"] else None
        said = f"{counts['approved']}/{counts['expected']}"
        return Shown(unit["unit_id"], unit["name"], unit["short"], share, said, self._unit_url(unit))

    def _unit_url(self, unit: dict[str, Any]) -> str:
        first = next(iter(unit["values"]), None)
        return value_url(unit["report"], first) if first else ""

    def _described(self, about: dict[str, Any] | None) -> str:
        told = self.told
        if about is None:
            counts = told["counts"]
            said = _("%(approved)s trên %(expected)s báo cáo đã duyệt; ô càng đậm tỷ lệ càng cao.")
            return said % {
                "approved": number(counts["approved"]), "expected": number(counts["expected"]),
            }  # fmt: skip
        return _(
            "Tổng %(total)s; mỗi ô một đơn vị, ô càng đậm số càng lớn, ô gạch chéo là chưa có số liệu."
        ) % {"total": measured(about, about)}

    def _picture(self, drawn: Map, outline: Outline | None, said: tuple[str, str], empty: str) -> SafeString:
        title, described = said
        if outline is None:
            return drawing.tile_svg(drawn, key=KEY, title=title, described=described, empty=empty)
        seats = seats_of(self.review.unit_id, drawable(self.review.unit_id, outline.loaded_at.date()))
        frame, height = frame_of(outline.shapes, list(seats), WIDTH)
        by_name = {tile.name: tile for tile in drawn.tiles}
        named = {unit["unit_id"]: by_name[unit["name"]] for unit in parts(self.told)}
        shapes = [
            (path_of(rings, frame), named[unit]) for unit, rings in outline.shapes.items() if unit in named
        ]
        islands = [
            (*middle_of(sea, frame), _square(sea, named[unit], drawn))
            for sea, unit in seats.items()
            if sea not in outline.islands and unit in named
        ]
        return drawing.outline_svg(
            shapes, islands, size=(WIDTH, height), key=KEY, title=title, described=described, empty=empty
        )

    def _lacking(self, outline: Outline | None) -> list[str]:
        """Name the archipelagos that the office's file lacks, and the units."""
        if outline is None:
            return []
        seats = seats_of(self.review.unit_id, drawable(self.review.unit_id, outline.loaded_at.date()))
        seas = [sea for sea in seats if sea not in outline.islands]
        units = [unit["name"] for unit in parts(self.told) if unit["unit_id"] not in outline.shapes]
        return [*(_("quần đảo %(name)s") % {"name": sea} for sea in seas), *units]


def _highest_first(row: Shown) -> tuple[bool, Decimal]:
    return row.worth is None, -(row.worth or Decimal(0))


def _square(sea: str, of: Any, drawn: Map) -> Any:
    """Return the square of an archipelago: the tile map's own, or its unit's where it reports itself."""
    own = next((tile for tile in drawn.tiles if tile.is_island and tile.short == sea), None)
    return own or replace(of, short=sea)


def _legend(drawn: Map, about: dict[str, Any] | None) -> list[tuple[SafeString, str]]:
    """Say from where to where each step goes; the hatched one last."""
    lines = [
        (drawing.swatch(step, KEY), _span(bounds, about))
        for step, bounds in enumerate(drawn.bounds, 1)
        if bounds
    ]
    if any(tile.step == 0 for tile in drawn.tiles):
        lines.append((drawing.swatch(0, KEY), _("chưa có số liệu")))
    return lines[:STEPS] if len(lines) > STEPS + 1 else lines


def _span(bounds: Sequence[Decimal], about: dict[str, Any] | None) -> str:
    low, high = (_said(bound, about) for bound in bounds)
    return low if low == high else f"{low} – {high}"


def _said(bound: Decimal, about: dict[str, Any] | None) -> str:
    if about is None:
        return f"{number((bound * 100).quantize(Decimal('0.1')))}%"
    return f"{number(bound)}%" if about["measure"] == "%" else number(bound)
