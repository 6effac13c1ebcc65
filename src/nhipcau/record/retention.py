"""The rule book of retention: what is kept how long and why, on a given day; and what the last run did.

In: rulebook/retention.toml and the record. Called by `journeys.retention` and by the screen.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.record.models import Entry

BOOK = Path(__file__).resolve().parents[1] / "rulebook" / "retention.toml"
RUN = "record.clean_up"
"""The verb of one kind's turn in one run."""


class RuleBookError(Exception):
    """The rule book contradicts itself or names something unknown."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind is kept, from a day on."""

    kind: str
    days: int
    since: date
    until: date | None
    basis: str
    sure: str
    is_checked: bool
    has_own_day: bool = False
    """Each row carries the day it is forgotten."""

    def before(self, at: datetime) -> datetime | None:
        """Return the moment before which this kind is to go; None where it is kept for ever."""
        return at - timedelta(days=self.days) if self.days else None


@cache
def rule_book(path: Path = BOOK) -> tuple[Rule, ...]:
    """Read every rule; two of one kind never hold on one day."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    rules = tuple(_rule(row) for row in rows)
    for rule in rules:
        holding = [other for other in rules if other.kind == rule.kind and _holds(other, rule.since)]
        if len(holding) != 1:
            raise RuleBookError(f"{rule.kind}: {len(holding)} rules hold on {rule.since}")
    return rules


def rules_on(day: date, path: Path = BOOK) -> dict[str, Rule]:
    """Return the rule of each kind that holds on a day."""
    return {rule.kind: rule for rule in rule_book(path) if _holds(rule, day)}


def last_run(kind: str) -> Entry | None:
    """Return the entry of the last run that took something of a kind."""
    return Entry.objects.filter(verb=RUN, subject=f"record.kind:{kind}").order_by("-seq").first()


def _holds(rule: Rule, day: date) -> bool:
    return rule.since <= day and (rule.until is None or day < rule.until)


def _rule(row: dict[str, Any]) -> Rule:
    if row["days"] < 0 or row["sure"] not in {"S", "R", "own"} or not row["basis"]:
        raise RuleBookError(f"{row['kind']}: days, sure or basis")
    return Rule(
        kind=row["kind"],
        days=row["days"],
        since=row["from"],
        until=row.get("until"),
        basis=row["basis"],
        sure=row["sure"],
        is_checked=row["lawyer"],
        has_own_day=row.get("own_day", False),
    )
