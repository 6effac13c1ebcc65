"""What is said at a door: the one record of all ways (line, file, paper, screen). Pure.

In: what was handed over, read from JSON. Out: facts, each whole or named as unreadable; nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.words import count, moment, number, text

FORMAT = "nhipcau.batch/1"
LINE = "line"
"""The kind of a record that tells of the site, not of a person."""
MOST_FACTS = 2000
"""A site has about 15 people, a large hall some hundred; a body of 1 MB holds about as many."""
MOST_HEADS = 100_000
MOST_OFFSET_MS = 10 * 366 * 24 * 3600 * 1000
"""Ten years: phones wake up in 1970 or 2036, and no further."""
ID = re.compile(r"[A-Za-z0-9-]{8,36}")
"""A UUID in practice; any opaque id that fits the column is taken."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of one person."""

    fact_id: str
    kind: str
    half_day: str = ""
    """Public id."""
    code: str = ""
    """The pass, as scanned or typed."""
    delegate: str = ""
    """Public id, where the person was chosen from a list."""
    site: str = ""
    said_at: datetime | None = None
    """By the clock of whoever says it."""
    name: str = ""
    post: str = ""
    body: str = ""
    category: str = ""
    """Public id."""
    reason: str = ""
    place: str = ""
    """Whom a substitute stands for: public id, or pass."""
    undoes: str = ""
    """The fact that is taken back."""
    sealed: str = ""
    """Base64: the pass that was shown offline, or who was let in; readable by the office only."""


@dataclass(frozen=True, slots=True)
class LineFact:
    """One thing said of the site: the state of its line, or heads in the room."""

    fact_id: str
    half_day: str
    line: str = ""
    heads: int | None = None
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that says nothing: which field is at fault."""

    fact_id: str
    field: str
    kind: str = ""


Item = Fact | LineFact | Unreadable


@dataclass(frozen=True, slots=True)
class BatchSheet:
    """Facts handed over together."""

    batch_id: str
    facts: Sequence[Item]
    site: str = ""
    """Public id; empty: of the site it is handed to."""
    sent_at: datetime | None = None
    offset_ms: int | None = None
    device: str = ""
    waiting: int = 0
    """Facts that stay on the device after this batch."""


def sheet_from(given: Any) -> BatchSheet:
    """Return the batch; its facts are read one by one. Raises ValueError naming the field."""
    if not isinstance(given, Mapping) or given.get("format") != FORMAT:
        raise ValueError("format")
    facts = given.get("facts")
    if not isinstance(facts, list) or len(facts) > MOST_FACTS:
        raise ValueError("facts")
    return BatchSheet(
        batch_id=_id(given, "batch_id"),
        facts=[item_from(each) for each in facts],
        site=text(given, "site", 16),
        sent_at=moment(given, "sent_at"),
        offset_ms=number(given, "offset_ms", MOST_OFFSET_MS),
        device=text(given, "device", 16),
        waiting=count(given, "waiting", MOST_HEADS) or 0,
    )


def item_from(given: Any) -> Item:
    """Return one record of a batch, or what is wrong with it."""
    if not isinstance(given, Mapping):
        return Unreadable("", "fact")
    try:
        return line_from(given) if given.get("kind") == LINE else fact_from(given)
    except ValueError as fault:
        return Unreadable(_told(given, "fact_id"), str(fault), _told(given, "kind"))


def fact_from(given: Mapping[str, Any]) -> Fact:
    """Return what is said of a person. Raises ValueError naming the field."""
    kind = given.get("kind")
    if kind not in states.FACT_KINDS:
        raise ValueError("kind")
    fact = Fact(
        fact_id=_id(given, "fact_id"),
        kind=kind,
        said_at=moment(given, "said_at"),
        undoes=_id(given, "undoes") if given.get("undoes") else "",
        **{name: text(given, name, most) for name, most in LONGEST.items()},
    )
    missing = lacks(fact)
    if missing:
        raise ValueError(missing)
    return fact


LONGEST = {
    "half_day": 16, "code": 64, "delegate": 16, "site": 16, "name": 120, "post": 200, "body": 200,
    "category": 16, "reason": 300, "place": 64, "sealed": 8000,
}  # fmt: skip
"""As wide as the columns that take them."""


def lacks(fact: Fact) -> str:
    """Return the field without which the fact says nothing; "" where it is whole, or still sealed."""
    if fact.kind == states.UNDO:
        return "" if fact.undoes else "undoes"
    if not fact.half_day:
        return "half_day"
    if fact.sealed:
        return ""
    if fact.kind in (states.ARRIVE, states.EXCUSE):
        return "" if fact.code or fact.delegate else "code"
    if fact.kind == states.SUBSTITUTE and not fact.place:
        return "place"
    return next((name for name in ("name", "reason") if not getattr(fact, name)), "")


def line_from(given: Mapping[str, Any]) -> LineFact:
    """Return what is said of a site. Raises ValueError naming the field."""
    line = text(given, "line", 9)
    heads = count(given, "heads", MOST_HEADS)
    if (line and line not in states.LINES) or (not line and heads is None):
        raise ValueError("line")
    half_day = text(given, "half_day", 16)
    if not half_day:
        raise ValueError("half_day")
    return LineFact(_id(given, "fact_id"), half_day, line, heads, moment(given, "said_at"))


def _told(given: Mapping[str, Any], field: str) -> str:
    """Return what can be kept of a record that cannot be read."""
    said = given.get(field)
    is_kept = said in states.FACT_KINDS if field == "kind" else isinstance(said, str) and ID.fullmatch(said)
    return str(said) if is_kept else ""


def _id(given: Mapping[str, Any], field: str) -> str:
    said = given.get(field)
    if not isinstance(said, str) or not ID.fullmatch(said):
        raise ValueError(field)
    return said
