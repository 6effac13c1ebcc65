"""From the first paragraph on: which lines are the article, and where it is over. Called by `tidy`."""

from __future__ import annotations

from dataclasses import dataclass, field

from nhipcau.reading.stages.boxes import COHERENT, Sheet, after_box, echo, speaker
from nhipcau.reading.stages.endings import last_of_someone
from nhipcau.reading.stages.kinds import PASSING, Kind, is_name, looks_like_title


@dataclass
class Walk:
    """What the walk down the page has gathered."""

    kept: list[int] = field(default_factory=list)
    signed: str | None = None
    """The author as the last line names them."""
    ended_at: int = 0
    """The line at which the article was over."""
    listing: bool = False
    """A colon has opened a list whose items go on."""


def walk(sheet: Sheet, first: int) -> Walk:
    """Go down the page from the first paragraph and keep what belongs to the article."""
    found = Walk(ended_at=len(sheet.lines))
    index = first
    while index < len(sheet.lines):
        onward = _step(sheet, index, found)
        if onward is None:
            found.ended_at = index
            break
        index = onward
    found.kept = _without_loose_end(sheet, found.kept)
    last = last_of_someone(sheet, found.kept[-1]) if found.kept else None
    if last is not None:
        found.kept.append(last)
    return found


def _step(sheet: Sheet, index: int, found: Walk) -> int | None:
    """Judge one line; return the next to look at, None when the article is over."""
    kind = sheet.kinds[index]
    if kind in PASSING or kind is Kind.POINTER:
        return index + 1
    if kind is Kind.RELATED:
        return _over_or(sheet, after_box(sheet, index), signed=found.signed)
    if kind in {Kind.CLOSING, Kind.TAGS, Kind.FOOTER, Kind.COMMENTS}:
        over = kind is Kind.COMMENTS and _readers_speak(sheet, index, found)
        return index + 1 if not over and _goes_on_plainly(sheet, index) else None
    if kind is Kind.CREDIT or (kind is Kind.SHORT and is_name(sheet.lines[index].text)):
        return _sign_off(sheet, index, found)
    if kind is Kind.SHORT:
        return _short(sheet, index, found)
    _keep(sheet, index, found)
    return index + 1


def _keep(sheet: Sheet, index: int, found: Walk) -> None:
    line = sheet.lines[index]
    opens = line.text.endswith((":", "："))
    found.listing = opens or (found.listing and sheet.kinds[index] is Kind.SHORT)
    found.kept.append(index)
    sheet.known |= sheet.lines[index].terms


def _over_or(sheet: Sheet, index: int, *, signed: str | None) -> int | None:
    return None if signed or index >= len(sheet.lines) else index


def _goes_on_plainly(sheet: Sheet, index: int) -> bool:
    """After a button-like line the article goes on when paragraphs of it follow at once."""
    run = sheet.run(sheet.next_of(index))
    return bool(run) and sum(sheet.cohesion(i) >= COHERENT for i in run) >= min(2, len(run))


_BUTTONS = frozenset(
    {"binh luan", "thao luan", "phan hoi", "tra loi", "comment", "comments", "reply", "commenter"}
)
_READ = 2
"""Paragraphs after which the heading of readers' letters is no button above the article."""


def _readers_speak(sheet: Sheet, index: int, found: Walk) -> bool:
    """After a heading of comments private persons speak; only a bare button may stand between paragraphs."""
    below = sheet.next_of(index)
    if below < len(sheet.lines) and (voice := sheet.lines[below]) and (is_name(voice.text) or speaker(voice)):
        return True
    if sheet.lines[index].bare not in _BUTTONS:
        return len(found.kept) >= _READ
    return not _goes_on_plainly(sheet, index) or len(sheet.run(below)) < _READ


def _sign_off(sheet: Sheet, index: int, found: Walk) -> int | None:
    """A name by itself ends the article unless paragraphs go on below (a sub-heading in capitals)."""
    line = sheet.lines[index]
    below = sheet.next_of(index)
    if below < len(sheet.lines) and sheet.kinds[below] is Kind.PROSE:
        if sheet.kinds[index] is Kind.SHORT:
            _keep(sheet, index, found)
        return index + 1
    if _heads_paragraphs(sheet, below):
        return index + 1
    if found.signed is None:
        found.signed = line.text
    goes_on = below < len(sheet.lines) and sheet.kinds[below] in {Kind.CREDIT, Kind.SHORT}
    return index + 1 if goes_on and _is_sign_off_block(sheet, below) else None


def _is_sign_off_block(sheet: Sheet, index: int) -> bool:
    return sheet.kinds[index] is Kind.CREDIT or is_name(sheet.lines[index].text)


def _heads_paragraphs(sheet: Sheet, index: int) -> bool:
    """A sub-heading with two paragraphs of this article under it."""
    if index >= len(sheet.lines) or sheet.kinds[index] is not Kind.SHORT:
        return False
    run = sheet.run(sheet.next_of(index))
    return len(run) > 1 and all(sheet.cohesion(i) >= COHERENT for i in run[:2])


def _short(sheet: Sheet, index: int, found: Walk) -> int | None:
    """Keep sub-headings and list items; pass over loose headlines of other articles."""
    line = sheet.lines[index]
    if line.ends or _continues_list(sheet, index, found):
        _keep(sheet, index, found)
        return index + 1
    group = _headlines(sheet, index)
    if len(group) > 1 and not _is_cohesive(sheet, group):
        return group[-1] + 1
    _keep(sheet, index, found)
    return index + 1


def _continues_list(sheet: Sheet, index: int, found: Walk) -> bool:
    """An item after a colon, a semicolon, or another item."""
    if not found.kept:
        return False
    if found.listing:
        return True
    last = sheet.lines[found.kept[-1]]
    opened = last.text.rstrip().endswith((":", ";", "：", "；", ","))
    return (
        opened
        or (last.bullet and sheet.lines[index].bullet)
        or (
            found.kept[-1] == index - 1
            and sheet.kinds[found.kept[-1]] is Kind.SHORT
            and not looks_like_title(sheet.lines[index])
        )
    )


def _headlines(sheet: Sheet, index: int) -> list[int]:
    group: list[int] = []
    while (
        index < len(sheet.lines) and sheet.kinds[index] is Kind.SHORT and looks_like_title(sheet.lines[index])
    ):
        group.append(index)
        index = sheet.next_of(index)
    return group


def _is_cohesive(sheet: Sheet, group: list[int]) -> bool:
    return sum(sheet.cohesion(i) for i in group) / len(group) >= 2 * COHERENT


def _without_loose_end(sheet: Sheet, kept: list[int]) -> list[int]:
    """Take short lines off the end that neither close a sentence nor a list."""
    kept = list(kept)
    while kept and sheet.kinds[kept[-1]] is Kind.SHORT and not _closes(sheet, kept):
        kept.pop()
    return kept


_CLOSING_WEIGHT = 12


def _closes(sheet: Sheet, kept: list[int]) -> bool:
    line = sheet.lines[kept[-1]]
    if line.ends and line.weight >= _CLOSING_WEIGHT and not line.text.endswith((":", "：")):
        return True
    opener = next((i for i in reversed(kept[:-1]) if not sheet.lines[i].bullet), None)
    follows = opener is not None and sheet.lines[opener].text.rstrip().endswith(":")
    return follows and (line.bullet or not looks_like_title(line) or kept[-1] - kept[-2] == 1)


__all__ = ["Walk", "echo", "walk"]
