"""Is a pasted text ours? In: the text and the published texts. Out: a `Judgement`. Pure.

Layout alters nothing: blanks, line ends, bullets, NFC or NFD, the style of quotes and dashes, quotation
marks around the whole, the title line, a line that is only an address. In Lao, Khmer, Thai and Burmese a
zero-width space is layout too; elsewhere, like every other hidden sign, it alters the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from nhipcau.signing.rules.canonical import canonical
from nhipcau.signing.rules.resembling.aligning import Span
from nhipcau.signing.rules.resembling.differing import aligned, differences, told_apart
from nhipcau.signing.rules.resembling.shelf import Shelf
from nhipcau.signing.rules.resembling.tokens import LETTER, SIGN, Token, tokens
from nhipcau.signing.rules.resembling.told import Genuine, Judgement, Outcome

MOST_LETTERS = 100_000
"""No statement is longer; what is pasted beyond is no question about one."""
SHORTEST_EXCERPT = 6
"""Words; fewer stand in any text of an office. A letter of a script without spaces counts half."""
SOLID = {True: 3, False: 6}
"""Equal neighbours that count as taken from our text: words, or letters without spaces."""
RESEMBLES = 0.4
"""Share of either text that stands solid in the other. Unrelated statements of one office with the same
formulas stay below .3, one with every fourth word changed is at .75 (tests/signing)."""
AROUND = 4
"""Tokens on either side of a place that say in what script it stands."""
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_RANK = {Outcome.GENUINE: 3, Outcome.EXCERPT: 2, Outcome.ALTERED: 1, Outcome.UNKNOWN: 0}


def judge(
    text: str, genuine: Shelf | Iterable[Genuine], *, own_hosts: Collection[str] | None = None
) -> Judgement:
    """Judge a pasted text. Give a `Shelf` where many are asked for the same published texts.

    `own_hosts`: only a line with an address of ours is set aside; without it, any such line at an edge.
    """
    if not text.strip() or len(text) > MOST_LETTERS:
        return Judgement(Outcome.UNKNOWN)
    shelf = genuine if isinstance(genuine, Shelf) else Shelf(genuine)
    best, best_weight = Judgement(Outcome.UNKNOWN), (0, 0.0)
    for one in shelf.nearest(text):
        judgement, share = _against(text, one, shelf, own_hosts)
        weight = (_RANK[judgement.outcome], share)
        if weight > best_weight:
            best, best_weight = judgement, weight
        if judgement.outcome is Outcome.GENUINE:
            break
    return best


def _against(
    text: str, genuine: Genuine, shelf: Shelf, own_hosts: Collection[str] | None
) -> tuple[Judgement, float]:
    ours, row = shelf.told(genuine)
    pasted = canonical(_unquoted(text), genuine.language)
    pasted, links = _without_links(pasted, ours, own_hosts)
    theirs = tokens(pasted)
    place = _stands_at(row, theirs)
    if place is not None:
        return _verbatim(genuine, (ours, pasted), (row, theirs), place, links), 1.0
    body = row[_title_left_out(row, theirs, genuine) :]
    laid = aligned(body, theirs)
    found = told_apart(laid, body, theirs)
    differing = [span for span in found if not _is_layout(span, body, theirs, pasted)]
    if not differing:
        return Judgement(Outcome.GENUINE, genuine, ours, pasted, links=links), 1.0
    share = _share(laid, body, theirs)
    if share < RESEMBLES:
        return Judgement(Outcome.UNKNOWN), share
    told = differences(differing, (body, theirs), (ours, pasted), genuine.language)
    return Judgement(Outcome.ALTERED, genuine, ours, pasted, told, None, links), share


def _verbatim(
    genuine: Genuine, texts: tuple[str, str], rows: tuple[list[Token], list[Token]],
    place: tuple[int, int], links: tuple[str, ...],
) -> Judgement:  # fmt: skip
    """Judge words that stand in ours without a gap: all of it, all but the title, or a part."""
    ours, theirs = rows
    start, end = place
    title = _title_length(ours, genuine)
    before = ours[title if start >= title else 0 : start]
    if all(token.is_soft for token in [*before, *ours[end:]]):
        return Judgement(Outcome.GENUINE, genuine, *texts, links=links)
    if _weight(theirs) < SHORTEST_EXCERPT:
        return Judgement(Outcome.UNKNOWN)
    last = len(theirs)
    cuts = [(False, 0, start, 0, 0), (False, end, len(ours), last, last)]
    told = differences(cuts, rows, texts, genuine.language)
    at = ours[start].start, ours[end - 1].end
    return Judgement(Outcome.EXCERPT, genuine, *texts, told, at, links)


def _title_length(ours: list[Token], genuine: Genuine) -> int:
    """Count the tokens of our title line."""
    length = len(canonical(genuine.title, genuine.language))
    return sum(token.end <= length for token in ours)


def _title_left_out(ours: list[Token], theirs: list[Token], genuine: Genuine) -> int:
    """Count the tokens of our title line where the pasted text does not begin with it: that is layout."""
    length = _title_length(ours, genuine)
    begun = [token.key for token in theirs if not token.is_soft]
    if _place_in([token.key for token in ours[:length]], begun) is not None:
        return 0
    alike = sum(token.key == key for token, key in zip(ours[:length], begun, strict=False))
    return length if alike * 2 < length else 0


def _unquoted(text: str) -> str:
    """Take off the sign that mail puts before every quoted line."""
    lines = text.splitlines()
    if not all(line.lstrip().startswith(">") for line in lines if line.strip()):
        return text
    return "\n".join(line.lstrip().lstrip("> ") for line in lines)


def _without_links(text: str, ours: str, own_hosts: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """Set aside address lines at the edges, unless our own text has one there."""
    lines, aside = text.split("\n"), []
    our_lines = ours.split("\n")
    for edge in (0, -1):
        if _LINK.fullmatch(our_lines[edge].strip()):
            continue
        while len(lines) > 1 and (not lines[edge].strip() or _is_link(lines[edge].strip(), own_hosts)):
            line = lines.pop(edge).strip()
            aside += [line] if line else []
    return "\n".join(lines), tuple(aside)


def _is_link(line: str, own_hosts: Collection[str] | None) -> bool:
    if not _LINK.fullmatch(line):
        return False
    if own_hosts is None:
        return True
    try:
        host = urlsplit(line if "//" in line else f"//{line}").hostname
    except ValueError:
        return False
    return host in own_hosts


def _is_layout(span: Span, ours: list[Token], theirs: list[Token], pasted: str) -> bool:
    """Say whether two stretches are equal but for bullets, outer quotation marks, and lines cut in a word.

    Only among letters without spaces does anybody cut a line inside a word or figure.
    """
    _equal, one, end, two, end_there = span
    left = [token for token in ours[one:end] if not token.is_soft]
    right = [token for token in theirs[two:end_there] if not token.is_soft]
    if [token.key for token in left] == [token.key for token in right]:
        return True
    around = ours[max(0, one - AROUND) : end + AROUND]
    if not any(token.kind == LETTER for token in around) or len(left) >= len(right):
        return False
    gaps = [pasted[before.end : after.start] for before, after in pairwise(right)]
    return all(not gap or "\n" in gap for gap in gaps) and _joined(left) == _joined(right)


def _joined(row: list[Token]) -> str:
    return "".join(token.key for token in row)


def _stands_at(ours: list[Token], theirs: list[Token]) -> tuple[int, int] | None:
    """Find the pasted words as one stretch of ours."""
    sought = [token.key for token in theirs if not token.is_soft]
    if not sought:
        return None
    places = [place for place, token in enumerate(ours) if not token.is_soft]
    at = _place_in(sought, [ours[place].key for place in places])
    return None if at is None else (places[at], places[at + len(sought) - 1] + 1)


def _place_in(sought: Sequence[str], row: Sequence[str]) -> int | None:
    """Find a row of keys in another: each key one sign of a string, as strings are searched fastest."""
    codes = {key: chr(0x10000 + code) for code, key in enumerate(set(row))}
    at = "".join(codes[key] for key in row).find("".join(codes.get(key, "\0") for key in sought))
    return None if at < 0 else at


def _weight(row: list[Token]) -> float:
    return sum(0.5 if token.kind == LETTER else 1 for token in row if token.kind != SIGN)


def _share(laid: list[Span], ours: list[Token], theirs: list[Token]) -> float:
    solid = 0.0
    for is_equal, start, end, _two, _end_there in laid:
        if is_equal:
            part = [token for token in ours[start:end] if token.kind != SIGN]
            is_spaced = sum(token.kind == LETTER for token in part) * 2 < len(part)
            solid += _weight(part) if len(part) >= SOLID[is_spaced] else 0
    least = min(_weight(ours), _weight(theirs))
    return solid / least if least and solid >= min(SHORTEST_EXCERPT, least / 2) else 0.0
