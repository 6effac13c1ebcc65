"""Random steps of writers, approvers and somebody with raw SQL: what nobody else approved is never out.

Short in the fast suite; 10,000 steps when slow tests run. The same walk on SQLite and PostgreSQL.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.statements.making import (
    NOW,
    edition_of,
    make_office,
    make_spokesperson,
    make_statement,
    make_writer,
)

from nhipcau.common.refusals import Refused
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.releasing import (
    confirm_urgent,
    release_due,
    release_language,
    release_now,
    release_urgently,
    schedule,
    unschedule,
)  # fmt: skip
from nhipcau.statements.actions.reviewing import approve_version, return_version, submit_version, take_back
from nhipcau.statements.actions.writing import add_language, write_version
from nhipcau.statements.models import Approval, Edition, Statement, Version, Writer
from nhipcau.statements.queries.public import published
from nhipcau.statements.rules.content import content_hash

TAMPERING = [
    "UPDATE statements_version SET body = body || '.' WHERE edition_id IN ({e})",
    "UPDATE statements_version SET body = body || '.', content_hash = 'x', workflow = 'draft' WHERE edition_id IN ({e})",
    "UPDATE statements_version SET workflow = 'approved' WHERE edition_id IN ({e})",
    "UPDATE statements_version SET released_at = changed_at WHERE edition_id IN ({e}) AND workflow = 'approved'",
    "UPDATE statements_version SET released_at = NULL WHERE edition_id IN ({e})",
    "DELETE FROM statements_writer WHERE version_id IN (SELECT id FROM statements_version WHERE edition_id IN ({e}))",
    "UPDATE statements_approval SET approver_id = (SELECT MIN(id) FROM people_person)",
    "UPDATE statements_approval SET voided_at = NULL",
    "UPDATE statements_approval SET content_hash = 'x'",
    "DELETE FROM statements_approval",
    "UPDATE statements_edition SET urgent_why = '' WHERE id IN ({e})",
    "UPDATE statements_edition SET confirmed_at = NULL, confirmed_by_id = NULL WHERE id IN ({e})",
    "UPDATE statements_edition SET publication = 'published', published_at = '2026-11-20 02:05:00+00:00' WHERE id IN ({e}) AND publication = 'unpublished'",
    "UPDATE statements_edition SET publication = 'unpublished', published_at = NULL, ended_at = NULL WHERE id IN ({e})",
    "UPDATE statements_edition SET dated_on = '2026-01-01' WHERE id IN ({e})",
    "UPDATE statements_statement SET kind = 'notice' WHERE id IN (SELECT statement_id FROM statements_edition WHERE id IN ({e}))",
    "DELETE FROM statements_edition WHERE id IN ({e}) AND published_at IS NOT NULL",
]


class Walk:
    """Three people who all write and approve, statements at every step of the road, a hand in the database."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clock = NOW
        self.done: Counter[str] = Counter()
        make_office()
        self.people = [make_spokesperson(roles=("officer", "spokesperson")) for _ in range(2)]
        self.people += [make_writer()]
        self.statements: list[Statement] = []
        self.begin()
        self.steps = [
            self.begin, self.write, self.translate, self.submit, self.approve, self.give_back, self.take_back,
            self.release, self.appoint, self.disappoint, self.due, self.urgently, self.confirm, self.correct,
            self.withdraw, self.follow, self.tamper, self.hurry,
        ]  # fmt: skip

    def step(self) -> None:
        act = self.chance.choice(self.steps)
        self.clock += timedelta(seconds=1)
        try:
            with transaction.atomic():
                act()
        except (Refused, DatabaseError):
            return
        self.done[act.__name__] += 1

    @property
    def who(self) -> Any:
        return self.chance.choice(self.people)

    @property
    def statement(self) -> Statement:
        return self.chance.choice(self.statements[-3:])

    @property
    def edition(self) -> Edition:
        return edition_of(self.statement)

    @property
    def version(self) -> Version:
        return self.chance.choice(list(self.edition.versions.order_by("pk")))

    @property
    def given(self) -> dict[str, Any]:
        return {"by": self.who, "at": self.clock}

    def begin(self) -> None:
        self.statements.append(make_statement(by=self.who, at=self.clock))

    def write(self) -> None:
        row, number = self.version, self.chance.randrange(1000)
        write_version(
            **self.given, version=row, seen=row.revision, title=f"Tin {number}", lead="", body="Nước rút."
        )

    def translate(self) -> None:
        language = self.chance.choice(["en", "zh"])
        add_language(
            **self.given, edition=self.edition, language=language, title="News", lead="", body="Low."
        )

    def submit(self) -> None:
        row = self.version
        submit_version(**self.given, version=row, seen=row.revision)

    def approve(self) -> None:
        row = self.version
        seen = row.content_hash if self.chance.random() < 0.9 else "0" * 64
        approve_version(**self.given, version=row, seen_hash=seen, confirmed_at=self.clock)

    def hurry(self) -> None:
        """Bring words to their approval in one go, so that the far end is walked often."""
        for row in self.edition.versions.filter(released_at=None):
            if row.workflow != "in_review":
                submit_version(**self.given, version=row, seen=row.revision)
            approve_version(**self.given, version=row, seen_hash=row.content_hash, confirmed_at=self.clock)

    def give_back(self) -> None:
        return_version(**self.given, version=self.version, reason="Thiếu nguồn.")

    def take_back(self) -> None:
        take_back(**self.given, version=self.version)

    def release(self) -> None:
        release_now(**self.given, edition=self.edition, confirmed_at=self.clock)

    def follow(self) -> None:
        release_language(**self.given, edition=self.edition, confirmed_at=self.clock)

    def appoint(self) -> None:
        minute = self.clock + timedelta(minutes=1)
        schedule(**self.given, edition=self.edition, release_at=minute, confirmed_at=self.clock)

    def disappoint(self) -> None:
        unschedule(**self.given, edition=self.edition)

    def due(self) -> None:
        release_due(at=self.clock)

    def urgently(self) -> None:
        if self.chance.random() < 0.3:
            release_urgently(**self.given, edition=self.edition, why="Lũ về.", confirmed_at=self.clock)

    def confirm(self) -> None:
        confirm_urgent(**self.given, edition=self.edition, confirmed_at=self.clock)

    def correct(self) -> None:
        start_correction(**self.given, statement=self.statement, what_changed="Giờ.", changes_told={})

    def withdraw(self) -> None:
        if self.chance.random() < 0.3:
            withdraw(**self.given, edition=self.edition, reason="Nhầm.", reasons={}, confirmed_at=self.clock)

    def tamper(self) -> None:
        editions = ",".join(str(row.pk) for row in self.statement.editions.all())
        for _turn in range(self.chance.choice([1, 2])):
            sql = self.chance.choice(TAMPERING).format(e=editions)
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(sql)
            except DatabaseError:
                continue


