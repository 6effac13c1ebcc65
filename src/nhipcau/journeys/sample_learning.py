"""The sample classroom: tests, questions with votes, an evaluation, certificates. Seeded chance.

Called by `sample_training`; everything goes through the learning room's own actions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from nhipcau.attendance.queries.presence import present_ids
from nhipcau.learning.actions.answering import answer_in_writing, owe
from nhipcau.learning.actions.asking import ask_for_site, vote
from nhipcau.learning.actions.certifying import issue, set_rule
from nhipcau.learning.actions.evaluating import close_evaluation, evaluate, open_evaluation
from nhipcau.learning.actions.moderating import decline, show
from nhipcau.learning.actions.sheets import PaperRow, enter_paper
from nhipcau.learning.actions.testing import keep_test
from nhipcau.learning.queries.evaluating import items_of
from nhipcau.learning.queries.testing import forms_of
from nhipcau.learning.rules.scoring import Asked, form_of
from nhipcau.learning.rules.states import AFTER, BEFORE, DECLINED, SCALE, SHOWN, WORDS
from nhipcau.training.queries.conferences import programme_of, sites_of
from nhipcau.training.queries.delegates import found

SHARE_OF_SHEETS, KNEW_BEFORE, KNEW_AFTER = 0.9, 0.38, 0.72


class Classroom:
    """One conference's learning."""

    def __init__(
        self, officer: Any, book: Mapping[str, Any], chance: Random, conference: Any, agencies: Sequence[Any]
    ) -> None:
        self.officer, self.book, self.chance, self.conference = officer, book, chance, conference
        self.agencies = {body.name: body for body in agencies}
        self.sites = list(sites_of(conference))
        present = present_ids(conference)
        self.people = [one for one in found(conference, "") if one.pk in present]
        self.by_topic = {
            str(session.topic): session
            for _half_day, sessions in programme_of(conference)
            for session in sessions
            if session.topic_id
        }

    def whole(self, at: datetime, begins: datetime) -> None:
        """Teach a conference that is over: what is left of it are three questions and its results."""
        test = self._test(begins)
        self._sit(test, BEFORE, begins, KNEW_BEFORE)
        self._sit(test, AFTER, begins + timedelta(days=1), KNEW_AFTER)
        self._evaluate(at)
        self._certify(at)
        for row in self.book["former_question"]:
            question = self._ask(next(iter(self.by_topic.values())), row["text"], begins)
            owner, due_on = self.agencies[row["owner"]], timezone.localdate(at) + timedelta(days=row["days"])
            owe(by=self.officer, at=begins, question=question, body_id=owner.pk, unit_id=str(owner.unit_id),
                due_on=due_on)  # fmt: skip
            question.refresh_from_db()
            if answer := row.get("answer"):
                answer_in_writing(
                    by=self.officer, at=at, question=question, answer=answer, answered_by=owner.name
                )

    def first_half(self, at: datetime) -> None:
        """Take the test before, ask what the morning asked so far."""
        self._sit(self._test(at), BEFORE, at, KNEW_BEFORE)
        names = {row["key"]: row["name"] for row in self.book["topic"]}
        for place, row in enumerate(self.book["question"]):
            asked_at = at - timedelta(minutes=40 - 3 * place)
            question = self._ask(self.by_topic[names[row["topic"]]], row["text"], asked_at)
            if row["state"] == SHOWN:
                show(by=self.officer, at=asked_at, question=question)
                for one in self.chance.sample(self.people, row["votes"]):
                    vote(at=asked_at, delegate=one, question=question)
            elif row["state"] == DECLINED:
                decline(by=self.officer, at=asked_at, question=question, reason=row["reason"])

    def _ask(self, session: Any, text: str, at: datetime) -> Any:
        speaker = session.speakers.first()
        site = self.chance.choice(self.sites)
        return ask_for_site(by=self.officer, at=at, site=site, session=session, speaker=speaker, text=text)

    def _evaluate(self, at: datetime) -> None:
        texts = self.book["evaluation"]["items"]
        items = [(WORDS if text == texts[-1] else SCALE, text) for text in texts]
        opened_at = at - timedelta(hours=1)
        open_evaluation(
            by=self.officer, at=opened_at, conference=self.conference, items=items, chance=self.chance
        )
        rows = items_of(self.conference)
        comments = iter(self.book["evaluation"]["words"])
        for one in self.people:
            marks = {row.pk: self.chance.choice((3, 4, 4, 5, 5)) for row in rows if row.kind == SCALE}
            said = next(comments, "")
            words = {row.pk: said for row in rows if row.kind == WORDS and said}
            evaluate(at=at, delegate=one, marks=marks, words=words, chance=self.chance)
        close_evaluation(by=self.officer, at=at, conference=self.conference, chance=self.chance)

    def _test(self, at: datetime) -> Any:
        """Make the test of two forms."""
        rows = self.book["test"]["item"]
        forms = {
            letter.upper(): [
                Asked(row[letter]["text"], tuple(row[letter]["choices"]), row[letter]["right"])
                for row in rows
            ]
            for letter in ("a", "b")
        }
        return keep_test(
            by=self.officer, at=at, conference=self.conference, title=self.book["test"]["title"], forms=forms
        )

    def _sit(self, test: Any, moment: str, at: datetime, knows: float) -> None:
        """Type in the sheets of most of those present; each item is known with that chance, or guessed."""
        forms = forms_of(test)
        rows = [
            PaperRow(
                [self._answer(item, knows) for item in forms[form_of(one.public_id, moment)]], delegate=one
            )
            for one in self.people
            if self.chance.random() < SHARE_OF_SHEETS
        ]
        enter_paper(by=self.officer, at=at, test=test, moment=moment, rows=rows)

    def _answer(self, item: Any, knows: float) -> int:
        return int(item.right) if self.chance.random() < knows else self.chance.randrange(len(item.choices))

    def _certify(self, at: datetime) -> None:
        signer = self.book["holder"][0]
        set_rule(
            by=self.officer, at=at, conference=self.conference, fewest_half_days=2, least_percent=50,
            signer_name=signer["name"], signer_post=signer["posts"][0]["title"],
        )  # fmt: skip
        issue(by=self.officer, at=at, conference=self.conference, confirmed_at=at)
