"""Grounds on which an answer may be refused. In: rulebook/refusals.toml; out: grounds in force on a day.

Called by the form and the action of refusing, and by the letter to the journalist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.common.dated import BOOKS, Dated, RuleBookError, check_days, dated_part, rows_of
from nhipcau.press.rules.states import LANGUAGES

BOOK = BOOKS / "refusals.toml"


@dataclass(frozen=True, slots=True)
class Ground(Dated):
    """One ground: its name on the desk, and what the journalist is told, by language."""

    code: str
    name: Mapping[str, str]
    told: Mapping[str, str]
    law: Mapping[str, str]
    """The legal source as the letter cites it."""

    def told_in(self, language: str) -> str:
        """Return the text for the journalist; English where the language has none."""
        return self.told.get(language) or self.told["en"]

    def law_in(self, language: str) -> str:
        """Return the legal source: the Vietnamese title for Vietnamese readers, else the English one."""
        return self.law["vi"] if language == "vi" else self.law["en"]


@cache
def grounds(path: Path = BOOK) -> tuple[Ground, ...]:
    """Read every ground."""
    return check_days(tuple(_ground(row) for row in rows_of(path, "ground")), lambda ground: ground.code)


def grounds_on(day: date, path: Path = BOOK) -> list[Ground]:
    """Return the grounds in force on a day."""
    return [ground for ground in grounds(path) if ground.holds_on(day)]


def ground_on(code: str, day: date, path: Path = BOOK) -> Ground | None:
    """Return the ground of a code if it is in force that day."""
    return next((ground for ground in grounds_on(day, path) if ground.code == code), None)


def _ground(row: Mapping[str, Any]) -> Ground:
    missing = set(LANGUAGES) - set(row["told"])
    if missing:
        raise RuleBookError(f"{row['code']}: no text in {sorted(missing)}")
    return Ground(**dated_part(row, row["code"]), code=row["code"], name=row["name"], told=row["told"],
                  law=row["law"])  # fmt: skip
