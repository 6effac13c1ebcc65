"""The sentence around a place in a text, for six languages. In: text and a span; out: its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

END = re.compile(r"\n|[。！？]|[។៕]\s*|[.!?…][\"”’»)]*\s+(?=[^\W\d_]|[\"“«\d])")
LONGEST = 260
"""A short excerpt (copyright: reading.md), and three lines of a phone."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence cut at its figure."""

    before: str
    said: str
    after: str


def sentence_at(text: str, start: int, end: int) -> Quoted:
    """Return the sentence that holds a span, shortened on both sides where it is long."""
    first, last = bounds(text, start, end)
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    room = max(0, LONGEST - (end - start))
    if len(before) + len(after) > room:
        before = _tail(before, max(room // 2, room - len(after)))
        after = _head(after, room - len(before))
    return Quoted(before, text[start:end], after)


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends."""
    line = text.rfind("\n", 0, start) + 1
    first = line
    for match in END.finditer(text, line, start):
        first = match.end()
    found = END.search(text, end)
    return first, (found.start() + len(found.group().rstrip()) if found else len(text))


def opening(text: str, letters: int) -> str:
    """Return the first sentences of a text that fit, at least one, shortened if it must be."""
    line = text.strip().split("\n", 1)[0]
    if len(line) <= letters:
        return line
    ends = [
        match.start() + len(match.group().rstrip()) for match in END.finditer(line) if match.start() < letters
    ]
    return line[: ends[-1]] if ends else _head(line, letters)


def _head(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    cut = text.rfind(" ", letters // 2, letters)
    return text[: cut if cut > 0 else letters].rstrip() + " …"


def _tail(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    cut = text.find(" ", len(text) - letters, len(text) - letters // 2)
    return "… " + text[cut + 1 if cut > 0 else len(text) - letters :].lstrip()
