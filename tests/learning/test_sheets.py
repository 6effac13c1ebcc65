"""Tests and their sheets: two forms, one hand-in each, paper and workbook, groups only."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import xlsxwriter
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.learning.certifying import make_officer
from tests.training.making import NOW, Made, make_conference

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.papering import BadCellsError, enter_lines, enter_workbook, forms_from
from nhipcau.learning.actions.testing import hand_in, keep_test, open_moment
from nhipcau.learning.models import Sheet
from nhipcau.learning.models import Test as Paper
from nhipcau.learning.queries.own import own_key
from nhipcau.learning.queries.testing import best_measure, result_of, results
from nhipcau.learning.rules.pairs import pair_from, pair_of
from nhipcau.learning.rules.scoring import Asked, form_of
from nhipcau.learning.rules.states import AFTER, BEFORE
from nhipcau.learning.rules.testsheets import QUESTION_HEADER, line_from
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
QUESTIONS = 5


def asked(letter: str) -> list[Asked]:
    """Return invented questions; the first choice is right in A, the second in B."""
    right = 0 if letter == "A" else 1
    return [Asked(f"Câu mẫu {letter}{place}?", ("Một", "Hai", "Ba"), right) for place in range(QUESTIONS)]


def make_test(made: Made) -> Paper:
    """Return a test of five questions, open before."""
    test = keep_test(by=make_officer(), at=NOW, conference=made.conference, title="Bài mẫu",
                     forms={"A": asked("A"), "B": asked("B")})  # fmt: skip
    return open_moment(by=make_officer(), at=NOW, test=test, moment=BEFORE, is_open=True)


def answers(delegate: Any, moment: str, points: int) -> list[int | None]:
    """Return answers of which so many are right."""
    right = 0 if form_of(delegate.public_id, moment) == "A" else 1
    return [right if place < points else 2 for place in range(QUESTIONS)]


def take_both(
    test: Paper, delegates: list[Any], points: list[tuple[int, int]], *, close: bool = True
) -> None:
    """Hand in both sheets of each."""
    for place, moment in enumerate((BEFORE, AFTER)):
        open_moment(by=make_officer(), at=NOW, test=test, moment=moment, is_open=True)
        for delegate, told in zip(delegates, points, strict=True):
            sheet = answers(delegate, moment, told[place])
            hand_in(at=NOW, test=test, moment=moment, delegate=delegate, answers=sheet)
    if close:
        open_moment(by=make_officer(), at=NOW, test=test, moment=AFTER, is_open=False)
    test.refresh_from_db()


def workbook(rows: list[list[object]]) -> bytes:
    """Return a workbook of these rows."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate(rows):
        sheet.write_row(line, 0, row)
    book.close()
    return written.getvalue()


def test_half_begin_with_each_form_and_nobody_meets_one_twice() -> None:
    keys = [f"dai-bieu-{number}" for number in range(2000)]
    assert all({form_of(key, BEFORE), form_of(key, AFTER)} == {"A", "B"} for key in keys)
    assert 900 < sum(form_of(key, BEFORE) == "A" for key in keys) < 1100


def test_one_sheet_each_and_only_while_open() -> None:
    made = make_conference(sites=1, per_site=1)
    test, holder = make_test(made), made.delegates[0]
    sheet = answers(holder, BEFORE, 3)
    hand_in(at=NOW, test=test, moment=BEFORE, delegate=holder, answers=sheet)
    with pytest.raises(Refused):
        hand_in(at=NOW, test=test, moment=BEFORE, delegate=holder, answers=sheet)
    with pytest.raises(Refused):
        hand_in(at=NOW, test=test, moment=AFTER, delegate=holder, answers=sheet)
    with pytest.raises(Refused):
        hand_in(at=NOW, test=test, moment=BEFORE, delegate=holder, answers=[7] * QUESTIONS)
    assert Sheet.objects.get().score == 3


def test_questions_stand_once_a_sheet_came() -> None:
    made = make_conference(sites=1, per_site=1)
    test, forms = make_test(made), {"A": asked("A"), "B": asked("B")}
    fields = {"by": make_officer(), "at": NOW, "conference": made.conference, "test": test}
    keep_test(title="Bài khác", forms=forms, **fields)
    hand_in(at=NOW, test=test, moment=BEFORE, delegate=made.delegates[0], answers=[None] * QUESTIONS)
    with pytest.raises(Refused):
        keep_test(title="Bài khác nữa", forms=forms, **fields)
    assert keep_test(title="Chỉ đổi tên", **fields).title == "Chỉ đổi tên"


