"""Before and after as a chart: figures of groups into a Vega-Lite specification. Pure.

Called by the page of a test; `trends.drawing` makes the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nhipcau.trends.rules.charts import PALETTE, SCHEMA

ROW = 44
"""Height of a group in points."""
FAINT = 0.18


def before_and_after(rows: Sequence[tuple[str, float, float]], *, words: tuple[str, str], axis: str,
                     width: int = 560) -> dict[str, Any]:  # fmt: skip
    """Draw two bars for each group; rows are (name, percent before, percent after)."""
    values = [
        {"group": name, "moment": moment, "percent": round(share, 1)}
        for name, *shares in rows
        for moment, share in zip(words, shares, strict=True)
    ]
    ink = "currentColor"
    line = {"labelColor": ink, "titleColor": ink, "domainColor": ink, "tickColor": ink, "gridColor": ink}
    order = {"field": "moment", "type": "nominal", "title": None, "sort": list(words)}
    return {
        "$schema": SCHEMA, "background": None, "width": width, "height": ROW * len(rows) + 10,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {"view": {"stroke": None}, "font": "Noto Sans",
                   "axis": {**line, "gridOpacity": FAINT, "labelFontSize": 12, "titleFontSize": 12,
                            "labelLimit": 200},
                   "legend": {"labelColor": ink, "orient": "bottom", "labelFontSize": 12}},
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "y": {"field": "group", "type": "nominal", "sort": [row[0] for row in rows], "title": None},
            "yOffset": order,
            "x": {"field": "percent", "type": "quantitative", "scale": {"domain": [0, 100]},
                  "axis": {"title": axis}},
            "color": {**order, "scale": {"domain": list(words), "range": [PALETTE[5], PALETTE[0]]}},
        },
    }  # fmt: skip
