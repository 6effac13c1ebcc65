"""The parts of the bench as a template shows them: terms and differences marked, changes of the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.monitoring.rules.difference import difference
from nhipcau.statements.queries.translating import Bench, hits_of
from nhipcau.translation.rules.comparing import Difference, Text
from nhipcau.translation.wording import difference_words, kind_words


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the original: plain, a term with its translation, or a point that differs."""

    text: str
    term: str = ""
    note: str = ""
    differs: bool = False


def marked_parts(bench: Bench, found: list[Difference]) -> list[tuple[str, list[Run]]]:
    """Return title, lead and body of the original with what to look at."""
    parts = (("title", _("Tiêu đề"), bench.original.title), ("lead", _("Đoạn mở"), bench.original.lead),
             ("body", _("Nội dung"), bench.original.body))  # fmt: skip
    return [(label, _runs(bench, where, words, found)) for where, label, words in parts if words]


def _runs(bench: Bench, where: str, words: str, found: list[Difference]) -> list[Run]:
    marks: list[tuple[int, int, Run]] = [
        (hit.start, hit.end, Run(words[hit.start : hit.end], hit.term.target, hit.term.note))
        for hit in hits_of(bench, words)
    ]
    for one in found:
        spot = one.source_spot
        if spot and spot.where == where:
            marks.append((spot.start, spot.end, Run(words[spot.start : spot.end], differs=True)))
    runs: list[Run] = []
    at = 0
    for start, end, run in sorted(marks, key=lambda mark: mark[:2]):
        if start >= at:
            runs += [Run(words[at:start]), run]
            at = end
    return [*runs, Run(words[at:])]


def as_lines(found: list[Difference]) -> list[tuple[str, str]]:
    """Return each difference as its kind and a sentence."""
    return [(kind_words(one), difference_words(one)) for one in found]


def changed_lines(bench: Bench, earlier: Text) -> list[Any]:
    """Return what changed in the original since it was translated, changed paragraphs only."""
    before = "\n".join((earlier.title, earlier.lead, earlier.body))
    now = "\n".join((bench.original.title, bench.original.lead, bench.original.body))
    return [line for line in difference(before, now) if line.changed]
