"""Where names of units stand in a text, with the kind that is written before them.

Text and `Book` in, `Mark`s in text order out; called by `find`. Nothing is decided here about which unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import PROVINCE, Book, Entry
from nhipcau.reading.records import Span

_LEVEL_OF = {
    "tinh": 1, "quan": 2, "huyen": 2, "thi_xa": 2, "xa": 3, "phuong": 3, "thi_tran": 3, "dac_khu": 3,
}  # fmt: skip
"""Kinds of one level only; a thành phố may be of the first or the second."""
_KIND = "|".join(re.escape(word) for word in sorted(words.KINDS, key=len, reverse=True))
_COUNT = "|".join(sorted(words.COUNTS, key=len, reverse=True))
_ADJECTIVE = "|".join(sorted(words.BETWEEN, key=len, reverse=True))
_KINDS = re.compile(
    rf"(?<![\w.])(?:(?P<many>{_COUNT}|\d{{1,3}}) )?"
    rf"(?P<kinds>(?:{_KIND})(?:(?:, và |, | và |/| - )(?:{_KIND}))*)(?P<between>(?: (?:{_ADJECTIVE}))*)"
    r"(?:(?P<bracket> ?\()(?=[^()\n]{2,40}(?:, | và ))|(?P<colon> ?:)?(?:\s|(?<=\.)))(?=\S)"
)
SMALL_SYLLABLES = ["trường"]
"""The one syllable that names of units write small: thị trấn Nông trường Trần Phú."""
_LIST_REACH = 14
"""How far from the name before it a number in a list may stand: "quận 1, 3 và 5"."""
_ONE_KIND = re.compile(_KIND)
_BEFORE = re.compile(r"(\w+)\s$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind written before a name; several when a list is headed by "tỉnh, thành phố"."""

    start: int
    kinds: frozenset[str]
    many: bool
    joined: bool
    """Stands right before the name and belongs to it in print."""


@dataclass(slots=True)
class Mark:
    """One name in the text and what it may mean."""

    start: int
    name_start: int
    end: int
    entry: Entry
    kind: Kind | None
    capitals: bool
    placed: bool = False
    """A preposition of place stands before the name: "tại Củ Chi"."""
    inherited: frozenset[str] = field(default_factory=frozenset)
    """Kinds taken over from the head of the list."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that the text gives, written here or at the head of the list."""
        return self.kind.kinds if self.kind else self.inherited


def marks_of(text: str, spelt: str, book: Book, taken: Sequence[Span]) -> list[Mark]:
    """Return the marks of a text, longest names first, none inside ``taken``."""
    kinds = kinds_by_end(text, spelt)
    hits = [hit for last, entry in book.found(spelt) if (hit := _hit(text, last + 1, entry))]
    chosen = list(_numbers_in_lists(_without_overlaps(hits, kinds), kinds))
    return [
        _mark(text, start, end, entry, kinds.get(start))
        for start, end, entry in chosen
        if entry.periods and not any(start < stop and begin < end for begin, stop in taken)
    ]


def _numbers_in_lists(
    hits: list[tuple[int, int, Entry]], kinds: dict[int, Kind]
) -> Iterator[tuple[int, int, Entry]]:
    """Leave out bare numbers that neither a kind nor a name right before them can make a name."""
    reached = -_LIST_REACH
    for start, end, entry in hits:
        if entry.form.isdigit() and start not in kinds and start - reached >= _LIST_REACH:
            continue
        reached = end
        yield start, end, entry


def kinds_by_end(text: str, spelt: str) -> dict[int, Kind]:
    """Return each written kind by where the name after it begins."""
    found: dict[int, Kind] = {}
    for match in _KINDS.finditer(spelt):
        written = _ONE_KIND.findall(match["kinds"])
        if len(written) > 1 and _ends_a_name(text, match.start("kinds")):
            written = written[1:]
        if not written or _is_other_word(text, spelt, match, written):
            continue
        meant = [kind for word in written for kind in words.KINDS[word].split()]
        kinds = _same_level(meant)
        one = len(meant) == 1
        start = match.end("kinds") - len(written[-1])
        headed = bool(match["colon"] or match["bracket"])
        joined = (one or len(kinds) == 1) and not headed
        found[_name_start(text, match)] = Kind(start, kinds, bool(match["many"]) or not one or headed, joined)
    return found


