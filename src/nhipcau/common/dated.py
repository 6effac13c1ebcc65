"""Dated rules of a book in TOML: each from a day on, with its source and how sure that is. No Django.

In: the file and how a room reads one row. Out: its rules. Called by the rooms that have a book of rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

BOOKS = Path(__file__).resolve().parents[1] / "rulebook"
SEEN, RECALLED, OWN = "S", "R", "own"
"""In a public text; from memory and unverified; the office's own choice."""
SURE = frozenset({SEEN, RECALLED, OWN})


class RuleBookError(Exception):
    """A book contradicts itself, lacks a source or says what cannot be."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What every rule has: the days on which it holds, and by which text."""

    since: date
    until: date | None
    """The first day on which it no longer holds."""
    basis: str
    sure: str
    is_checked: bool
    """By a lawyer."""

    def holds_on(self, day: date) -> bool:
        """Say whether it is in force that day."""
        return self.since <= day and (self.until is None or day < self.until)


def rows_of(path: Path, name: str) -> list[dict[str, Any]]:
    """Read the tables of one name."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return rows


def dated_part(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return what `Dated` needs of a row; without a source or with its days reversed it is refused."""
    since, until = row["from"], row.get("until")
    if row["sure"] not in SURE or not row["basis"] or (until and until <= since):
        raise RuleBookError(f"{name}: sure, basis or days")
    return {
        "since": since,
        "until": until,
        "basis": row["basis"],
        "sure": row["sure"],
        "is_checked": row["lawyer"],
    }


R = TypeVar("R", bound=Dated)


def check_days(rules: tuple[R, ...], name_of: Callable[[R], str]) -> tuple[R, ...]:
    """Return the rules; two of one name never hold on one day."""
    for rule in rules:
        holding = [one for one in rules if name_of(one) == name_of(rule) and one.holds_on(rule.since)]
        if len(holding) != 1:
            raise RuleBookError(f"{name_of(rule)}: {len(holding)} rules hold on {rule.since}")
    return rules