def unseen() -> list[str]:
    """Return what is out though nobody else approved exactly that text, and without the urgent mark."""
    wrong = []
    approvals = {row.version_id: row for row in Approval.objects.filter(voided_at=None)}
    writers: dict[int, set[int]] = {}
    for version_id, person_id in Writer.objects.values_list("version_id", "person_id"):
        writers.setdefault(version_id, set()).add(person_id)
    out = {row.edition_id: row for row in published(latest_only=False)}
    rows = Version.objects.filter(released_at__isnull=False, edition__published_at__isnull=False)
    for row in rows.select_related("edition"):
        approval = approvals.get(row.pk)
        text = content_hash(row.language, row.title, row.lead, row.body)
        public = out[row.edition.public_id]
        was_hurried = bool(row.edition.urgent_why)
        if approval is None or approval.content_hash != text:
            wrong.append(f"{row.pk}: no approval of this text")
        elif approval.approver_id in writers[row.pk] and not was_hurried:
            wrong.append(f"{row.pk}: by its writer")
        elif was_hurried and public.publication != "withdrawn" and not public.is_urgent:
            confirmer = row.edition.confirmed_by_id
            if confirmer is None or confirmer in writers[row.pk] or confirmer == row.edition.urgent_by_id:
                wrong.append(f"{row.pk}: mark gone without a second person")
    return wrong


def snapshot() -> dict[int, tuple[Any, ...]]:
    """Return released words, which never change."""
    rows = Version.objects.filter(released_at__isnull=False)
    return {
        row[0]: row for row in rows.values_list("pk", "title", "lead", "body", "content_hash", "released_at")
    }


def walk(steps: int, seed: int, look_every: int) -> Counter[str]:
    random_walk = Walk(seed)
    before: dict[int, tuple[Any, ...]] = {}
    for number in range(steps):
        random_walk.step()
        if number % look_every == 0:
            assert unseen() == []
            now = snapshot()
            assert {pk: now.get(pk) for pk in before} == before
            before = now
    return random_walk.done


@pytest.mark.django_db
def test_a_short_walk_never_lets_out_what_nobody_else_approved() -> None:
    done = walk(250, seed=11, look_every=10)
    assert {"begin", "submit", "hurry", "release"} <= set(done)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_steps(seed: int) -> None:
    done = walk(1000, seed=seed, look_every=5)
    far = {"release", "appoint", "due", "urgently", "confirm", "correct", "withdraw", "follow", "approve"}
    assert len(far & set(done)) >= 5, done
