"""Until when a contact is kept, by the dated rule book. Pure.

In: rulebook/contacts.toml, a kind and a day; out: a day. Called by the actions that add and renew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.common.dated import BOOKS, Dated, RuleBookError, check_days, dated_part, rows_of

BOOK = BOOKS / "contacts.toml"
UNCONFIRMED = "unconfirmed"
"""An address that somebody typed and its owner has not confirmed."""
SOON = timedelta(days=60)
"""Own choice: time enough to ask for the agreement once more."""


@dataclass(frozen=True, slots=True)
class Rule(Dated):
    """How long one kind is kept from the agreement on."""

    kind: str
    days: int


@cache
def rule_book(path: Path = BOOK) -> tuple[Rule, ...]:
    """Read every rule; two of one kind never hold on one day."""
    return check_days(tuple(_rule(row) for row in rows_of(path, "expiry")), lambda rule: rule.kind)


def rule_of(kind: str, on: date, path: Path = BOOK) -> Rule:
    """Return the rule of a kind on a day; before the first rule's day, the first."""
    rules = sorted((rule for rule in rule_book(path) if rule.kind == kind), key=lambda rule: rule.since)
    holding = [rule for rule in rules if rule.holds_on(on)]
    return (holding or rules)[0]


def expires_on(kind: str, on: date, path: Path = BOOK) -> date:
    """Return the last day on which a contact agreed on a day may be written to."""
    return on + timedelta(days=rule_of(kind, on, path).days)


def _rule(row: dict[str, Any]) -> Rule:
    if row["days"] < 1:
        raise RuleBookError(f"{row['kind']}: days")
    return Rule(**dated_part(row, row["kind"]), kind=row["kind"], days=row["days"])
