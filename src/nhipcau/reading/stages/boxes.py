"""Where a box of other articles ends: at the next paragraph that goes on with this one. Called by `body`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nhipcau.reading.stages.kinds import PASSING, Kind
from nhipcau.reading.stages.lines import Line

COHERENT = 0.10
"""Share of a paragraph's word pairs already seen; paragraphs of one article have 0.15–0.5 here."""  # noqa: RUF001
_OWN_BLURB = 0.30
"""A blurb repeats that much of the headline above it."""


@dataclass
class Sheet:
    """A page's lines with their kinds, and the vocabulary of the article read so far."""

    lines: Sequence[Line]
    kinds: list[Kind]
    known: set[str] = field(default_factory=set)

    def cohesion(self, index: int) -> float:
        """Share of the line's word pairs that the article has used already."""
        found = self.lines[index].terms
        return len(found & self.known) / len(found) if found else 0.0

    def next_of(self, index: int) -> int:
        """Index of the next line that is not a button, a date or a picture."""
        index += 1
        while index < len(self.lines) and self.kinds[index] in PASSING:
            index += 1
        return index

    def before(self, index: int) -> int:
        """Index of the line before, passing over buttons, dates and pictures; -1 at the top."""
        index -= 1
        while index >= 0 and self.kinds[index] in PASSING:
            index -= 1
        return index

    def run(self, index: int) -> list[int]:
        """Collect the paragraphs that stand one after the other from here."""
        found: list[int] = []
        while index < len(self.lines) and self.kinds[index] is Kind.PROSE and not self.lines[index].bullet:
            found.append(index)
            index = self.next_of(index)
        return found


def echo(head: Line, blurb: Line) -> float:
    """Share of the headline's word pairs that the text under it repeats."""
    return len(head.terms & blurb.terms) / len(head.terms) if head.terms else 0.0


def after_box(sheet: Sheet, start: int) -> int:
    """Find the line at which the article goes on after the box headed at ``start``; the page's end if never."""
    blurbs = items = 0
    index = start + 1
    while index < len(sheet.lines):
        kind = sheet.kinds[index]
        if kind is not Kind.PROSE or sheet.lines[index].bullet:
            items += kind in {Kind.SHORT, Kind.POINTER} or sheet.lines[index].bullet
            index += 1
            continue
        run = sheet.run(index)
        again = _goes_on(sheet, start, run, blurbs=blurbs, items=items)
        if again is not None:
            return again
        blurbs += 1
        index = run[-1] + 1
    return len(sheet.lines)


def _goes_on(sheet: Sheet, start: int, run: list[int], *, blurbs: int, items: int) -> int | None:
    """Decide at which paragraph of the run this article continues, if it does."""
    first = run[0]
    head = sheet.before(first)
    own = head > start and echo(sheet.lines[head], sheet.lines[first]) >= _OWN_BLURB
    is_blurb = own or blurbs > 0 or (head == start and items == 0)
    rest = run[1:] if is_blurb else run
    if not rest:
        return None
    followed_by_item = sheet.next_of(run[-1])
    alone = len(rest) == 1 and _is_item(sheet, followed_by_item)
    strength = max(sheet.cohesion(index) for index in rest)
    if alone or (is_blurb and len(rest) == 1 and strength < 2 * COHERENT):
        return None
    return rest[0] if strength >= COHERENT else None


def _is_item(sheet: Sheet, index: int) -> bool:
    """Tell whether the box goes on there with another headline."""
    if index >= len(sheet.lines):
        return False
    line = sheet.lines[index]
    return line.bullet or (sheet.kinds[index] is Kind.SHORT and len(line.text.split()) >= 6 and not line.ends)  # noqa: PLR2004
