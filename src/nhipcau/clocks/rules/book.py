"""The dated rules of rulebook/clocks.toml. In: the file; out: Rules, and the one that holds on a day.

Called by `queries.rules`; two rules of one code never hold on one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.clocks.rules.limits import Limit, limit_of
from nhipcau.common.dated import BOOKS, Dated, RuleBookError, check_days, dated_part, rows_of

BOOK = BOOKS / "clocks.toml"


class NoRuleError(LookupError):
    """No rule of this code holds on that day."""


@dataclass(frozen=True, slots=True)
class Rule(Dated):
    """What must be done how soon after what."""

    code: str
    trigger: Mapping[str, str]
    who: Mapping[str, str]
    limit: Limit
    extension: Limit | None


@cache
def rule_book(path: Path = BOOK) -> tuple[Rule, ...]:
    """Read every rule."""
    return check_days(tuple(_rule(row) for row in rows_of(path, "rule")), lambda rule: rule.code)


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
    try:
        limit = limit_of(row["limit"])
        extension = limit_of(row["extension"]) if "extension" in row else None
    except ValueError as error:
        raise RuleBookError(f"{code}: {error}") from error
    return Rule(
        **dated_part(row, code),
        code=code,
        trigger={"vi": row["trigger"], "en": row["trigger_en"]},
        who={"vi": row["who"], "en": row["who_en"]},
        limit=limit,
        extension=extension,
    )
