"""A text without what only typing differs in, and the way back to the text as given. Called by `quotes`.

The same: NFC and NFD, runs of blanks, quotes, dashes, ellipses, invisible letters, ligatures, left entities.
Not the same: another letter, digit, case or mark.
"""

# ruff: noqa: RUF001 - look-alikes are what this file is about

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5

_ENTITY = re.compile(r"&(?:amp;)*(#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_LARGEST = 0x10FFFF
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe01\ufe0e\ufe0f\ufeff"
)
"""Soft hyphen, zero-width blanks and joiners, directions, variation selectors, Khmer's inherent vowels."""
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›「」『』〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("‐‑‒–—―−⸺⸻﹘﹣－", "-"),
        "…": "...",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)
_OPENING, _CLOSING = "«‹", "»›"
"""French puts blanks inside these."""
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]"
)
"""Thai, Lao, Burmese, Khmer, Han, kana and full-width marks: a blank between them says nothing."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Comparable letters, each with its place in the text as given."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span of the plain text back to the text as given."""
        return self.starts[start], self.ends[end - 1]


def is_unspaced(letter: str) -> bool:
    """Tell whether the letter's script puts no blanks between words."""
    return _UNSPACED.match(letter) is not None


def plain_of(text: str) -> Plain:
    """Make a text comparable."""
    plain = _Growing(text)
    for start, end, piece in _pieces(text):
        for letter in piece:
            if letter.isspace():
                plain.gap = plain.gap or (start, end)
            else:
                plain.close_gap(text[start], letter)
                plain.add(letter, start, end)
    plain.close_gap("", "")
    return Plain("".join(plain.letters), plain.starts, plain.ends)


@dataclass(slots=True)
class _Growing:
    given: str
    letters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    gap: tuple[int, int] | None = None

    def add(self, letter: str, start: int, end: int) -> None:
        """Take a letter; a second dash belongs to the first."""
        if letter == "-" and self.letters and self.letters[-1] == "-":
            self.ends[-1] = end
            return
        self.letters.append(letter)
        self.starts.append(start)
        self.ends.append(end)

    def close_gap(self, after: str, plain_after: str) -> None:
        """Keep one blank of a run, where a blank says anything."""
        if self.gap and self.letters:
            before = self.given[self.ends[-1] - 1]
            inside = before in _OPENING or (after and after in _CLOSING)
            if not (inside or is_unspaced(self.letters[-1]) or is_unspaced(plain_after)):
                self.add(" ", *self.gap)
        self.gap = None


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Cut into letters with their marks and into entities; invisible ones are left out."""
    at, length = 0, len(text)
    while at < length:
        letter = text[at]
        if letter == "&" and (named := _entity(text, at)):
            yield at, named[0], named[1]
            at = named[0]
            continue
        end = at + 1
        while end < length and text[end] > "\u02ff" and unicodedata.combining(text[end]):
            end += 1
        plain = letter if end == at + 1 and letter < "`" else _plain(text[at:end])
        if plain:
            yield at, end, plain
        at = end


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    seen = "".join(letter for letter in cluster if letter not in _INVISIBLE)
    return unicodedata.normalize("NFC", seen).translate(_SAME)


def _entity(text: str, at: int) -> tuple[int, str] | None:
    """Read an entity that some tool forgot to decode, also one escaped twice."""
    match = _ENTITY.match(text, at)
    if not match:
        return None
    name = match[1]
    if name[0] != "#":
        found = html5.get(f"{name};")
        return (match.end(), _plain(found)) if found else None
    try:
        code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    except ValueError:
        return None
    is_letter = 0 < code <= _LARGEST and not 0xD800 <= code < 0xE000  # noqa: PLR2004 no surrogate is a letter
    return (match.end(), _plain(chr(code))) if is_letter else None
