"""What the line's children load, once each. Free of Django: a child starts in a fresh interpreter."""

from __future__ import annotations

from nhipcau.reading.tools import Tools
from nhipcau.units.rules.finder import load_place_finder


def office_tools() -> Tools:
    """Return the office's tools: the dated gazetteer."""
    return Tools(places=load_place_finder())
