"""A language version as a comparison reads it: its parts, and each part in letters that compare.

In: title, lead and body. Out: `Part`s in pairs, and a `Said` of the reading line with the way back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.matching.facts.said import Said, matching_form

TITLE, LEAD, BODY = "title", "lead", "body"
BLANK = "\x00"
"""Stands for a letter that is read already; no finder takes it for one."""
PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u17b4\u17b5")
_LAO_TONE, _NIKHAHIT = "\u0ec8\u0ec9\u0eca\u0ecb", "\u0ecd"


@dataclass(frozen=True, slots=True)
class Text:
    """One language version, NFC."""

    language: str
    title: str
    lead: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The title, the lead, or one paragraph of the body, which begins there at `start`."""

    where: str
    start: int
    text: str
    language: str


def parts(text: Text) -> list[Part]:
    """Return the title, the lead and the paragraphs, without the empty ones."""
    found = [Part(TITLE, 0, text.title, text.language), Part(LEAD, 0, text.lead, text.language)]
    found += [Part(BODY, one.start(), one.group(), text.language) for one in PARAGRAPH.finditer(text.body)]
    return [part for part in found if part.text.strip()]


def in_pairs(source: Text, target: Text) -> list[tuple[list[Part], list[Part]]]:
    """Return what is to be held against what: paragraph by paragraph where both have as many."""
    ours, theirs = parts(source), parts(target)
    pairs = [
        ([one for one in ours if one.where == where], [one for one in theirs if one.where == where])
        for where in (TITLE, LEAD)
    ]
    own, other = ([one for one in side if one.where == BODY] for side in (ours, theirs))
    if len(own) == len(other):
        pairs += [([one], [their]) for one, their in zip(own, other, strict=True)]
    else:
        pairs.append((own, other))
    return [pair for pair in pairs if pair[0] or pair[1]]


@dataclass(frozen=True, slots=True)
class Readable:
    """Comparable letters, and where each stands in the text as given."""

    said: Said
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span back to the text as given."""
        return self.origins[start], self.origins[end - 1] + 1

    def without(self, spans: list[tuple[int, int]]) -> Readable:
        """Blank out what is read already."""
        form, text = list(self.said.form), list(self.said.text)
        for start, end in spans:
            form[start:end] = text[start:end] = BLANK * (end - start)
        said = Said("".join(text), "".join(form), self.said.language, self.said.is_marked)
        return Readable(said, self.origins)


@lru_cache(maxsize=512)
def readable(text: str, language: str) -> Readable:
    """Make a text comparable: NFKC, digits of any script as 0-9, no invisible letters."""
    shown = _letters(text)
    written = "".join(letter for letter, _origin in shown)
    form = "".join(_form(letter, language) for letter in written)
    return Readable(Said(written, form, language, is_marked=True), tuple(origin for _letter, origin in shown))


def _letters(text: str) -> list[tuple[str, int]]:
    shown: list[tuple[str, int]] = []
    for origin, letter in enumerate(text):
        if letter in _INVISIBLE:
            continue
        for piece in unicodedata.normalize("NFKC", letter):
            shown.append(("\u0ea5" if piece == "\u0ebc" else piece, origin))
            if piece == _NIKHAHIT and len(shown) > 1 and shown[-2][0] in _LAO_TONE:
                shown[-2], shown[-1] = shown[-1], shown[-2]  # typed after the tone mark it looks the same
    return shown


@lru_cache(maxsize=8192)
def _form(letter: str, language: str) -> str:
    if letter.isspace():
        return letter
    form = matching_form(letter, Said("", "", language, is_marked=True))
    return form if len(form) == 1 else letter
