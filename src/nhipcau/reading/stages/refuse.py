"""Says why a readable page is no article: wall, error page, list of links, too short. Called by `line`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhipcau.reading.folding import bare, fold, is_unspaced, weight
from nhipcau.reading.outcomes import Dropped, DropReason
from nhipcau.reading.stages.lexicon import whole

_SHORTEST = 110
"""Weight of the whole text; the shortest notices of the made pages have 130."""
_WALL_MOST = 1500
"""Weight above which a page has an article in spite of its request to subscribe."""
_ERROR_MOST = 600


def _any(table: str, texts: Sequence[str]) -> str | None:
    pattern = whole("furniture", table)
    return next((text for text in texts if len(text) < 200 and pattern.match(bare(fold(text)))), None)  # noqa: PLR2004


def refuse(title: str, paragraphs: Sequence[str], lines: Sequence[str], *, linked: float) -> Dropped | None:
    """Judge a page by its title, its text, all its lines, and the share of its letters that are links."""
    size = sum(map(weight, paragraphs))
    if size < _ERROR_MOST and (found := _any("error_page", [title, *lines[:40]])):
        return Dropped(DropReason.ERROR_PAGE, found)
    if size < _WALL_MOST and (found := _any("wall", [*paragraphs, *lines[:400]])):
        return Dropped(DropReason.WALL, found)
    if _are_headlines(paragraphs):
        return Dropped(DropReason.LINK_LIST, f"{len(paragraphs)} headlines and no sentence")
    if size >= _SHORTEST:
        return None
    listed = linked > 0.5 and len(lines) > 20  # noqa: PLR2004
    return Dropped(DropReason.LINK_LIST if listed else DropReason.TOO_SHORT, f"{size} letters of text")


_FEWEST = 4
_HEADLINE = 150
"""Weight of the longest headline."""
_SENTENCES = 0.2
_STOPS = re.compile(r"[.!?…。！？។៕:;][\"'”’»)\]]*$")


def _are_headlines(paragraphs: Sequence[str]) -> bool:
    """Tell a section's page: headlines one under the other, hardly a sentence among them."""
    if len(paragraphs) < _FEWEST or any(weight(text) > _HEADLINE or is_unspaced(text) for text in paragraphs):
        return False
    return sum(_STOPS.search(text) is not None for text in paragraphs) <= _SENTENCES * len(paragraphs)
