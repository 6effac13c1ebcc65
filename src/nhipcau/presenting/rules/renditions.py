"""The sizes in which a picture is kept. Pure."""

from __future__ import annotations

THUMBNAIL, WEB, FULL = "thumbnail", "web", "full"
RENDITIONS = (THUMBNAIL, WEB, FULL)
WIDTHS = {THUMBNAIL: 480, WEB: 1280}
"""Pixels: a card on a telephone of twice the density, a page on a desk; `full` as it came."""


def size_of(rendition: str, width: int, height: int) -> tuple[int, int]:
    """Return width and height of a rendition; nothing is ever blown up."""
    most = WIDTHS.get(rendition, width)
    if width <= most:
        return width, height
    return most, max(1, round(height * most / width))
