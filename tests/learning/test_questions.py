"""Questions: asked, moderated, voted, merged; nothing of the record says who asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.learning.questions_making import (
    LATER,
    NOW,
    at_once,
    make_asked,
    make_conference,
    make_officer,
    make_shown,
)

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.asking import ask, ask_for_site, vote
from nhipcau.learning.actions.moderating import decline, merge, show
from nhipcau.learning.models import Question, Vote
from nhipcau.learning.queries import questions as reading
from nhipcau.learning.rules import questions as rules
from nhipcau.learning.rules import states
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


def fresh(question: Question) -> Question:
    return Question.objects.get(pk=question.pk)


def test_a_question_waits_until_it_is_shown() -> None:
    made = make_conference()
    row = make_asked(made)
    assert (row.state, row.site, row.session) == (states.WAITING, made.sites[0], made.sessions[0])
    assert not reading.shown_to_all(made.conference).exists()
    show(by=make_officer(), at=LATER, question=row)
    assert reading.shown_to_all(made.conference).get() == row


def test_the_record_names_the_question_and_its_site_never_the_asker() -> None:
    made = make_conference()
    row = make_asked(made, 3)
    entry = Entry.objects.get(verb="learning.ask")
    told = f"{entry.by} {entry.subject} {entry.before} {entry.after}"
    assert row.public_id in told
    assert row.site.public_id in told
    assert made.delegates[3].public_id not in told
    assert made.delegates[3].name not in told
    assert "ảnh" not in told


def test_an_empty_a_long_and_a_secret_question_are_refused() -> None:
    made = make_conference()
    for text in ("  ", "x" * 1001, "TỐI MẬT\nXin hỏi"):
        with pytest.raises(Refused):
            make_asked(made, text=text)
    assert not Question.objects.exists()


def test_one_delegate_asks_ten_questions_an_hour_and_others_are_not_hindered() -> None:
    made = make_conference()
    for number in range(rules.MOST_AN_HOUR):
        make_asked(made, text=f"Câu {number}?")
    with pytest.raises(Refused):
        make_asked(made)
    make_asked(made, 1)
    ask(
        at=NOW + timedelta(hours=2),
        delegate=made.delegates[0],
        session=None,
        speaker=None,
        text="Còn kinh phí?",
    )


def test_a_session_of_another_conference_is_refused() -> None:
    made, other = make_conference(), make_conference(title="Hội nghị khác")
    with pytest.raises(Refused):
        ask(at=NOW, delegate=made.delegates[0], session=other.sessions[0], speaker=None, text="Hỏi?")


def test_a_site_without_phones_asks_through_its_clerk() -> None:
    made = make_conference()
    row = ask_for_site(
        by=make_officer(), at=NOW, site=made.sites[2], session=None, speaker=None, text="Khi nào có mạng?"
    )
    assert (row.delegate_id, row.site) == (None, made.sites[2])


def test_declined_needs_a_reason_and_may_be_shown_after_all() -> None:
    made, officer = make_conference(), make_officer()
    row = make_asked(made)
    with pytest.raises(Refused):
        decline(by=officer, at=LATER, question=row, reason=" ")
    decline(by=officer, at=LATER, question=row, reason="Ngoài nội dung tập huấn.")
    assert (fresh(row).state, fresh(row).reason) == ("declined", "Ngoài nội dung tập huấn.")
    with pytest.raises(Refused):
        vote(at=LATER, delegate=made.delegates[1], question=row)
    show(by=officer, at=LATER, question=row)
    assert (fresh(row).state, fresh(row).reason) == ("shown", "")


def test_a_screen_that_is_behind_is_told() -> None:
    made, officer = make_conference(), make_officer()
    row = make_asked(made)
    show(by=officer, at=LATER, question=row, seen=row.revision)
    with pytest.raises(Stale):
        decline(by=officer, at=LATER, question=row, reason="Trùng.", seen=row.revision)


def test_a_voice_counts_once_and_not_for_another_conference() -> None:
    made, other = make_conference(), make_conference(title="Hội nghị khác")
    row = make_shown(made)
    assert [vote(at=LATER, delegate=made.delegates[1], question=row) for _ in range(3)] == [
        True,
        False,
        False,
    ]
    with pytest.raises(Refused):
        vote(at=LATER, delegate=other.delegates[0], question=row)
    assert fresh(row).votes == Vote.objects.filter(question=row).count() == 1


def test_merged_questions_join_their_voices_and_nobody_counts_twice() -> None:
    made, officer = make_conference(), make_officer()
    first, second, third = (make_shown(made, place, text=f"Câu {place}?") for place in range(3))
    for place in (0, 1, 2):
        vote(at=LATER, delegate=made.delegates[place], question=first)
    for place in (2, 3):
        vote(at=LATER, delegate=made.delegates[place], question=second)
    merge(by=officer, at=LATER, question=first, into=second)
    assert (fresh(second).votes, fresh(first).state) == (4, "merged")
    merge(by=officer, at=LATER, question=second, into=third)
    assert fresh(first).merged_into == third
    assert reading.open_of(made.conference) == [fresh(third)]
    with pytest.raises(Refused):
        merge(by=officer, at=LATER, question=third, into=first)


def test_the_askers_own_list_follows_a_merge_and_shows_nobody_elses() -> None:
    made = make_conference()
    first, second = make_shown(made, 0), make_shown(made, 1, text="Câu khác?")
    merge(by=make_officer(), at=LATER, question=first, into=second)
    mine: list[Any] = reading.asked_by(made.delegates[0])
    assert [(row.pk, row.answered.pk) for row in mine] == [(first.pk, second.pk)]


def test_the_most_wanted_stands_first() -> None:
    made = make_conference()
    rows = [make_shown(made, place, text=f"Câu {place}?") for place in range(3)]
    vote(at=LATER, delegate=made.delegates[4], question=rows[2])
    assert list(reading.shown_to_all(made.conference)) == [rows[2], rows[0], rows[1]]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "shown"),
        ({"is_left": True}, "left"),
        ({"due_on": date(2026, 11, 20)}, "owed"),
        ({"due_on": date(2026, 11, 19), "is_left": True}, "overdue"),
        ({"due_on": date(2026, 11, 19), "answer_way": "written"}, "written"),
        ({"state": "declined"}, "declined"),
        ({"answer_way": "live"}, "live"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_a_question_stands(more: dict[str, Any], expected: str) -> None:
    told = {"state": "shown", "answer_way": "", "due_on": None, "is_left": False, **more}
    assert rules.standing(today=date(2026, 11, 20), **told) == expected


@pytest.mark.django_db(transaction=True)
def test_of_two_voices_at_once_one_counts() -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one shared connection: nothing can race")
    made = make_conference()
    row = make_shown(made)
    same = at_once(*[lambda: vote(at=LATER, delegate=made.delegates[1], question=row)] * 4)
    assert sorted(map(str, same)) == ["False", "False", "False", "True"]
    others = at_once(
        *[lambda one=one: vote(at=LATER, delegate=one, question=row) for one in made.delegates[2:8]]
    )
    assert others == [True] * 6
    assert fresh(row).votes == Vote.objects.filter(question=row).count() == 7


@pytest.mark.django_db(transaction=True)
def test_two_merges_against_each_other_leave_one_question() -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one shared connection: nothing can race")
    made, officer = make_conference(), make_officer()
    first, second = make_shown(made, 0), make_shown(made, 1)
    results = at_once(
        lambda: merge(by=officer, at=LATER, question=first, into=second),
        lambda: merge(by=officer, at=LATER, question=second, into=first),
    )
    assert sorted(type(one).__name__ for one in results) == ["Question", "Refused"]
    assert len(reading.open_of(made.conference)) == 1
