"""The board: ages in steps, what each desk carries, whether both sorts of claims are checked alike.

In: plain rows of claims and dossiers. Out: counts. Pure; called by queries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""Up to a day, three days, a week, and older; a dossier is due after three working days."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One open dossier."""

    owner: str
    since: datetime
    is_in_review: bool
    is_late: bool
    waiting_requests: int


@dataclass
class Load:
    """What one desk carries."""

    owner: str
    open: int = 0
    in_review: int = 0
    late: int = 0
    waiting_requests: int = 0
    oldest: datetime | None = None
    ages: list[int] = field(default_factory=lambda: [0] * (len(AGES) + 1))


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim that could be checked."""

    leaning: str
    verdict: str
    """Of the finding in force; empty while there is none."""
    has_dossier: bool


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How claims of one leaning fare: the same share should be checked (charter 7)."""

    leaning: str
    claims: int
    opened: int
    found: int

    @property
    def share_opened(self) -> float:
        """How many of them got a dossier, 0 to 1."""
        return self.opened / self.claims if self.claims else 0.0


def step_of(age: timedelta) -> int:
    """Return the place of an age among the steps."""
    return sum(age > limit for limit in AGES)


def loads(pieces: Iterable[Piece], at: datetime) -> list[Load]:
    """Count what each desk carries, the oldest work first."""
    found: dict[str, Load] = {}
    for piece in pieces:
        load = found.setdefault(piece.owner, Load(piece.owner))
        load.open += 1
        load.in_review += piece.is_in_review
        load.late += piece.is_late
        load.waiting_requests += piece.waiting_requests
        load.oldest = min(load.oldest or piece.since, piece.since)
        load.ages[step_of(at - piece.since)] += 1
    return sorted(found.values(), key=lambda load: (load.oldest or at, load.owner))


def waiting_ages(since: Iterable[datetime], at: datetime) -> list[int]:
    """Count claims that wait for a dossier by the steps of their age."""
    counts = Counter(step_of(at - moment) for moment in since)
    return [counts[step] for step in range(len(AGES) + 1)]


def yardstick(claims: Iterable[Checked], leanings: Sequence[str]) -> list[Yardstick]:
    """Lay both sorts of claims side by side."""
    rows = list(claims)
    return [_measure(leaning, [row for row in rows if row.leaning == leaning]) for leaning in leanings]


def verdicts(claims: Iterable[Checked]) -> Counter[str]:
    """Count the findings in force."""
    return Counter(row.verdict for row in claims if row.verdict)


def _measure(leaning: str, rows: Sequence[Checked]) -> Yardstick:
    opened = sum(row.has_dossier for row in rows)
    return Yardstick(leaning, len(rows), opened, sum(bool(row.verdict) for row in rows))
