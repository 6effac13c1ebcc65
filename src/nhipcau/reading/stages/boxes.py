"""Where a box of other articles ends: at the next paragraph that goes on with this one. Called by `body`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nhipcau.reading.stages.kinds import PASSING, Kind
from nhipcau.reading.stages.lines import Line

COHERENT = 0.10
"""Share of a paragraph's word pairs already seen; paragraphs of one article have 0.15–0.5 here."""
_BRIEF = 6
"""Words; sub-headings are that short, headlines seldom."""
_SURE = 0.25
"""So much is shared by paragraphs of one article only."""
_TEASER = 2
"""Paragraphs of a teaser: a blurb, and the next one's caption where that is a sentence."""
_OWN_BLURB = 0.30
"""A blurb repeats that much of the headline above it."""


@dataclass
class Sheet:
    """A page's lines with their kinds, and the vocabulary of the article read so far."""

    lines: Sequence[Line]
    kinds: list[Kind]
    known: set[str] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)
    """Second printings of headlines that are no titles: a link and its picture's text."""
    pictures: set[int] = field(default_factory=set)
    """Texts of the article's own pictures: its title said again."""

    @cached_property
    def speakers(self) -> set[str]:
        """Names that open two lines or more: the voices of an interview."""
        said = {line.bare: line for line in self.lines if self.kinds[line.index] in {Kind.SHORT, Kind.PROSE}}
        counts = Counter(speaker(line) for line in said.values())
        return {name for name, count in counts.items() if name and count > 1}

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

    def unbroken(self, index: int) -> list[int]:
        """Collect the paragraphs from here between which not even a picture stands."""
        run = self.run(index)
        return [i for place, i in enumerate(run) if i == index + place]

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
    """Find the line at which the article goes on after the box at ``start``; the page's end if never."""
    seen = Items(start)
    opened = start > 0 and sheet.lines[sheet.before(start)].text.endswith((":", ";"))
    index = start + 1
    while index < len(sheet.lines):
        kind, line = sheet.kinds[index], sheet.lines[index]
        if _is_own_line(sheet, index, opened=opened):
            return index
        if kind is not Kind.PROSE or line.bullet:
            seen.count(line, kind)
            index += 1
            continue
        if line.text.endswith(("…", "...")):
            seen.blurbs += 1
            index += 1
            continue
        run = sheet.unbroken(index)
        again = _goes_on(sheet, seen, run)
        if again is not None:
            return _back_to_heading(sheet, seen, again)
        seen.blurbs += 1
        index = run[-1] + 1
    return len(sheet.lines)


def _is_own_line(sheet: Sheet, index: int, *, opened: bool) -> bool:
    """Tell a line that no teaser has: an item of the open list, a list's opening, a speaker's words."""
    line = sheet.lines[index]
    if line.bullet and opened and line.text.endswith((";", ".")):
        return True
    after = index + 1
    if line.text.endswith(":") and not line.bullet and sheet.kinds[index] in {Kind.SHORT, Kind.PROSE}:
        return after < len(sheet.lines) and sheet.lines[after].bullet
    return speaker(line) in sheet.speakers or (bool(sheet.speakers) and line.folded.startswith(_THANKS))


_THANKS = ("xin cam on", "xin cam on", "xin chan thanh cam on", "tran trong cam on", "cam on ")
"""How an interview ends."""


@dataclass
class Items:
    """What has been seen of a box so far."""

    start: int
    headlines: int = 0
    bullets: int = 0
    blurbs: int = 0
    shortest: int = 99
    """Words of the shortest headline but the latest."""
    latest: int = 99

    def count(self, line: Line, kind: Kind) -> None:
        """Count a headline."""
        self.bullets += line.bullet
        if self.headlines:
            self.shortest = min(self.shortest, self.latest)
        self.latest = len(line.text.split())
        headline = kind in {Kind.SHORT, Kind.POINTER} and (not line.stops or line.text.endswith("?"))
        self.headlines += line.bullet or headline


def _goes_on(sheet: Sheet, seen: Items, run: list[int]) -> int | None:
    """Decide at which paragraph of the run this article continues, if it does."""
    strength = max(sheet.cohesion(index) for index in run)
    if len(run) <= _TEASER and _pair_follows(sheet, run[-1]) and strength < _SURE:
        return None
    head = sheet.before(run[0])
    own = head > seen.start and echo(sheet.lines[head], sheet.lines[run[0]]) >= _OWN_BLURB
    if own or seen.blurbs or seen.headlines == 0:
        rest = run[1:]
        close = max((sheet.cohesion(index) for index in rest), default=0.0)
        return rest[0] if rest and close >= (COHERENT if len(rest) > 1 else 2 * COHERENT) else None
    listed = seen.headlines > 1 or seen.bullets
    return run[0] if listed or strength >= COHERENT or len(run) > 1 else None


def _pair_follows(sheet: Sheet, index: int) -> bool:
    """Tell whether the box goes on with another headline and its blurb."""
    head = sheet.next_of(index)
    if head >= len(sheet.lines):
        return False
    line = sheet.lines[head]
    if sheet.kinds[head] is Kind.SHORT and line.stops and line.sentences <= 2:  # noqa: PLR2004  a caption between
        head = sheet.next_of(head)
        if head >= len(sheet.lines):
            return False
        line = sheet.lines[head]
    return line.bullet or (sheet.kinds[head] is Kind.SHORT and len(line.text.split()) >= 6 and not line.ends)  # noqa: PLR2004


def _back_to_heading(sheet: Sheet, seen: Items, index: int) -> int:
    """Take along a sub-heading without bullet after bulleted items, or a speaker's question."""
    head = index - 1
    if head <= seen.start or sheet.kinds[head] is not Kind.SHORT:
        return index
    line = sheet.lines[head]
    loose = seen.bullets and not line.bullet
    brief = len(line.text.split()) <= _BRIEF < seen.shortest < 99  # noqa: PLR2004
    return head if loose or brief else index


def speaker(line: Line) -> str:
    """Name the speaker of an interview's line: the few words before its colon."""
    name, colon, said = line.text.partition(":")
    plain = len(name.split()) <= 7 and not any(letter.isdigit() or letter in "[(" for letter in name)  # noqa: PLR2004
    return name if colon and said and plain else ""
