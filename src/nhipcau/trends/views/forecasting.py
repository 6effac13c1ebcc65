"""The coming week of each topic, with error bars and how the method did before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common import exports
from nhipcau.common.screens import Guarded
from nhipcau.trends.drawing import svg
from nhipcau.trends.queries.coming import Coming, coming_week_for
from nhipcau.trends.rules.charts import week_ahead

WIDTH, HEIGHT = 520, 200
PAST_SHOWN = 21


@dataclass(frozen=True, slots=True)
class Drawn:
    """One topic with its picture."""

    coming: Coming
    chart: str


class ForecastPage(Guarded, TemplateView):
    """What to expect of each topic in the next seven days."""

    needs = "trends.see_trends"
    template_name = "trends/forecast.html"
    title = gettext_lazy("Dự báo một tuần")
    lead = gettext_lazy(
        "Mỗi chủ đề tuần tới có thể có bao nhiêu bài, sai số ra sao, và những tuần trước đoán trúng đến đâu."
    )
    crumbs = ((gettext_lazy("Xu hướng"), reverse_lazy("trends:over_time")),)

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the page, or with its numbers as a file."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            answer = exports.csv_response if kind == "csv" else exports.xlsx_response
            return answer("du-bao", _header(), _export_rows(self._coming()))
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Forecast and draw; topics whose past is too short are named apart."""
        coming = self._coming()
        return super().get_context_data(
            **kwargs,
            crumbs=self.crumbs,
            drawn=[Drawn(one, _chart(one)) for one in coming if one.forecast],
            too_young=[one for one in coming if not one.forecast],
        )

    def _coming(self) -> list[Coming]:
        return coming_week_for(self.visitor, today=timezone.localdate())


def _chart(one: Coming) -> str:
    past = [(f"{day:%d/%m}", count) for day, count in one.past[-PAST_SHOWN:]]
    coming = [(f"{day:%d/%m}", bar.middle, bar.low, bar.high) for day, bar in one.days]
    label = _("%(topic)s: số bài mỗi ngày và bảy ngày tới") % {"topic": one.topic}
    return svg(week_ahead(past, coming, width=WIDTH, height=HEIGHT, axis=_("bài")), label=label)


def _header() -> list[str]:
    return [_("Chủ đề"), _("Ngày"), _("Dự báo"), _("Thấp"), _("Cao")]


def _export_rows(coming: list[Coming]) -> Iterator[list[object]]:
    for one in coming:
        for day, bar in one.days:
            yield [one.topic, day, round(bar.middle, 1), bar.low, bar.high]
