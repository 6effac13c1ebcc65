"""A Vega-Lite specification in, SVG out, drawn on the server and kept by content. Called by the views."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import vl_convert
from django.core.cache import cache
from django.utils.safestring import SafeString

KEPT_SECONDS = 3_600
VEGA_LITE = "5.20"
"""The version that the specifications are written for."""


def svg(spec: dict[str, Any], *, label: str) -> SafeString:
    """Draw a chart; `label` is read out in its place, the table beside says the rest.

    The SVG is made by the drawing package alone: texts enter as data and leave escaped.
    """
    key = "chart:" + hashlib.sha256(json.dumps([spec, label], sort_keys=True).encode()).hexdigest()
    drawn: str | None = cache.get(key)
    if drawn is None:
        drawn = _named(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE), label)
        cache.set(key, drawn, KEPT_SECONDS)
    return SafeString(drawn)


def _named(drawn: str, label: str) -> str:
    """Make one picture of it for a screen reader, and let it shrink to a phone."""
    escaped = label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escaped}" ', 1)
