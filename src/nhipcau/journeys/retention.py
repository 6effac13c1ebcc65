"""Clean-up: asks each room what is due and what is cited, and lets go of the rest. Called daily by the worker
and by `nhipcau clean`. Bounded and restartable: what a run does not reach, the next one does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from nhipcau.attendance.actions.forgetting import forget_signers
from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.erasing import erase_expired as erase_expired_contacts
from nhipcau.digest.actions import erase_expired_recipients
from nhipcau.digest.queries import citing as digest
from nhipcau.mailing import actions as mailing
from nhipcau.mailing.queries.letters import erasable
from nhipcau.mailing.queries.suppressed import old_returned
from nhipcau.monitoring.actions.dropping import drop_beats, drop_texts
from nhipcau.monitoring.queries.keeping import articles_of, due_articles, old_beats, snapshots_of
from nhipcau.people.actions.forgetting import (
    forget_sessions,
    forget_sign_ins,
    old_sessions,
    old_sign_ins,
)
from nhipcau.record.actions import note
from nhipcau.record.retention import RUN, rules_on
from nhipcau.sources.actions.dropping import drop_snapshots, sweep_files
from nhipcau.sources.queries.keeping import due_snapshots
from nhipcau.training.actions.erasing import erase_expired as erase_expired_delegates
from nhipcau.training.actions.hosts import forget_hosts
from nhipcau.verification.queries import citing as verification

CITED_ARTICLES: dict[str, Callable[[], frozenset[int]]] = {
    "digest": digest.cited_articles,
    "verification": verification.cited_articles,
}
"""Every room that holds articles by PROTECT answers here; a test walks the models' keys and misses none."""
CITED_VERSIONS: dict[str, Callable[[], frozenset[int]]] = {
    "digest": digest.cited_versions,
    "verification": verification.cited_versions,
}
"""The same for single versions. Statements join here."""


class Cited:
    """What must not go, asked once a run and only where a kind needs it."""

    @cached_property
    def articles(self) -> frozenset[int]:
        """Articles cited as such, or by one of their versions."""
        versions = frozenset().union(*(ask() for ask in CITED_VERSIONS.values()))
        return articles_of(versions).union(*(ask() for ask in CITED_ARTICLES.values()))

    @cached_property
    def snapshots(self) -> frozenset[int]:
        """The kept pages of these articles: each line of a digest opens its page."""
        return snapshots_of(self.articles)


@dataclass(frozen=True, slots=True)
class Due:
    """What of a kind is due on a day."""

    count: int
    cited: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data: how to count what is due, and how to let it go."""

    due: Callable[[datetime, Cited], Due]
    drop: Callable[[datetime, datetime, Cited, int], int]
    """Now, the moment before which it goes, what is cited, how many at most."""


@dataclass
class Counts:
    """What a run did, or would do: by kind, how many went and how many were spared because cited."""

    dropped: dict[str, int] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)


def _raw(*, is_kept: bool) -> Kind:
    def due(before: datetime, cited: Cited) -> Due:
        ids = due_snapshots(before, is_kept=is_kept).values_list("pk", flat=True)
        return _split(ids.iterator(), cited.snapshots)

    def drop(at: datetime, before: datetime, cited: Cited, limit: int) -> int:
        return drop_snapshots(at=at, before=before, spare=cited.snapshots, limit=limit, is_kept=is_kept)

    return Kind(due, drop)


def _split(ids: Iterable[int], cited: frozenset[int]) -> Due:
    due = spared = 0
    for pk in ids:
        due, spared = (due, spared + 1) if pk in cited else (due + 1, spared)
    return Due(due, spared)


KINDS: dict[str, Kind] = {
    "sources.raw": _raw(is_kept=True),
    "sources.raw_not_kept": _raw(is_kept=False),
    "monitoring.text": Kind(
        lambda before, cited: _split(
            due_articles(before).values_list("pk", flat=True).iterator(), cited.articles
        ),
        lambda _at, before, cited, limit: drop_texts(before=before, spare=cited.articles, limit=limit),
    ),
    "mailing.letter": Kind(
        lambda before, _cited: Due(erasable(before).count()),
        lambda at, before, _cited, limit: mailing.erase_letters(at=at, before=before, limit=limit),
    ),
    "mailing.returned": Kind(
        lambda before, _cited: Due(old_returned(before).count()),
        lambda _at, before, _cited, limit: mailing.drop_returned(before=before, limit=limit),
    ),
    "people.sign_ins": Kind(
        lambda before, _cited: Due(sum(rows.count() for rows in old_sign_ins(before))),
        lambda _at, before, _cited, limit: forget_sign_ins(before=before, limit=limit),
    ),
    "people.sessions": Kind(
        lambda before, _cited: Due(old_sessions(before).count()),
        lambda _at, before, _cited, limit: forget_sessions(before=before, limit=limit),
    ),
    "monitoring.beats": Kind(
        lambda before, _cited: Due(old_beats(before).count()),
        lambda _at, before, _cited, limit: drop_beats(before=before, limit=limit),
    ),
}


def show(*, at: datetime) -> Counts:
    """Count what a run would take, and change nothing."""
    counts, cited = Counts(), Cited()
    for code, before in _held_today(at):
        due = KINDS[code].due(before, cited)
        counts.dropped[code], counts.cited[code], counts.left[code] = 0, due.cited, due.count
    return counts


def clean(*, at: datetime, limit: int = 500) -> Counts:
    """Let go of up to `limit` of each kind, with one entry in the record for each that lost something."""
    counts, cited = Counts(), Cited()
    for code, before in _held_today(at):
        due = KINDS[code].due(before, cited)
        with write_gate():
            gone = KINDS[code].drop(at, before, cited, limit) if due.count else 0
            left = max(0, due.count - gone)
            if gone:
                after = {"dropped": gone, "cited": due.cited, "left": left}
                note(by=None, at=at, verb=RUN, subject=f"record.kind:{code}", after=after)
        counts.dropped[code], counts.cited[code], counts.left[code] = gone, due.cited, left
    counts.dropped["digest.recipient"] = erase_expired_recipients(at=at)
    counts.dropped["contacts.contact"] = erase_expired_contacts(at=at, limit=limit)
    counts.dropped["training.delegate"] = erase_expired_delegates(at=at, limit=limit)
    counts.dropped["training.host"] = forget_hosts(at=at, limit=limit) + forget_signers(at=at)
    mailing.sweep_slips()
    sweep_files(at=at)
    return counts


def _held_today(at: datetime) -> list[tuple[str, datetime]]:
    rules = rules_on(at.date())
    limits = ((code, rules[code].before(at)) for code in KINDS)
    return [(code, before) for code, before in limits if before is not None]
