"""Lists of rounds of awards, and of the scores of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.reports.models import Indicator, Score
from nhipcau.reports.queries.awards import was_reported
from nhipcau.reports.rules.amounts import say, say_ratio
from nhipcau.reports.rules.awards import EMPTY, NO_REPORT, Criterion
from nhipcau.units.queries.bodies import unit_titles

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
WHY = {NO_REPORT: _("chưa có báo cáo được duyệt"), EMPTY: _("chưa có số liệu")}


class RoundTable(tables.Table):
    """One round a row."""

    name = tables.Column(
        verbose_name=_("Tên đợt xét"), linkify=("reports:award", {"public_id": tables.A("public_id")}),
        attrs={"td": {"class": "main"}},
    )  # fmt: skip
    period = tables.Column(verbose_name=_("Kỳ báo cáo"), accessor="period__name")
    criteria = tables.Column(verbose_name=_("Tiêu chí"), orderable=False, attrs=NUMBER)
    scored_at = tables.Column(verbose_name=_("Chấm điểm lúc"), default="")

    def render_criteria(self, value: list[Any]) -> int:
        """Show how many."""
        return len(value)

    def render_scored_at(self, value: Any) -> str:
        """Show the moment."""
        return f"{formats.day(value)} {formats.clock(value)}"

    def value_scored_at(self, value: Any) -> Any:
        """Export the moment itself."""
        return value


def points_words(points: int) -> str:
    """Return points as people write them: 12,5."""
    return say(points)


class PartColumn(tables.Column):
    """What one criterion earned: points, the amount, the revision it came from, or why nothing."""

    def __init__(self, criterion: Criterion, indicator: Indicator | None, **kwargs: Any) -> None:
        """Know the criterion and the line of the form."""
        super().__init__(accessor="parts", orderable=False, attrs=NUMBER, **kwargs)
        self.criterion, self.indicator = criterion, indicator

    def render(self, value: dict[str, Any]) -> SafeString:
        """Show points large, the rest small."""
        part = value.get(self.criterion.code, {})
        said = _now("%(amount)s, bản %(n)s") % {"amount": self.amount(part), "n": part.get("revision")}
        if part.get("why"):
            said = str(WHY[part["why"]])
        return format_html(
            '<span>{}</span><span class="award-part">{}</span>', points_words(part.get("points", 0)), said
        )

    def value(self, value: dict[str, Any]) -> str:
        """Export all of it in words."""
        part = value.get(self.criterion.code, {})
        if part.get("why"):
            return str(WHY[part["why"]])
        words = _now("%(points)s điểm (%(amount)s, bản %(n)s)")
        return words % {"points": points_words(part.get("points", 0)), "amount": self.amount(part),
                        "n": part.get("revision")}  # fmt: skip

    def amount(self, part: dict[str, Any]) -> str:
        """Return the approved figure as the form says it."""
        if part.get("amount") is None:
            return "–"
        if part.get("base") is not None:
            measure = self.indicator.measure if self.indicator else ""
            return say_ratio(part["amount"], part["base"], measure) + (" %" if measure == "%" else "")
        return say(part["amount"])


class ScoreTable(tables.Table):
    """One unit a row: its place, its points, what each criterion earned."""

    place = tables.Column(verbose_name=_("Hạng"), accessor="unit_id", orderable=False, attrs=NUMBER)
    unit = tables.Column(
        verbose_name=_("Đơn vị"), accessor="unit_id", orderable=False, attrs={"td": {"class": "main"}}
    )
    points = tables.Column(verbose_name=_("Tổng điểm"), attrs=NUMBER)

    class Meta:
        order_by = "-points"

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion] = (), names: dict[str, Indicator] | None = None,
        places: dict[str, int] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """Add a column a criterion."""
        known = names or {}
        extra = [
            (f"part_{one.code}",
             PartColumn(one, known.get(one.code), verbose_name=_column_words(one, known.get(one.code))))
            for one in criteria
        ]  # fmt: skip
        super().__init__(*args, extra_columns=extra, **kwargs)
        self.places = places or {}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Return the names of the units shown, asked once."""
        return unit_titles({row.record.unit_id for row in self.paginated_rows}, timezone.localdate())

    def render_place(self, record: Score) -> Any:
        """Show the place; none without an approved report."""
        if not was_reported(record):
            return status("warn", _now("không xếp hạng"))
        return self.places.get(record.unit_id, "")

    def value_place(self, record: Score) -> Any:
        """Export the place."""
        return self.places.get(record.unit_id, "") if was_reported(record) else ""

    def render_unit(self, value: str) -> str:
        """Show the unit's name."""
        return self.titles.get(value, value)

    def render_points(self, value: int) -> str:
        """Show points with their decimals."""
        return points_words(value)

    def value_points(self, value: int) -> float:
        """Export a number."""
        return value / 1000


def _column_words(criterion: Criterion, indicator: Indicator | None) -> str:
    name = indicator.name if indicator else criterion.code
    return _now("%(name)s (%(weight)s điểm)") % {"name": name, "weight": criterion.weight}