def _ends_a_name(text: str, start: int) -> bool:
    """Tell "xã Tứ Quận, huyện …" from "Quận": a capital right after another capitalised word."""
    before = _BEFORE.search(text, max(0, start - 10), start)
    if not before or not text[start].isupper() or text[start : start + 2].isupper():
        return False
    return before[1][0].isupper() and not before[1].isupper()


def _name_start(text: str, match: re.Match[str]) -> int:
    """Where the name begins; "Biển" of "xã Biển Động" is its part, not "xã biển"."""
    between = match.start("between")
    return between + 1 if match["between"] and text[between + 1].isupper() else match.end()


def _is_other_word(text: str, spelt: str, match: re.Match[str], written: list[str]) -> bool:
    """Tell "hợp tác xã" from "xã" and a page "p. 12" from "P. 12"."""
    start = match.start("kinds")
    before = spelt[max(0, start - 9) : start].rstrip()
    if any(before.endswith(word) for word in words.NOT_A_KIND_AFTER) and written[0] in {"xã", "phường"}:
        return True
    return written[0] in {"h.", "q.", "p.", "x.", "tt."} and not text[start].isupper()


def _same_level(kinds: list[str]) -> frozenset[str]:
    """Keep the last kind and those before it that can stand beside it in one list."""
    last = _LEVEL_OF.get(kinds[-1])
    levels = {level for kind in kinds if (level := _LEVEL_OF.get(kind))}
    if last is None and len(levels) == 1:
        return frozenset(kinds)
    return frozenset(kind for kind in kinds if _LEVEL_OF.get(kind, last) == last)


def _hit(text: str, end: int, entry: Entry) -> tuple[int, int, Entry] | None:
    """Keep a spelling that begins and ends with a syllable and is written as a name."""
    start = end - len(entry.form)
    if not (text[start].isupper() or text[start].isdigit()):
        return None
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return None
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    return (start, end, entry) if _is_written_as_name(text[start:end], entry) else None


def _is_written_as_name(written: str, entry: Entry) -> bool:
    if not entry.periods or written.isupper() or written.isdigit():
        return True
    if entry.whole:
        return written[-2:].isupper()
    small = [part for part in written.split() if part[0].islower()]
    return not small or (small == SMALL_SYLLABLES and entry.form.startswith("nông trường "))


def _without_overlaps(
    hits: list[tuple[int, int, Entry]], kinds: dict[int, Kind]
) -> list[tuple[int, int, Entry]]:
    """Drop names inside longer ones; of two that share letters keep the one with a kind, or the province."""
    chosen: list[tuple[int, int, Entry]] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not chosen or hit[0] >= chosen[-1][1]:
            chosen.append(hit)
        elif hit[1] > chosen[-1][1] and _rank(hit, kinds) > _rank(chosen[-1], kinds):
            chosen[-1] = hit
    return chosen


def _rank(hit: tuple[int, int, Entry], kinds: dict[int, Kind]) -> int:
    start, _, entry = hit
    if not entry.periods:
        return 4
    return 2 * (start in kinds) + any(period.level == PROVINCE for period in entry.periods)


def _mark(text: str, start: int, end: int, entry: Entry, kind: Kind | None) -> Mark:
    first = kind.start if kind and kind.joined else start
    before = _BEFORE.search(text, max(0, start - 10), start)
    placed = before is not None and before[1].lower() in words.PLACED_AFTER
    return Mark(first, start, end, entry, kind, text[start:end].isupper() and end - start > 1, placed)
