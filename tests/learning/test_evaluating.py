"""Evaluation: one each, counted; no row, order, transaction number or record entry joins giver and words."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.learning.questions_making import LATER, NOW, at_once, make_conference, make_officer
from tests.training.making import Made

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.evaluating import close_evaluation, evaluate, keep_items, open_evaluation
from nhipcau.learning.models import Comment, Evaluation, EvaluationItem, Tally, Ticket
from nhipcau.learning.queries import evaluating as reading
from nhipcau.learning.rules.evaluating import counted, mixed
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
ITEMS = [("scale", "Nội dung thiết thực"), ("scale", "Dễ hiểu"), ("words", "Điều có ích nhất")]


def make_open(made: Made) -> list[EvaluationItem]:
    open_evaluation(by=make_officer(), at=NOW, conference=made.conference, items=ITEMS, chance=Random(1))
    return reading.items_of(made.conference)


def give(made: Made, items: list[EvaluationItem], place: int, mark: int = 4, text: str | None = None) -> None:
    said = f"Lời {place:02d}" if text is None else text
    evaluate(
        at=LATER, delegate=made.delegates[place], marks={items[0].pk: mark, items[1].pk: 6 - mark},
        words={items[2].pk: said}, chance=Random(place),
    )  # fmt: skip


def close(made: Made) -> None:
    close_evaluation(by=make_officer(), at=LATER, conference=made.conference, chance=Random(7))


def rows_of(model: Any, columns: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {model._meta.db_table}")  # noqa: S608 - our own table names
        return cursor.fetchall()


def test_results_are_counted_and_equal_what_was_given() -> None:
    made = make_conference(sites=2)
    items = make_open(made)
    for place, mark in enumerate((5, 4, 4, 2, 5)):
        give(made, items, place, mark)
    close(made)
    first, second = reading.results(made.conference)
    assert (first.n, first.mean, first.counts) == (5, 4.0, (0, 1, 0, 2, 2))
    assert (second.n, second.mean) == (5, 2.0)
    said = reading.comments(made.conference, Random(1))
    assert sorted(said[0].said) == [f"Lời {place:02d}" for place in range(5)]


def test_of_four_sheets_nothing_is_shown_and_nothing_while_it_is_open() -> None:
    made = make_conference(sites=2)
    items = make_open(made)
    for place in range(4):
        give(made, items, place)
    assert reading.results(made.conference) == []
    give(made, items, 4)
    assert reading.results(made.conference) == [], "one sheet more would tell its marks"
    assert not Comment.objects.exists()
    close(made)
    assert reading.results(made.conference)
    other = make_conference(title="Hội nghị nhỏ")
    few = make_open(other)
    give(other, few, 0)
    close(other)
    assert reading.results(other.conference) == []
    assert reading.comments(other.conference) == []


def test_an_item_that_few_answered_keeps_its_marks_back() -> None:
    made = make_conference(sites=2)
    items = make_open(made)
    for place in range(5):
        marks = {items[0].pk: 3, **({items[1].pk: 1} if place == 2 else {})}
        evaluate(at=LATER, delegate=made.delegates[place], marks=marks, words={})
    close(made)
    first, second = reading.results(made.conference)
    assert first.mean == 3.0
    assert (second.n, second.mean, second.counts) == (1, None, ())


def test_one_sheet_each_also_for_whoever_came_late() -> None:
    made = make_conference(sites=2)
    items = make_open(made)
    give(made, items, 0)
    with pytest.raises(Refused):
        give(made, items, 0)
    late = make_late(made)
    give(made, items, made.delegates.index(late))
    with pytest.raises(Refused):
        give(made, items, made.delegates.index(late))
    assert reading.sheets(made.conference) == 2
    assert sum(Tally.objects.filter(item=items[0]).values_list("count", flat=True)) == 2


def make_late(made: Made) -> Any:
    late = apps.get_model("training.Delegate").objects.create(
        conference=made.conference, site=made.sites[1], name="Lục Văn Én", origin="walk_in", reason="Đến thay",
        named_at=NOW,
    )  # fmt: skip
    made.delegates.append(late)
    return late


def test_an_empty_or_wrong_sheet_uses_no_ticket() -> None:
    made, other = make_conference(), make_conference(title="Khác")
    items, foreign = make_open(made), make_open(other)
    wrong: list[tuple[dict[int, int], dict[int, str]]] = [
        ({}, {items[2].pk: "  "}), ({items[0].pk: 6}, {}), ({foreign[0].pk: 3}, {}), ({}, {items[0].pk: "lời"}),
        ({}, {items[2].pk: "TUYỆT MẬT"}),
    ]  # fmt: skip
    for marks, words in wrong:
        with pytest.raises(Refused):
            evaluate(at=LATER, delegate=made.delegates[0], marks=marks, words=words)
    assert not Ticket.objects.filter(is_used=True).exists()


def test_what_is_asked_stands_once_it_was_opened_and_closed_is_closed() -> None:
    made, officer = make_conference(), make_officer()
    with pytest.raises(Refused):
        open_evaluation(by=officer, at=NOW, conference=made.conference)
    keep_items(by=officer, at=NOW, conference=made.conference, items=ITEMS)
    items = make_open(made)
    with pytest.raises(Refused):
        keep_items(by=officer, at=NOW, conference=made.conference, items=ITEMS[:1])
    close(made)
    for again in (lambda: give(made, items, 0), lambda: close(made), lambda: make_open(made)):
        with pytest.raises(Refused):
            again()


def test_tickets_lie_in_no_order_of_the_list() -> None:
    made = make_conference(sites=4)
    make_open(made)
    order = list(Ticket.objects.order_by("pk").values_list("delegate_id", flat=True))
    assert sorted(order) == sorted(one.pk for one in made.delegates)
    assert order != sorted(order)


@pytest.mark.parametrize("seed", range(5))
def test_a_text_lies_where_the_lot_falls(seed: int) -> None:
    chance, waiting = Random(seed), {}
    for number in range(20):
        waiting = mixed(waiting, {"1": f"{number:02d}"}, chance)
    assert sorted(waiting["1"]) == [f"{number:02d}" for number in range(20)]
    in_step = sum(a < b for a, b in zip(waiting["1"], waiting["1"][1:], strict=False))
    assert 3 <= in_step <= 16


def test_the_last_place_is_no_likelier_the_last_givers() -> None:
    chance, last = Random(11), 0
    for _ in range(2000):
        last += mixed({"1": list("abcdefghi")}, {"1": "z"}, chance)["1"][-1] == "z"
    assert 130 <= last <= 270, "one in ten, by chance"


def test_no_row_and_no_entry_joins_giver_and_words() -> None:
    """Whoever reads the whole database finds used tickets, counts, and words; nothing in between."""
    made = make_conference(sites=2)
    items = make_open(made)
    before = Entry.objects.count()
    order = [6, 1, 8, 3, 0, 9, 4]
    for place in order:
        give(made, items, place)
    assert Entry.objects.count() == before, "a sheet leaves no entry"
    close(made)
    assert Evaluation.objects.get().waiting == {}
    told = json.dumps([[entry.subject, entry.before, entry.after] for entry in Entry.objects.all()])
    assert "Lời" not in told
    assert not any(one.public_id in told for one in made.delegates)
    assert {field.name for field in Comment._meta.fields} == {"id", "item", "text"}
    assert {field.name for field in Ticket._meta.fields} == {"id", "conference", "delegate", "is_used"}


@pytest.mark.django_db(transaction=True)
def test_neither_place_nor_transaction_on_the_disk_joins_them() -> None:
    made = make_conference(sites=4)
    items = make_open(made)
    order = Random(3).sample(range(len(made.delegates)), 12)
    for place in order:
        give(made, items, place, mark=1 + place % 5)
    if connection.vendor == "postgresql":
        tallies = {xmin for (xmin,) in rows_of(Tally, "xmin::text")}
        assert len(tallies) == 1, "else the last giver of each mark is told"
    close(made)
    if connection.vendor == "postgresql":
        used = {xmin for (xmin,) in rows_of(Ticket, "xmin::text")}
        comments = {xmin for (xmin,) in rows_of(Comment, "xmin::text")}
        assert len(comments) == 1
        assert not used & comments
        lying = [text for _place, text in sorted(rows_of(Comment, "ctid::text, text"))]
    else:
        lying = [text for _place, text in sorted(rows_of(Comment, "rowid, text"))]
        tickets = [delegate for _place, delegate in sorted(rows_of(Ticket, "rowid, delegate_id"))]
        assert tickets == list(Ticket.objects.order_by("pk").values_list("delegate_id", flat=True))
    given = [f"Lời {place:02d}" for place in order]
    assert sorted(lying) == sorted(given)
    assert lying not in (given, given[::-1])
    kept = sum(a == b for a, b in zip(lying, given, strict=True))
    assert kept <= 4, "places agree by chance only"


@pytest.mark.django_db(transaction=True)
def test_of_two_sheets_of_one_delegate_at_once_one_counts() -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one shared connection: nothing can race")
    made = make_conference(sites=2)
    items = make_open(made)
    results = at_once(*[lambda: give(made, items, 0)] * 3)
    assert sorted(type(one).__name__ for one in results) == ["NoneType", "Refused", "Refused"]
    others = at_once(*[lambda place=place: give(made, items, place) for place in range(1, 7)])
    assert others == [None] * 6
    assert sum(Tally.objects.filter(item=items[0]).values_list("count", flat=True)) == 7
    close(made)
    assert Comment.objects.count() == 7


def test_the_former_conference_lends_its_sheet() -> None:
    former = make_conference()
    keep_items(by=make_officer(), at=NOW, conference=former.conference, items=ITEMS)
    made = make_conference(title="Năm sau", copied_from=former.conference)
    assert reading.offered_items(made.conference) == ITEMS
    assert len(reading.offered_items(make_conference(title="Mới").conference)) >= 5


def test_means_by_hand() -> None:
    assert counted({}).mean is None
    assert counted({1: 1, 5: 3}).mean == 4.0
