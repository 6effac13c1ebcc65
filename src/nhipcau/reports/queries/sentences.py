"""Sentences made from a report's figures, offered to whoever writes its words; nothing is put in by itself.

In: the lines of a form. Out: plain text by part of the report. Called by the page of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from nhipcau.reports.cell_words import QUALIFIERS
from nhipcau.reports.queries.form_lines import FormLine, grouped
from nhipcau.reports.rules.cells import PER_CENT

LEADERSHIP, RESULTS = "leadership", "results"


def sentences(lines: Sequence[FormLine]) -> dict[str, str]:
    """Return the offered text by part: the form's first heading is about leadership, the rest results."""
    told = [(group.name, _of_group(group.name, group.lines)) for group in grouped(lines)]
    first, rest = told[:1], told[1:]
    offered = {LEADERSHIP: _joined(first), RESULTS: _joined(rest)}
    return {part: text for part, text in offered.items() if text}


def _joined(told: Sequence[tuple[str, str]]) -> str:
    return "\n".join(text for _name, text in told if text)


def _of_group(name: str, lines: Sequence[FormLine]) -> str:
    """Write "Thông tin chính thức: …; …." of the lines that have a number."""
    parts = [_of_line(line) for line in lines if line.is_filled]
    return f"{name}: {'; '.join(parts)}." if parts else ""


def _of_line(line: FormLine) -> str:
    row, one = line.value, line.indicator
    mark = f"{QUALIFIERS[row.qualifier]} " if row is not None and row.qualifier else ""
    measure = "" if one.measure == PER_CENT else f" {one.measure}"
    sign = line.now_words.replace(" (", "% (", 1) if one.measure == PER_CENT else line.now_words
    guess = _(" (ước tính)") if row is not None and row.is_estimate else ""
    return f"{one.name[:1].lower()}{one.name[1:]}: {mark}{sign}{measure}{guess}"
