"""The dated rules of rulebook/clocks.toml. In: the file; out: Rules, and the one that holds on a day.

Called by `queries.rules`; two rules of one code never hold on one day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.clocks.rules.limits import Limit, limit_of

BOOK = Path(__file__).resolve().parents[2] / "rulebook" / "clocks.toml"
SURE = frozenset({"S", "R", "own"})


class RuleBookError(Exception):
    """The rule book contradicts itself or lacks a source."""


class NoRuleError(LookupError):
    """No rule of this code holds on that day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be done how soon after what, from a day on, and by which text."""

    code: str
    trigger: Mapping[str, str]
    who: Mapping[str, str]
    limit: Limit
    extension: Limit | None
    since: date
    until: date | None
    """The first day on which it no longer holds."""
    basis: str
    sure: str
    is_checked: bool

    def holds_on(self, day: date) -> bool:
        """Say whether it is in force that day."""
        return self.since <= day and (self.until is None or day < self.until)


@cache
def rule_book(path: Path = BOOK) -> tuple[Rule, ...]:
    """Read every rule."""
    rules = tuple(_rule(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["rule"])
    for rule in rules:
        holding = [other for other in rules if other.code == rule.code and other.holds_on(rule.since)]
        if len(holding) != 1:
            raise RuleBookError(f"{rule.code}: {len(holding)} rules hold on {rule.since}")
    return rules


def rule_on(code: str, day: date, path: Path = BOOK) -> Rule:
    """Return the rule of a code that holds on a day."""
    for rule in rule_book(path):
        if rule.code == code and rule.holds_on(day):
            return rule
    raise NoRuleError(f"{code} on {day}")


def rules_on(day: date, path: Path = BOOK) -> list[Rule]:
    """Return every rule that holds on a day."""
    return [rule for rule in rule_book(path) if rule.holds_on(day)]


def _rule(row: Mapping[str, Any]) -> Rule:
    code = row["code"]
    until = row.get("until")
    if row["sure"] not in SURE or not row["basis"] or (until and until <= row["from"]):
        raise RuleBookError(f"{code}: sure, basis or days")
    try:
        limit = limit_of(row["limit"])
        extension = limit_of(row["extension"]) if "extension" in row else None
    except ValueError as error:
        raise RuleBookError(f"{code}: {error}") from error
    return Rule(
        code=code,
        trigger={"vi": row["trigger"], "en": row["trigger_en"]},
        who={"vi": row["who"], "en": row["who_en"]},
        limit=limit,
        extension=extension,
        since=row["from"],
        until=until,
        basis=row["basis"],
        sure=row["sure"],
        is_checked=row["lawyer"],
    )
