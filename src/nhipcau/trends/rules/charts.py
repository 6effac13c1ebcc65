"""Tables into Vega-Lite specifications. Pure; `drawing.py` turns them into SVG on the server.

Colours come from the page (`currentColor`) or from one palette, each with its dash for eyes that see no hue.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PALETTE = ("#1f77b4", "#c8541b", "#2e8b57", "#8e5bb5", "#a8741a", "#7a828a")
"""Six hues that stand 3:1 against the light and the dark paper of the house (WCAG 1.4.11)."""
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 1], [1, 3])
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FAINT = 0.18

Spec = dict[str, Any]


def lines_over_time(
    names: Sequence[str],
    points: Sequence[tuple[str, Sequence[int]]],
    *,
    width: int,
    height: int,
    axis: str,
) -> Spec:
    """Draw one line a name over the steps; points are (label, counts), labels in their order."""
    values = [
        {"step": label, "name": name, "count": count}
        for label, counts in points
        for name, count in zip(names, counts, strict=True)
    ]
    by_name = {"field": "name", "type": "nominal", "title": None}
    colours, dashes = ({"domain": list(names), "range": list(one)} for one in (PALETTE, DASHES))
    encoding = {
        "x": _steps([label for label, _ in points]),
        "y": _counts("count", axis),
        "color": {**by_name, "scale": colours},
        "strokeDash": {**by_name, "scale": dashes},
    }
    mark = {"type": "line", "strokeWidth": 2, "interpolate": "monotone", "point": {"size": 18}}
    return _framed({"data": {"values": values}, "mark": mark, "encoding": encoding}, width, height)


def week_ahead(
    past: Sequence[tuple[str, int]],
    coming: Sequence[tuple[str, float, int, int]],
    *,
    width: int,
    height: int,
    axis: str,
) -> Spec:
    """Draw past days as bars, the coming ones as points with error bars: (label, middle, low, high)."""
    labels = [label for label, _ in past] + [label for label, *_ in coming]
    bars = [{"step": label, "count": count} for label, count in past]
    bands = [{"step": d, "middle": round(m, 2), "low": low, "high": high} for d, m, low, high in coming]
    x = _steps(labels)
    y = _counts("count", axis)
    layers = [
        {
            "data": {"values": bars},
            "mark": {"type": "bar", "color": PALETTE[0]},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": bands},
            "mark": {"type": "rule", "strokeWidth": 2, "color": PALETTE[1]},
            "encoding": {"x": x, "y": _counts("low", axis), "y2": {"field": "high"}},
        },
        {
            "data": {"values": bands},
            "mark": {"type": "point", "filled": True, "size": 45, "color": PALETTE[1]},
            "encoding": {"x": x, "y": _counts("middle", axis)},
        },
    ]
    return _framed({"layer": layers}, width, height)


def _steps(labels: Sequence[str]) -> Spec:
    """Keep the labels in our order and in the Vietnamese way of writing; Vega overlaps none."""
    axis = {"title": None, "labelAngle": 0, "labelOverlap": True, "grid": False}
    return {"field": "step", "type": "ordinal", "sort": list(labels), "axis": axis}


def _counts(field: str, axis: str) -> Spec:
    return {"field": field, "type": "quantitative", "axis": {"title": axis, "tickMinStep": 1, "format": "d"}}


def _framed(spec: Spec, width: int, height: int) -> Spec:
    ink = "currentColor"
    axis = {"labelColor": ink, "titleColor": ink, "domainColor": ink, "tickColor": ink, "gridColor": ink}
    config = {
        "view": {"stroke": None},
        "font": "Noto Sans",
        "axis": {**axis, "gridOpacity": FAINT, "labelFontSize": 12, "titleFontSize": 12},
        "legend": {
            "labelColor": ink,
            "orient": "bottom",
            "columns": 3,
            "labelFontSize": 12,
            "labelLimit": 220,
        },
    }
    frame = {"type": "fit", "contains": "padding"}
    return {"$schema": SCHEMA, "background": None, "width": width, "height": height, "autosize": frame,
            "config": config, **spec}  # fmt: skip
