"""The board's figures equal those recomputed from the record alone, after a seeded walk of a desk."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import datetime, timedelta
from math import ceil
from typing import Any

import pytest
from django.apps import apps
from tests.people.making import make_person, make_unit
from tests.press.making import DAY, NOW, make_enquiry, make_people

from nhipcau.common.refusals import Refused
from nhipcau.press.actions.closing import refuse, withdraw
from nhipcau.press.actions.passing import assign, hand_over
from nhipcau.press.models import Enquiry
from nhipcau.press.queries.board import board_for
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
STEPS = 100


def world() -> dict[str, list[Any]]:
    """Two units, the second below the first, each with somebody of the desk and a spokesperson."""
    officer, speaker = make_people()
    below = make_unit("c04001", "Hòa An", "01273")
    apps.get_model("units.Closure").objects.create(
        ancestor_id="p04", descendant_id=below.pk, depth=1)  # fmt: skip
    apps.get_model("units.Closure").objects.create(ancestor_id="p04", descendant_id="p04", depth=0)
    people = [make_person("dan.hoang", "officer"), make_person("em.be", "spokesperson")]
    for person in people:
        person.unit_id = below.pk
        person.save()
    return {"p04": [officer, speaker], below.pk: people}


def walk(people: dict[str, list[Any]], seed: int) -> datetime:
    chance, at = random.Random(seed), NOW
    for _step in range(STEPS):
        at += timedelta(hours=chance.choice([1, 3, 9, 26, 70]))
        open_rows = list(Enquiry.objects.exclude(state="closed").order_by("pk"))
        if not open_rows or chance.random() < 0.35:
            make_enquiry(at=at, unit_id=chance.choice(list(people)), is_foreign=chance.random() < 0.5,
                         received_at=at - timedelta(hours=chance.choice([0, 5, 50])))  # fmt: skip
            continue
        row = chance.choice(open_rows)
        officer, speaker = people[row.unit_id]
        try:
            match chance.choice(["assign", "hand", "refuse", "refuse", "withdraw"]):
                case "assign":
                    assign(by=officer, at=at, enquiry=row, holder=chance.choice([officer, speaker]))
                case "hand":
                    taker = next(unit for unit in people if unit != row.unit_id)
                    hand_over(by=officer, at=at, enquiry=row, unit_id=taker, reason="Việc của nơi kia")
                case "refuse":
                    refuse(by=speaker, at=at, enquiry=row, ground="open_dispute")
                case "withdraw":
                    withdraw(by=officer, at=at, enquiry=row, note="Nhà báo gọi điện")
        except Refused:
            continue
    return at


def from_record(at: datetime, since: datetime, until: datetime) -> dict[str, dict[str, Any]]:
    """Recompute every figure from the entries of the record, without one row of the room."""
    asked: dict[str, dict[str, Any]] = {}
    for entry in Entry.objects.filter(subject__startswith="press.enquiry:").order_by("seq"):
        said = entry.after or {}
        match entry.verb:
            case "press.receive_enquiry":
                asked[entry.subject] = {**said, "outcome": ""}
            case "press.hand_over":
                asked[entry.subject]["unit"] = said["unit"]
            case "press.refuse" | "press.withdraw" | "press.answer":
                asked[entry.subject] |= {"outcome": said["outcome"], "closed_at": said["closed_at"]}
    figures: dict[str, dict[str, Any]] = defaultdict(
        lambda: {"open": 0, "late": 0, "received": 0, "refused": 0, "withdrawn": 0, "took": [], "in_time": 0}
    )
    for each in asked.values():
        line = figures[each["unit"]]
        received, due = (datetime.fromisoformat(each[name]) for name in ("received_at", "due_at"))
        line["received"] += since <= received < until
        if not each["outcome"]:
            line["open"] += 1
            line["late"] += due < at
            continue
        closed = datetime.fromisoformat(each["closed_at"])
        if since <= closed < until:
            line[each["outcome"]] += 1
            if each["outcome"] != "withdrawn":
                line["took"].append(closed - received)
                line["in_time"] += closed <= due
    return figures


def nearest_rank(took: list[timedelta], percent: int) -> timedelta | None:
    ranked = sorted(took)
    return ranked[ceil(len(ranked) * percent / 100) - 1] if ranked else None


@pytest.mark.parametrize("seed", [3, 2026])
def test_board_equals_the_record(seed: int) -> None:
    people = world()
    at = walk(people, seed)
    since, until = NOW + 20 * DAY, at - 10 * DAY
    wanted = from_record(at, since, until)
    lines = board_for(people["p04"][0], at=at, since=since, until=until)
    assert {line.unit_id for line in lines} == set(wanted)
    assert sum(line.responses.finished for line in lines) > 5
    for line in lines:
        theirs = wanted[line.unit_id]
        ours = {"open": line.open, "late": line.late, "received": line.received,
                "refused": line.outcomes["refused"], "withdrawn": line.outcomes["withdrawn"]}  # fmt: skip
        assert ours == {name: theirs[name] for name in ours}
        assert line.responses.finished == len(theirs["took"])
        assert line.responses.in_time == theirs["in_time"]
        assert line.responses.p50 == nearest_rank(theirs["took"], 50)
        assert line.responses.p90 == nearest_rank(theirs["took"], 90)


def test_figures_of_a_unit_are_not_for_those_below_or_beside() -> None:
    people = world()
    make_enquiry()
    below = board_for(people["c04001"][0], at=NOW, since=NOW - DAY, until=NOW + DAY)
    assert [line.unit_id for line in below] == ["c04001"]
    assert below[0].received == 0
    above = board_for(people["p04"][0], at=NOW, since=NOW - DAY, until=NOW + DAY, unit_id="c04001")
    assert above == []
