"""A saved page's text cut into lines that know what they look like; made by `tidy`, read by its helpers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nhipcau.reading.folding import bare, fold, is_unspaced, squeeze, terms, weight

_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·*☆★✔✓]|[-–—+](?=\s)|\(?\d{1,2}[.)/](?=\s|$)|[a-zđ]\)(?=\s))\s*")
_AGENCY = r"(?:\s*[—–/-]?\s*\(?[A-Z]{2,8}(?:/[A-Z]{2,8})*\)?)?"
"""Agencies sign behind the last stop: "… by June. — VNS", "… trong tháng 6. (TTXVN)"."""
_SIGNED = rf"(?:[（(](?:完|编辑|記者|记者)[^)）]{{0,12}}[)）]|{_AGENCY})"
_STOPS = re.compile(rf"[.!?…。！？។៕][\"'”’»)\]」』]*{_SIGNED}\s*$")
_ENDS = re.compile(rf"[.!?…。！？；;:：។៕][\"'”’»)\]」』]*{_SIGNED}\s*$")
_AGENCY_BEHIND = re.compile(
    r"(?<=[.!?…。”\"])\s*(?:[-–—/]{1,2}\s*(?:VNA|VNS|TTXVN|VNP|Xinhua|AFP|KPL|AKP)|[（(]完[)）])\s*$"
)
_INNER = re.compile(r"[.!?。！？។](?:\s|[\"'”’»]|(?=[\u2e80-\u9fff]))")

_PROSE_WITH_STOP = 70
"""Weight from which a line with a closing stop is a paragraph: below it captions and buttons abound."""
_PROSE_WITHOUT_STOP = 190
"""No headline is that long."""
_UNSTOPPED_SCRIPT = 110
"""Lao closes no sentence, Khmer seldom does: length alone must tell."""


@dataclass(frozen=True)
class Line:
    """One non-blank line of a page."""

    index: int
    text: str
    after_gap: bool
    """A blank line stands before it."""
    bullet: bool

    @cached_property
    def folded(self) -> str:
        """The line without case and marks."""
        return fold(self.text)

    @cached_property
    def bare(self) -> str:
        """The folded line without outer punctuation: what repeats are compared on."""
        return bare(self.folded)

    @cached_property
    def weight(self) -> int:
        """How much reading matter it is."""
        return weight(self.text)

    @cached_property
    def terms(self) -> set[str]:
        """What cohesion is counted on."""
        return terms(self.text)

    @cached_property
    def stops(self) -> bool:
        """It ends as a sentence does."""
        return _STOPS.search(self.text) is not None

    @cached_property
    def ends(self) -> bool:
        """It ends as a sentence, a list item or an announcement does."""
        return _ENDS.search(self.text) is not None

    @cached_property
    def sentences(self) -> int:
        """How many sentences it seems to hold."""
        return len(_INNER.findall(self.text)) + 1

    @cached_property
    def is_prose(self) -> bool:
        """It reads like a paragraph by its shape alone."""
        if self.ends and self.weight >= _PROSE_WITH_STOP:
            return True
        if is_unspaced(self.text) and self.weight == len(self.text):
            return self.weight >= _UNSTOPPED_SCRIPT
        return self.weight >= _PROSE_WITHOUT_STOP


def without_agency(text: str) -> str:
    """Take the agency's sign off the last paragraph: "… by June. —VNA"."""
    return _AGENCY_BEHIND.sub("", text)


_WRAPPED = range(50, 101)
"""Letters of a line that a program wrapped."""
_WRAPPED_SHARE = 0.5


def unwrap(rows: list[str]) -> list[str]:
    """Join lines that a program cut at a fixed width, when the whole page looks so."""
    full = [row for row in rows if row.strip()]
    wide = sum(len(row) in _WRAPPED for row in full)
    if wide < 5 or wide < _WRAPPED_SHARE * len(full) or any(len(row) > _WRAPPED[-1] + 9 for row in full):  # noqa: PLR2004
        return rows
    joined: list[str] = []
    for row in rows:
        open_end = bool(joined) and len(joined[-1]) >= _WRAPPED[0] and not _ENDS.search(joined[-1])
        if open_end and row[:1].islower():
            joined[-1] += " " + row.strip()
        else:
            joined.append(row)
    return joined


_TAG = re.compile(r"</?(?:br|p|b|i|strong|em|span|div|u)\s*/?>", re.IGNORECASE)
"""Markup that a careless editor let through."""


def split(text: str) -> list[Line]:
    """Cut text into non-blank lines."""
    lines: list[Line] = []
    gap = True
    for raw in unwrap(text.split("\n")):
        clean = squeeze(_TAG.sub(" ", raw) if "<" in raw else raw)
        if not clean:
            gap = True
            continue
        match = _BULLET.match(clean)
        body = clean[match.end() :] if match and clean[0] in "•●▪■◦‣·*☆★✔✓" else clean
        if body:
            lines.append(Line(len(lines), body, gap, match is not None))
        gap = False
    return lines
