"""What stands of a few people in a few half-days while a batch is decided, and how a fact changes it. Pure.

Read by `queries/standing.py`, changed here, compared and stored by `actions/taking/storing.py`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from nhipcau.attendance.rules import states

Key = tuple[int, int]
"""A half-day and a person (or a place), by primary key; people made in this batch have negative ones."""
TAKEN = (states.NEW, states.SAME, states.CONFLICT)


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that was taken, or refused, and what became of it."""

    fact_id: str
    kind: str
    site: int
    half_day: int | None
    delegate: int | None
    place: int | None
    outcome: str
    reason: str = ""
    happened_at: datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Where somebody counts as present, by which fact."""

    place: int
    site: int
    fact_id: str
    happened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """The same person at two sites: the second fact, and the one that stood when it came."""

    fact_id: str
    site: int
    first: str
    first_site: int
    pk: int | None = None
    is_open: bool = True


@dataclass
class Standing:
    """The ledger of one batch."""

    said: dict[str, Said] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    presences: dict[Key, Presence] = field(default_factory=dict)
    holders: dict[Key, int] = field(default_factory=dict)
    arrivals: dict[Key, list[Said]] = field(default_factory=lambda: defaultdict(list))
    """Facts of presence that were not taken back, in their order; whole only where a batch takes back."""
    excuses: dict[Key, str] = field(default_factory=dict)
    excusals: dict[Key, list[Said]] = field(default_factory=lambda: defaultdict(list))
    questions: dict[Key, list[Question]] = field(default_factory=lambda: defaultdict(list))
    gone: list[tuple[Key, Question]] = field(default_factory=list)

    def is_asked(self, key: Key, site: int) -> bool:
        """Say whether a person was already asked about this site."""
        return any(site in (each.site, each.first_site) for each in self.questions.get(key, ()))

    def arrive(self, said: Said) -> None:
        """Let a taken presence stand: alone, beside an equal one, or as a question."""
        key, place = _person(said), _place(said)[1]
        self.arrivals[key].append(said)
        if said.outcome == states.NEW:
            self.presences[key] = Presence(place, said.site, said.fact_id, said.happened_at)
            self.holders[key[0], place] = key[1]
        elif said.outcome == states.CONFLICT:
            stands = self.presences[key]
            self.questions[key].append(Question(said.fact_id, said.site, stands.fact_id, stands.site))

    def excuse(self, said: Said) -> None:
        """Let an excuse stand."""
        key = _place(said)
        self.excusals[key].append(said)
        self.excuses.setdefault(key, said.fact_id)

    def take_back(self, target: Said) -> None:
        """Let a fact stand no longer; what rested on it rests on the next, or falls."""
        self.undone.add(target.fact_id)
        if target.kind == states.EXCUSE:
            self._take_back_excuse(target)
            return
        key = _person(target)
        self.arrivals[key] = _without(self.arrivals[key], target.fact_id)
        stands = self.presences.get(key)
        if stands and stands.fact_id == target.fact_id:
            self._fall_back(key, stands)
        else:
            self._ask_by_another(key, target)

    def _take_back_excuse(self, target: Said) -> None:
        key = _place(target)
        self.excusals[key] = _without(self.excusals[key], target.fact_id)
        if self.excuses.get(key) == target.fact_id:
            del self.excuses[key]
            for said in self.excusals[key][:1]:
                self.excuses[key] = said.fact_id

    def _fall_back(self, key: Key, stands: Presence) -> None:
        """Let the next arrival of the same person stand; the question whether it is true is gone."""
        following = next(iter(self.arrivals[key]), None)
        if following is None:
            del self.presences[key]
            self.holders.pop((key[0], stands.place), None)
            return
        self.presences[key] = replace(
            stands, site=following.site, fact_id=following.fact_id, happened_at=following.happened_at
        )
        for question in list(self.questions[key]):
            if question.is_open and question.site == following.site:
                self._drop(key, question)
            elif question.is_open:
                self._turn(key, question, first=following.fact_id, first_site=following.site)

    def _ask_by_another(self, key: Key, target: Said) -> None:
        """Let the question rest on another fact of that site; without one it is gone."""
        for question in list(self.questions[key]):
            if question.is_open and question.fact_id == target.fact_id:
                other = next((each for each in self.arrivals[key] if each.site == target.site), None)
                if other is None:
                    self._drop(key, question)
                else:
                    self._turn(key, question, fact_id=other.fact_id)

    def _drop(self, key: Key, question: Question) -> None:
        self.questions[key].remove(question)
        self.gone.append((key, question))

    def _turn(self, key: Key, question: Question, **changes: str | int) -> None:
        rows = self.questions[key]
        rows[rows.index(question)] = replace(question, **changes)  # type: ignore[arg-type]


def _person(said: Said) -> Key:
    """Return the half-day and person of a taken fact; the database holds that both are known."""
    if said.half_day is None or said.delegate is None:
        raise LookupError(said.fact_id)
    return said.half_day, said.delegate


def _place(said: Said) -> Key:
    """Return the half-day and the place on the list."""
    half_day, delegate = _person(said)
    return half_day, delegate if said.place is None else said.place


def _without(rows: list[Said], fact_id: str) -> list[Said]:
    return [each for each in rows if each.fact_id != fact_id]
