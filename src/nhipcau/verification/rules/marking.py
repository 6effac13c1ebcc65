"""Where marked words stand in a text: its sentences, and the exact span of words. Pure; called by marking.

In: a version's text. Out: sentences and spans with what stands before and after (a TextQuoteSelector).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.plain_letters import is_unspaced
from nhipcau.reading.quotes import Selector, locate, select

LONGEST_MARK = 1_000
"""Letters of a mark; a claim is a sentence or two, not an article."""
_END = re.compile(r"\n+|[。！？]+[”’」』）]*|[។៕]+|[.!?…]+[\"”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[\w.]+$")
_SHORT = frozenset(
    [
        *("tp", "tx", "tt", "ts", "ths", "th.s", "gs", "pgs", "bs", "ks", "ông", "đ/c", "st", "tr"),
        *("mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "gov", "sen", "rep", "no", "vs"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("mm", "mme", "mlle", "art", "av", "env"),
    ]
)
"""Words that end in a full stop and no sentence, in Vietnamese, English and French."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its place in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words at their place, with their surroundings."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences; every letter that is no gap stands in exactly one."""
    found, start = [], 0
    for match in _END.finditer(text):
        if _ends_here(text, match):
            found.append(_trimmed(text, start, match.end()))
            start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return [one for one in found if any(letter.isalnum() for letter in one.text)]


def paragraphs(text: str) -> list[list[Sentence]]:
    """Return the sentences line by line, as the article prints them."""
    lines: list[list[Sentence]] = []
    last = 0
    for one in sentences(text):
        if not lines or "\n" in text[last : one.start]:
            lines.append([])
        lines[-1].append(one)
        last = one.end
    return lines


def span_of(text: str, start: int, end: int) -> Span | None:
    """Return the words between two places, without gaps at the edges; None where there are none."""
    if not 0 <= start < end <= len(text):
        return None
    cut = _trimmed(text, start, end)
    if not any(letter.isalnum() for letter in cut.text) or len(cut.text) > LONGEST_MARK:
        return None
    if _splits(text, cut.start) or _splits(text, cut.end):
        return None
    quote = select(text, cut.start, cut.end)
    return Span(cut.start, cut.end, quote.exact, quote.prefix, quote.suffix)


def words_within(text: str, start: int, end: int, words: str) -> Span | None:
    """Find words that must stand between two places, whole; half a word or number is none of them."""
    if not 0 <= start < end <= len(text):
        return None
    found = locate(text[start:end], Selector(words.strip()))
    return span_of(text, start + found.start, start + found.end) if found else None


def _splits(text: str, at: int) -> bool:
    """Say whether a cut would leave half a word or half a number: "120" of "1.120"."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and after.isdigit():
        return True
    if after in ".," and before.isdigit():
        return text[at + 1 : at + 2].isdigit()
    if before in ".," and after.isdigit():
        return text[at - 2 : at - 1].isdigit()
    return all(letter.isalnum() and not is_unspaced(letter) for letter in (before, after))


def _ends_here(text: str, match: re.Match[str]) -> bool:
    if not match.group().startswith("."):
        return True
    following = text[match.end() :].lstrip(' \t"“«‘(')[:1]
    if following.islower():
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    short = word.group().casefold() if word else ""
    initial = len(short) == 1 and short.isalpha() and word is not None and word.group().isupper()
    return not (short in _SHORT or initial) or following in {"", "\n"}


def _trimmed(text: str, start: int, end: int) -> Sentence:
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    last = first + len(said.strip())
    return Sentence(first, last, text[first:last])
