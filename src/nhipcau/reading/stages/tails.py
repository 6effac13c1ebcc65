"""Other articles' teasers without a heading, and pull quotes: taken out of what `body` kept."""

from __future__ import annotations

from statistics import fmean

from nhipcau.reading.folding import is_unspaced
from nhipcau.reading.stages.boxes import Sheet, echo, speaker
from nhipcau.reading.stages.kinds import Kind, is_name, looks_like_title

_FEWEST = 2
"""One teaser alone may be a sub-heading with its paragraph."""
_LOOSE = 0.5
"""A tail whose vocabulary is half as close to the article as the article's own paragraphs is foreign."""
_HEADLINE = 7
"""Words on average; sub-headings are shorter."""
_QUOTE_LEAST = 40
_QUOTE_REACH = 6


def without_teasers(sheet: Sheet, kept: list[int]) -> list[int]:
    """Drop a run of headline-and-blurb pairs from the end, or the one blurb under a doubled headline."""
    kept = _without_doubled(sheet, kept)
    start, pairs, captioned = len(kept), 0, 0
    while start >= 2 and _is_pair(sheet, kept, start):  # noqa: PLR2004
        start -= 2
        pairs += 1
        if start and _is_loose_caption(sheet, kept, start):
            start -= 1
            captioned += 1
        elif _pictured(sheet, kept[start]):
            captioned += 1
    core = kept[:start]
    if not core or pairs == 0 or (pairs == 1 and _is_signed(sheet, kept[-1])):
        return kept
    tail = kept[start:]
    if _are_cards(sheet, tail):
        return core
    fewest = 1 if captioned or _pictured(sheet, tail[0]) else _FEWEST
    if captioned > 1 and captioned == pairs:
        return core
    heads = [
        len(sheet.lines[i].text.split())
        for i in tail
        if sheet.kinds[i] is Kind.SHORT and not sheet.lines[i].stops
    ]
    wordy = is_unspaced(sheet.lines[tail[0]].text) or fmean(heads or [0]) >= _HEADLINE
    return core if pairs >= fewest and wordy and _strays(sheet, core, tail) else kept


_BLURB = 200
_OWN_BLURB = 0.3
_FOREIGN = 0.1


def _without_doubled(sheet: Sheet, kept: list[int]) -> list[int]:
    """A headline printed twice, then one short text and nothing more: a link to another article."""
    if len(kept) < _FEWEST or kept[-1] - 1 not in sheet.doubled:
        return kept
    head, blurb = sheet.lines[kept[-1] - 1], sheet.lines[kept[-1]]
    if blurb.weight > _BLURB or _is_signed(sheet, kept[-1]):
        return kept
    other = echo(head, blurb) >= _OWN_BLURB or _closeness(sheet, kept[-1], kept[:-1]) < _FOREIGN
    return kept[:-1] if other else kept


def _is_signed(sheet: Sheet, last: int) -> bool:
    """The author's name stands under the last paragraph: it is the article's."""
    below = sheet.next_of(last)
    return below < len(sheet.lines) and (
        sheet.kinds[below] is Kind.CREDIT
        or (sheet.kinds[below] is Kind.SHORT and is_name(sheet.lines[below].text))
    )


def _are_cards(sheet: Sheet, tail: list[int]) -> bool:
    """Headlines with a date under each, or blurbs cut off by the page: never paragraphs of an article."""
    pairs = list(zip(tail[::2], tail[1::2], strict=False))
    return all(
        Kind.DATE in sheet.kinds[head:blurb] or sheet.lines[blurb].text.endswith(("…", "..."))
        for head, blurb in pairs
    )


def _is_pair(sheet: Sheet, kept: list[int], end: int) -> bool:
    head, blurb = kept[end - 2], kept[end - 1]
    return (
        sheet.kinds[head] is Kind.SHORT
        and sheet.kinds[blurb] is Kind.PROSE
        and looks_like_title(sheet.lines[head])
        and not sheet.lines[head].bullet
        and speaker(sheet.lines[head]) not in sheet.speakers
    )


def _is_loose_caption(sheet: Sheet, kept: list[int], end: int) -> bool:
    """One short sentence between a paragraph and a headline."""
    line = sheet.lines[kept[end - 1]]
    return sheet.kinds[kept[end - 1]] is Kind.SHORT and line.stops and line.sentences <= 2 and not line.bullet  # noqa: PLR2004


def _pictured(sheet: Sheet, head: int) -> bool:
    if head - 1 in sheet.pictures:
        return False
    return head > 0 and sheet.kinds[head - 1] in {Kind.CAPTION, Kind.IMAGE}


def _strays(sheet: Sheet, core: list[int], tail: list[int]) -> bool:
    """Compare the tail's closeness to the article with that of the article's own paragraphs."""
    own = [i for i in core if sheet.kinds[i] is Kind.PROSE]
    if not own:
        return False
    inner = [_closeness(sheet, i, [j for j in core if j != i]) for i in own]
    outer = [_closeness(sheet, i, core) for i in tail if sheet.kinds[i] is Kind.PROSE]
    return fmean(outer) < _LOOSE * fmean(inner) if len(own) > 1 else fmean(outer) < 0.1  # noqa: PLR2004


def _closeness(sheet: Sheet, index: int, others: list[int]) -> float:
    known = set().union(*(sheet.lines[i].terms for i in others)) if others else set()
    found = sheet.lines[index].terms
    return len(found & known) / len(found) if found else 0.0


def without_repeats(sheet: Sheet, kept: list[int], title: str) -> list[int]:
    """Drop the title's echo, paragraphs printed twice, and pull quotes with the name under them."""
    seen = {title}
    result: list[int] = []
    for place, index in enumerate(kept):
        line = sheet.lines[index]
        if line.bare in seen or _is_pull_quote(sheet, kept, place):
            continue
        if result and _names_a_quote(sheet, kept, place):
            continue
        if line.weight >= _QUOTE_LEAST:
            seen.add(line.bare)
        result.append(index)
    return result


def _is_pull_quote(sheet: Sheet, kept: list[int], place: int) -> bool:
    """The same words stand in a longer paragraph close by."""
    line = sheet.lines[kept[place]]
    if line.weight < _QUOTE_LEAST or place == 0:  # the sapo may be taken from the text word for word
        return False
    near = kept[max(0, place - _QUOTE_REACH) : place + _QUOTE_REACH + 1]
    return any(
        index != kept[place]
        and len(sheet.lines[index].bare) > len(line.bare)
        and line.bare in sheet.lines[index].bare
        for index in near
    )


_ATTRIBUTION = (
    "đồng chí ",
    "ông ",
    "bà ",
    "gs",
    "pgs",
    "ts",
    "thủ tướng ",
    "chủ tịch ",
    "bộ trưởng ",
    "mr",
    "ms",
    "mrs",
    "dr",
)


def _names_a_quote(sheet: Sheet, kept: list[int], place: int) -> bool:
    """A lone name between two paragraphs, beside a pull quote."""
    line = sheet.lines[kept[place]]
    if sheet.kinds[kept[place]] is not Kind.SHORT or line.ends:
        return False
    titled = line.text.casefold().startswith(_ATTRIBUTION)
    if not (titled or is_name(line.text)) or len(line.text.split()) > 12:  # noqa: PLR2004
        return False
    beside = [p for p in (place - 1, place + 1) if 0 <= p < len(kept)]
    return any(_is_pull_quote(sheet, kept, p) for p in beside)


__all__ = ["without_repeats", "without_teasers"]
