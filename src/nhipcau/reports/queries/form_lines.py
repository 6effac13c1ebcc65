"""The lines of a form as its page and its sheet show them: what stands, was counted, stood last time, jumped.

In: a report. Out: groups of lines. For the page of numbers, the sheet, the words offered from figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.reports.models import FormRow, Indicator, Report, Value
from nhipcau.reports.queries.reports import last_values, lines_of, values_of
from nhipcau.reports.rules import states
from nhipcau.reports.rules.amounts import say, say_ratio
from nhipcau.reports.rules.cells import PER_CENT, Cell
from nhipcau.reports.rules.jumps import Figure, Jump, jumps
from nhipcau.reports.rules.typed import Typed, typed_of


@dataclass(frozen=True, slots=True)
class FormLine:
    """One indicator of a form."""

    place: int
    indicator: Indicator
    value: Value | None
    last: Value | None

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def typed(self) -> Typed:
        """The texts that stand in its inputs."""
        row = self.value
        if row is None:
            return Typed()
        cell = Cell(row.amount, row.base, row.qualifier, row.is_estimate, row.note)
        return typed_of(cell, is_kept_empty=row.is_confirmed)

    @property
    def is_filled(self) -> bool:
        """Whether a number stands there; zero is one."""
        return self.value is not None and self.value.amount is not None

    @property
    def is_counted(self) -> bool:
        """Whether the number is the counted one."""
        return self.value is not None and self.value.origin == states.COUNTED

    @property
    def can_confirm(self) -> bool:
        """Whether a counted number waits for somebody, or stands beside another that was stated."""
        row = self.value
        return (
            row is not None and row.counted_amount is not None and not (self.is_counted and row.is_confirmed)
        )

    @property
    def waits(self) -> bool:
        """Whether the counted number is in the cell and nobody looked at it yet."""
        return self.is_counted and self.value is not None and not self.value.is_confirmed

    @property
    def counted_words(self) -> str:
        """What was counted, as it is read; empty where nothing was."""
        row = self.value
        return self._words(row.counted_amount, row.counted_base) if row else ""

    @property
    def now_words(self) -> str:
        """What stands there."""
        return self._words(self.value.amount, self.value.base) if self.value else ""

    @property
    def last_words(self) -> str:
        """What stood in the unit's report before."""
        return self._words(self.last.amount, self.last.base) if self.last else ""

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """What is unusual beside the last number; a cell that waits to be filled is not."""
        if not self.is_filled or self.value is None or self.last is None:
            return ()
        now, last = Figure(self.value.amount, self.value.base), Figure(self.last.amount, self.last.base)
        per_cent = self.indicator.measure == PER_CENT
        return jumps(now, last, None, is_ratio=self.indicator.is_ratio, per_cent=per_cent)

    @property
    def said(self) -> str:
        """What stands there, for the words of a jump."""
        return self.now_words

    @property
    def said_before(self) -> str:
        """What stood in the report before, for the words of a jump."""
        return self.last_words

    @property
    def said_counted(self) -> str:
        """What was counted, for the words of a jump."""
        return self.counted_words

    def _words(self, amount: int | None, base: int | None) -> str:
        if not self.indicator.is_ratio or amount is None:
            return say(amount)
        share = say_ratio(amount, base, self.indicator.measure)
        return f"{share} ({say(amount)}/{say(base)})" if share else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    name: str
    lines: Sequence[FormLine]

    @property
    def filled(self) -> int:
        """How many have a number."""
        return sum(line.is_filled for line in self.lines)


def form_lines(report: Report) -> list[FormLine]:
    """Return the lines of a report's form, in order."""
    values, last = values_of(report), last_values(report)
    return [_line(row, values, last) for row in lines_of(report)]


def grouped(lines: Sequence[FormLine]) -> list[Group]:
    """Return lines under their headings, in the order in which those first come."""
    names = dict.fromkeys(line.indicator.group for line in lines)
    return [Group(name, [line for line in lines if line.indicator.group == name]) for name in names]


def _line(row: FormRow, values: dict[str, Value], last: dict[str, Value]) -> FormLine:
    code = row.indicator.code
    return FormLine(row.position, row.indicator, values.get(code), last.get(code))
