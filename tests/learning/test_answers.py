"""Answers: in the hall, left, owed until a day, passed on, written; letters to the askers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.learning.questions_making import (
    LATER,
    make_asked,
    make_body,
    make_conference,
    make_officer,
    make_shown,
)
from tests.people.making import make_person, make_unit
from tests.training.making import DAY, Made

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.answering import answer_in_writing, answer_live, leave, owe, pass_on
from nhipcau.learning.actions.asking import vote
from nhipcau.learning.actions.forgetting import forget_askers
from nhipcau.learning.actions.moderating import decline, merge, show
from nhipcau.learning.models import Question
from nhipcau.learning.queries import questions as reading
from nhipcau.mailing.models import Letter
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


def make_owed(made: Made, *, days: int = 10, place: int = 0, unit_id: str = "p04", **more: Any) -> Question:
    body = make_body(f"Sở mẫu {unit_id}", unit_id)
    return owe(
        by=make_officer(), at=LATER, question=make_shown(made, place, **more), body_id=body.pk, unit_id=unit_id,
        due_on=DAY + timedelta(days=days),
    )  # fmt: skip


def test_answered_in_the_hall_it_faces_the_speaker_no_more() -> None:
    made = make_conference()
    speaker = made.sessions[0].speakers.get()
    row, other = make_shown(made), make_shown(made, 1, speaker=None)
    assert list(reading.facing(speaker)) == [row, other]
    answer_live(at=LATER, question=row, words="Đã hướng dẫn tại chỗ.", answered_by=speaker.name)
    leave(at=LATER, question=other)
    assert list(reading.facing(speaker)) == []
    assert [one.pk for one in reading.open_of(made.conference)] == [other.pk]
    with pytest.raises(Refused):
        answer_live(at=LATER, question=row, words="", answered_by=speaker.name)


def test_what_is_owed_is_a_task_of_the_unit_and_of_no_other() -> None:
    made = make_conference()
    make_unit("p08", "Tuyên Quang", "08")
    row = make_owed(made, unit_id="p08")
    theirs = make_person("ha.le", "clerk")
    theirs.unit_id = "p08"
    theirs.save()
    assert list(reading.owed_for(theirs)) == [row]
    ours = make_officer()
    assert list(reading.owed_for(ours)) == []
    assert list(reading.tasks_for(ours)) == [row], "the organisers follow what others owe"
    assert reading.may_answer(theirs, row)
    stranger = make_person("khach", "officer")
    stranger.unit_id = make_unit("p12", "Lai Châu", "12").pk
    stranger.save()
    assert not reading.tasks_for(stranger).exists()
    assert not reading.may_answer(stranger, row)


def test_a_day_in_the_past_is_refused() -> None:
    made = make_conference()
    with pytest.raises(Refused):
        make_owed(made, days=-1)
    make_owed(made, days=0)


def test_overdue_stands_first_and_is_counted() -> None:
    made = make_conference()
    late, soon = make_owed(made, days=1), make_owed(made, days=9, place=1)
    assert list(reading.owed_for(make_officer())) == [late, soon]
    told = reading.counts(made.conference, DAY + timedelta(days=2))
    assert (told["owed"], told["overdue"], told["open"]) == (2, 1, 2)


def test_a_task_is_passed_on_with_a_reason_and_keeps_its_day() -> None:
    made = make_conference()
    row = make_owed(made)
    new = make_body("Sở mẫu khác")
    with pytest.raises(Refused):
        pass_on(by=make_officer(), at=LATER, question=row, body_id=new.pk, unit_id="p04", reason="")
    with pytest.raises(Refused):
        pass_on(
            by=make_officer(), at=LATER, question=row, body_id=row.owner_body_id, unit_id="p04", reason="Nhầm"
        )
    moved = pass_on(
        by=make_officer(), at=LATER, question=row, body_id=new.pk, unit_id="p04", reason="Đúng ngành"
    )
    assert (moved.owner_body_id, moved.due_on, moved.passed_why) == (new.pk, row.due_on, "Đúng ngành")


def test_the_answer_goes_to_every_asker_with_an_address_once() -> None:
    made = make_conference()
    for place, address in ((0, "an@xa.example"), (1, "binh@xa.example")):
        made.delegates[place].email = address
        made.delegates[place].save()
    first, second = make_shown(made, 0), make_shown(made, 1)
    merge(by=make_officer(), at=LATER, question=make_asked(made, 2), into=first)
    merge(by=make_officer(), at=LATER, question=second, into=first)
    row = answer_in_writing(
        by=make_officer(), at=LATER, question=first, answer="Theo mục 3 của sổ tay.", answered_by="Sở mẫu"
    )
    letters = Letter.objects.order_by("to")
    assert [letter.to for letter in letters] == ["an@xa.example", "binh@xa.example"]
    assert all("Theo mục 3" in letter.text and "Sở mẫu" in letter.text for letter in letters)
    assert made.delegates[0].public_id in letters[0].text
    assert made.delegates[0].public_id not in letters[1].text
    with pytest.raises(Refused):
        answer_in_writing(by=make_officer(), at=LATER, question=row, answer="Nữa", answered_by="Sở mẫu")
    assert Letter.objects.count() == 2


def test_an_answer_needs_words_and_who_gives_it() -> None:
    made = make_conference()
    row = make_owed(made)
    for answer, who in (("", "Sở mẫu"), ("Có.", " ")):
        with pytest.raises(Refused):
            answer_in_writing(by=make_officer(), at=LATER, question=row, answer=answer, answered_by=who)


def test_what_was_declined_is_answered_nowhere() -> None:
    made, officer = make_conference(), make_officer()
    row = make_asked(made)
    decline(by=officer, at=LATER, question=row, reason="Ngoài nội dung.")
    with pytest.raises(Refused):
        answer_live(at=LATER, question=row, words="", answered_by="Báo cáo viên")
    show(by=officer, at=LATER, question=row)
    answer_live(at=LATER, question=row, words="", answered_by="Báo cáo viên")


def test_words_of_people_stay_out_of_the_record() -> None:
    made = make_conference()
    row = make_owed(made)
    pass_on(by=make_officer(), at=LATER, question=row, body_id=make_body("Sở khác").pk, unit_id="p04",
            reason="Ông Mẫu nhờ")  # fmt: skip
    answer_in_writing(by=make_officer(), at=LATER, question=row, answer="Kính gửi bà Mẫu", answered_by="Sở")
    told = " ".join(str((entry.subject, entry.before, entry.after)) for entry in Entry.objects.all())
    assert "Mẫu nhờ" not in told
    assert "Kính gửi" not in told
    assert Entry.objects.filter(verb="learning.answer_in_writing").count() == 1


def test_a_forgotten_delegate_leaves_question_and_count_without_himself() -> None:
    made = make_conference()
    row = make_shown(made)
    for one in made.delegates[1:4]:
        vote(at=LATER, delegate=one, question=row)
    assert forget_askers(at=LATER, delegate_pks=[made.delegates[0].pk, made.delegates[1].pk]) == 1
    row.refresh_from_db()
    assert (row.delegate_id, row.votes, row.voices.count()) == (None, 3, 2)
    answer_in_writing(by=make_officer(), at=LATER, question=row, answer="Có.", answered_by="Sở mẫu")
    assert not Letter.objects.exists()