def test_figures_come_from_five_people_up_and_after_closing() -> None:
    made = make_conference(sites=2, per_site=6)
    test = make_test(made)
    points = [(1, 3), (2, 4), (0, 5), (3, 3), (2, 3), (1, 4)]
    take_both(test, made.delegates[:4], points[:4])
    assert result_of(test) is None
    take_both_more = made.delegates[4:6]
    take_both(test, take_both_more, points[4:], close=False)
    assert results(test) is None, "an open test tells nothing: two looks would tell one person's points"
    open_moment(by=make_officer(), at=NOW, test=test, moment=AFTER, is_open=False)
    test.refresh_from_db()
    told = result_of(test)
    assert told is not None
    assert told.whole.n == 6
    assert told.whole.mean_before == pytest.approx(sum(first for first, _last in points) / 6 * 20)
    assert told.whole.mean_gain == pytest.approx(sum(last - first for first, last in points) / 6 * 20)
    measured = best_measure(made.conference)
    assert measured is not None
    assert measured["n"] == 6


def test_a_small_site_stays_hidden() -> None:
    made = make_conference(sites=3, per_site=7)
    test = make_test(made)
    chosen = [*made.at(made.sites[0]), *made.at(made.sites[1]), *made.at(made.sites[2])[:2]]
    take_both(test, chosen, [(1, 3)] * len(chosen))
    told = result_of(test)
    assert told is not None
    sites = [group.gain is not None for group in told.groups if group.kind == "site"]
    assert sorted(sites) == [False, False, True], "two people could be worked out from the whole"


def test_paper_in_a_workbook_all_or_nothing() -> None:
    made = make_conference(sites=1, per_site=2)
    test = make_test(made)
    code, other = pair_of(b"abcde"), pair_of(b"fghij")
    header = ["Mã", *(f"Câu {number}" for number in range(1, QUESTIONS + 1))]
    told = {"by": make_officer(), "at": NOW, "test": test, "moment": BEFORE, "name": "phieu.xlsx"}
    rows = [header, [code, "A", "B", "-", "", "c"], [other, "A", "Z", "A", "A", "A"], ["SAI-MA", "A"]]
    with pytest.raises(BadCellsError) as refused:
        enter_workbook(**told, content=workbook(rows))
    assert [cell for cell, _why, _value in refused.value.bad] == ["C3", "A4"]
    assert not Sheet.objects.exists()
    assert enter_workbook(**told, content=workbook([header, [code, "A", "B", "-", "", "c"]])) == 1
    assert Sheet.objects.get().answers == [0, 1, None, None, 2]
    with pytest.raises(Refused):
        enter_workbook(**told, content=workbook([header, [code, "A"]]))


def test_pairs_of_paper_count_with_phones() -> None:
    made = make_conference(sites=1, per_site=1)
    test = make_test(made)
    codes = [pair_of(bytes([number, 3, 5, 7, 9])) for number in range(6)]
    for moment in (BEFORE, AFTER):
        lines = [line_from(code, "ABABA", QUESTIONS, row) for row, code in enumerate(codes, 1)]
        enter_lines(by=make_officer(), at=NOW, test=test, moment=moment, lines=lines)
    open_moment(by=make_officer(), at=NOW, test=test, moment=BEFORE, is_open=False)
    test.refresh_from_db()
    told = result_of(test)
    assert told is not None
    assert told.whole.n == 6


def test_pair_codes_have_a_check() -> None:
    code = pair_of(b"12345")
    assert pair_from(f" {code[:3].lower()}-{code[3:]} ") == code
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    assert pair_from(wrong) == ""


def test_questions_from_a_workbook_with_bad_cells_named() -> None:
    good = [["A", 1, "Một?", "x", "y", "", "", "", "", "A"], ["B", 1, "Hai?", "x", "y", "z", "", "", "", "C"]]
    forms = forms_from("de.xlsx", workbook([list(QUESTION_HEADER), *good]))
    assert forms["B"][0].right == 2
    bad = [["A", 1, "Một?", "x", "", "", "", "", "", "A"], ["C", 1, "?"], ["B", "một", "Hai?", "x", "y"],
           ["B", 1, "Hai?", "x", "y", "", "", "", "", "D"]]  # fmt: skip
    with pytest.raises(BadCellsError) as refused:
        forms_from("de.xlsx", workbook([list(QUESTION_HEADER), *bad]))
    assert [cell for cell, _why, _value in refused.value.bad] == ["D2", "A3", "B4", "J5"]
    with pytest.raises(BadCellsError):
        forms_from("de.xlsx", workbook([list(QUESTION_HEADER), good[0]]))


