"""Finding the clauses of a directive in its text: paragraphs, numbering, labels, anchors. Pure.

In: the text as pasted; out: spans in characters. Called by the page on which clauses are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

PART, ARTICLE, NUMBER, POINT = "part", "article", "number", "point"
DEPTH = {PART: 0, ARTICLE: 1, NUMBER: 2, POINT: 3}
LABELS = {PART: "Mục {}", ARTICLE: "Điều {}", NUMBER: "khoản {}", POINT: "điểm {}"}
BEGINNINGS = (
    (ARTICLE, re.compile(r"điều\s+(\d{1,3}[a-zđ]?)\b\s*[.:]?", re.IGNORECASE)),
    (PART, re.compile(r"(?:mục\s+|phần\s+)?((?:XX|X?(?:IX|IV|V?I{0,3}))(?<=[IVX]))\s*[.)\-–/:]\s")),
    (NUMBER, re.compile(r"(?:khoản\s+)?(\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,2}(?=\s*[.)\-–]))[.)\-–\s]+(?=\D)")),
    (POINT, re.compile(r"(?:điểm\s+)?([a-zđ])\s*[)]\s*")),
)
"""How papers number their clauses (Nghị định 30/2020/NĐ-CP: "I.", "1.", "a)"; legal texts: "Điều 1.")."""
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text, without the blanks around it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A clause that the numbering shows: from its line to the next one as high."""

    label: str
    start: int
    end: int


def tidied(text: str) -> str:
    """Return a pasted text with one kind of line end and no blanks at the ends of lines."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text.replace("\xa0", " "))
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def paragraphs(text: str) -> list[Paragraph]:
    """Return the lines that say something, each with its place."""
    return [
        Paragraph(match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), match[0].strip())
        for match in LINE.finditer(text)
        if match[0].strip()
    ]


def numbering(line: str) -> tuple[str, str] | None:
    """Return the kind and number with which a line begins."""
    for kind, beginning in BEGINNINGS:
        found = beginning.match(line)
        if found:
            return kind, found[1].lower() if kind in {ARTICLE, POINT} else found[1]
    return None


def suggested(text: str) -> list[Suggestion]:
    """Return every clause that its numbering shows, outer ones before those inside them."""
    numbered = list(_labelled(paragraphs(text)))
    ends = [line.end for line in paragraphs(text)]
    found = []
    for place, (depth, label, line) in enumerate(numbered):
        after = next((other for other in numbered[place + 1 :] if other[0] <= depth), None)
        limit = after[2].start if after else len(text)
        found.append(Suggestion(label, line.start, max(end for end in ends if end <= limit)))
    return found


def label_at(text: str, start: int) -> str:
    """Return the label of the clause in which a place of the text lies; empty before the first one."""
    labels = [label for _depth, label, line in _labelled(paragraphs(text)) if line.start <= start]
    return labels[-1] if labels else ""


def _labelled(lines: Sequence[Paragraph]) -> Iterator[tuple[int, str, Paragraph]]:
    above: dict[int, str] = {}
    for line in lines:
        found = numbering(line.text)
        if found is None:
            continue
        kind, number = found
        depth = DEPTH[kind]
        above = {each: words for each, words in above.items() if each < depth}
        above[depth] = LABELS[kind].format(number)
        words = [above[each] for each in sorted(above) if each != DEPTH[PART] or DEPTH[ARTICLE] not in above]
        joined = ", ".join(words)
        yield depth, joined[0].upper() + joined[1:], line


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the blanks at its ends; an empty one where nothing is left."""
    words = text[max(start, 0) : max(end, 0)]
    left = max(start, 0) + len(words) - len(words.lstrip())
    return left, left + len(words.strip())


def anchored(text: str, words: str, near: int) -> int | None:
    """Return where the words of a clause stand in a corrected text, the place nearest to the old one."""
    places = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    return min(places, key=lambda place: abs(place - near), default=None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text with the ids of the clauses that cover it."""

    text: str
    marks: tuple[str, ...]


def pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """Cut text[start:end] at the borders of the marked spans (start, end, id), for highlighting."""
    inside = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(min(max(place, start), end) for span in inside for place in span[:2])})
    return [
        Piece(text[left:right], tuple(mark for first, last, mark in inside if first < right and last > left))
        for left, right in pairwise(cuts)
    ]
