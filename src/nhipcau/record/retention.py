"""The rule book of retention: what is kept how long and why, on a given day; and what the last run did.

In: rulebook/retention.toml and the record. Called by `journeys.retention` and by the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.common.dated import BOOKS, Dated, RuleBookError, check_days, dated_part, rows_of
from nhipcau.record.models import Entry

BOOK = BOOKS / "retention.toml"
RUN = "record.clean_up"
"""The verb of one kind's turn in one run."""


@dataclass(frozen=True, slots=True)
class Rule(Dated):
    """How long one kind is kept."""

    kind: str
    days: int
    has_own_day: bool = False
    """Each row carries the day it is forgotten."""

    def before(self, at: datetime) -> datetime | None:
        """Return the moment before which this kind is to go; None where it is kept for ever."""
        return at - timedelta(days=self.days) if self.days else None


@cache
def rule_book(path: Path = BOOK) -> tuple[Rule, ...]:
    """Read every rule; two of one kind never hold on one day."""
    return check_days(tuple(_rule(row) for row in rows_of(path, "rule")), lambda rule: rule.kind)


def rules_on(day: date, path: Path = BOOK) -> dict[str, Rule]:
    """Return the rule of each kind that holds on a day."""
    return {rule.kind: rule for rule in rule_book(path) if rule.holds_on(day)}


def last_run(kind: str) -> Entry | None:
    """Return the entry of the last run that took something of a kind."""
    return Entry.objects.filter(verb=RUN, subject=f"record.kind:{kind}").order_by("-seq").first()


def _rule(row: dict[str, Any]) -> Rule:
    kind = row["kind"]
    if row["days"] < 0:
        raise RuleBookError(f"{kind}: days")
    return Rule(
        **dated_part(row, kind),
        kind=kind,
        days=row["days"],
        has_own_day=row.get("own_day", False),
    )