def test_taken_on_a_phone_without_script() -> None:
    made = make_conference(sites=1, per_site=1)
    test, holder = make_test(made), made.delegates[0]
    address = reverse("learning:take_test", args=[holder.public_id, own_key(holder), test.public_id, BEFORE])
    client = Client()
    page = client.get(address)
    assert page.status_code == 200
    assert b"<script" not in page.content
    letter = form_of(holder.public_id, BEFORE)
    assert f"Câu mẫu {letter}0?" in page.content.decode()
    sent = client.post(address, {f"q{place}": 0 for place in range(1, QUESTIONS + 1)}, follow=True)
    assert "Đã nhận bài" in sent.content.decode()
    again = client.post(address, {"q1": 1})
    assert "Đã nhận bài" in again.content.decode()
    assert Sheet.objects.get().answers == [0] * QUESTIONS
    wrong = reverse("learning:take_test", args=[holder.public_id, "a" * 26, test.public_id, BEFORE])
    assert client.get(wrong).status_code == 404


def test_a_sheet_with_gaps_is_asked_about_once_and_handed_in_when_meant() -> None:
    made = make_conference(sites=1, per_site=1)
    test, holder = make_test(made), made.delegates[0]
    address = reverse("learning:take_test", args=[holder.public_id, own_key(holder), test.public_id, BEFORE])
    asked_back = Client().post(address, {"q1": 0, "q3": 1})
    assert asked_back.status_code == 422
    page = asked_back.content.decode()
    assert "Còn 3 câu chưa trả lời: 2, 4, 5" in page
    assert page.count("checked") == 2
    assert not Sheet.objects.exists()
    sent = Client().post(address, {"q1": 0, "q3": 1, "sure": 1}, follow=True)
    assert "Đã nhận bài" in sent.content.decode()
    assert Sheet.objects.get().answers == [0, None, 1, None, None]


def test_no_page_no_file_no_entry_shows_one_persons_points() -> None:
    """A score that stands out, 1 of 13 right after 12 of 13: no answer of staff or holder holds it."""
    made = make_conference(sites=2, per_site=6)
    forms = {letter: [Asked(f"{letter}{place}?", ("x", "y"), 0) for place in range(13)] for letter in "AB"}
    test = keep_test(
        by=make_officer(), at=NOW, conference=made.conference, title="Bài mười ba câu", forms=forms
    )
    take: list[tuple[int, int]] = [(12, 1), *[(6, 8)] * 11]
    for place, moment in enumerate((BEFORE, AFTER)):
        open_moment(by=make_officer(), at=NOW, test=test, moment=moment, is_open=True)
        for delegate, points in zip(made.delegates, take, strict=True):
            sheet = [0] * points[place] + [1] * (13 - points[place])
            hand_in(at=NOW, test=test, moment=moment, delegate=delegate, answers=sheet)
    open_moment(by=make_officer(), at=NOW, test=test, moment=AFTER, is_open=False)
    marks = [f"{value:.{digits}f}".replace(".", sign) for value in (100 / 13, 1200 / 13)
             for digits in (1, 2) for sign in ".,"] + ["1/13", "12/13"]  # fmt: skip
    for shown in _everything_shown(made, test):
        content = re.sub(r' (?:transform|d|x|y|x1|x2|y1|y2|width|height|viewBox)="[^"]*"', "", shown)
        assert not [
            (mark, content[max(content.find(mark) - 80, 0) :][:120]) for mark in marks if mark in content
        ]


def _everything_shown(made: Made, test: Paper) -> Iterator[str]:
    """Walk what staff, the holder and the record can read."""
    person = make_officer("lan.be", "officer", "clerk")
    client = Client()
    client.force_login(person)
    conference, holder = made.conference.public_id, made.delegates[0]
    staff = [reverse(f"learning:{name}", args=[test.public_id]) for name in
             ("test", "change_test", "sheet_grid", "sheet_workbook")]  # fmt: skip
    staff += [reverse("learning:result_file", args=[test.public_id, kind]) for kind in ("csv",)]
    staff += [reverse("learning:tests", args=[conference]), reverse("learning:catalogue")]
    staff += [reverse("learning:conference_certificates", args=[conference])]
    for address in staff:
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield (b"".join(answer) if answer.streaming else answer.content).decode()
    own = Client().get(
        reverse("learning:take_test", args=[holder.public_id, own_key(holder), test.public_id, AFTER])
    )
    yield own.content.decode()
    for entry in Entry.objects.all():
        yield json.dumps([entry.before, entry.after], ensure_ascii=False)
    assert not any("score" in json.dumps([e.before, e.after]) for e in Entry.objects.all())


def test_another_units_test_is_a_404() -> None:
    made = make_conference(sites=1, per_site=1)
    test = make_test(made)
    other = make_officer("la.xa", "officer")
    other.unit = apps.get_model("units.Unit").objects.create(id="p24", level=1)
    other.save()
    client = Client()
    client.force_login(other)
    for name in ("test", "change_test", "sheet_grid", "printed_forms"):
        assert client.get(reverse(f"learning:{name}", args=[test.public_id])).status_code == 404
