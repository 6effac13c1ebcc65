"""The line, heads and the signature of a site; and the one act that settles a conflict."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.attendance.attending import arrive, clash, substitute
from tests.people.making import make_person
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.actions.rolls import (
    add_site_fact,
    digest,
    reopen_roll,
    roll_of,
    say_heads,
    say_line,
    sign_roll,
)
from nhipcau.attendance.actions.settling import settle
from nhipcau.attendance.models import Attendance, Roll, Scan, SiteFact
from nhipcau.attendance.queries.board import board_of
from nhipcau.attendance.queries.board_words import age_words
from nhipcau.attendance.queries.numbers import by_site, numbers
from nhipcau.attendance.queries.rolls import lines_of
from nhipcau.attendance.queries.stamps import stamp_of
from nhipcau.attendance.rules import ages
from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return make_conference(sites=3, per_site=4)


@pytest.fixture
def by() -> Any:
    return make_person("lan.nong", "officer")


def test_the_latest_report_of_the_line_stands_in_whatever_order_it_comes(made: Made) -> None:
    site, morning = made.sites[1], made.half_days[0]
    say_line(at=NOW, site=site, half_day=morning, line="lost")
    roll = roll_of(site=site, half_day=morning)
    told = {"roll": roll, "fact_id": "early-fact", "line": "connected", "at": NOW}
    assert add_site_fact(**told, happened_at=NOW - timedelta(hours=1)) is True
    assert add_site_fact(**told, happened_at=NOW - timedelta(hours=1)) is False
    roll.refresh_from_db()
    assert roll.line == "lost"
    assert SiteFact.objects.count() == 2
    say_heads(at=NOW, site=site, half_day=morning, heads=15)
    assert Roll.objects.get(pk=roll.pk).heads == 15
    with pytest.raises(Refused):
        say_line(at=NOW, site=site, half_day=morning, line="on fire")
    with pytest.raises(Refused):
        say_heads(at=NOW, site=site, half_day=morning, heads=-1)


def test_signing_freezes_who_was_there(made: Made, by: Any) -> None:
    site, morning = made.sites[0], made.half_days[0]
    for one in made.at(site)[:2]:
        arrive(one, morning)
    roll = sign_roll(at=NOW, site=site, half_day=morning, name="  Bế   Văn Kiên ", by=by)
    assert (roll.signed_present, roll.signed_name) == (2, "Bế Văn Kiên")
    assert roll.signed_digest == digest([one.public_id for one in made.at(site)[1::-1]])
    arrive(made.at(site)[2], morning)
    row = next(row for row in board_of(made.conference, morning, NOW).rows if row.site.pk == site.pk)
    assert ages.UNLIKE_SIGNED in row.problems
    with pytest.raises(Stale):
        sign_roll(at=NOW, site=site, half_day=morning, name="Người khác")
    reopened = reopen_roll(by=by, at=NOW, roll=roll, why="Ghi sót")
    assert reopened.signed_at is None
    with pytest.raises(Stale):
        reopen_roll(by=by, at=NOW, roll=roll, why="Ghi sót")
    entry = Entry.objects.get(verb="attendance.reopen_roll")
    assert entry.before is not None
    assert entry.before["present"] == 2
    said = " ".join(str((row.before, row.after)) for row in Entry.objects.all())
    assert not any(one.name in said for one in made.delegates)


@pytest.mark.parametrize(
    ("name", "early"), [("   ", timedelta()), ("Bế Kiên", timedelta(days=1))], ids=["nameless", "too-early"]
)
def test_what_cannot_be_signed(made: Made, name: str, early: timedelta) -> None:
    with pytest.raises(Refused):
        sign_roll(at=NOW - early, site=made.sites[0], half_day=made.half_days[0], name=name)
    other = make_conference(sites=1, per_site=0, title="Hội nghị khác")
    with pytest.raises(Refused):
        sign_roll(at=NOW, site=other.sites[0], half_day=made.half_days[0], name="Bế Kiên")
    assert not Roll.objects.exclude(signed_at=None).exists()


def test_settling_moves_one_presence_once(made: Made, by: Any) -> None:
    morning = made.half_days[0]
    one = made.at(made.sites[0])[0]
    arrive(one, morning)
    conflict = clash(one, morning, made.sites[1])
    with pytest.raises(Refused):
        settle(by=by, at=NOW, conflict=conflict, site=made.sites[2], reason="nhầm")
    with pytest.raises(Refused):
        settle(by=by, at=NOW, conflict=conflict, site=made.sites[1], reason=" ")
    before = stamp_of(made.conference, morning, NOW)
    settle(by=by, at=NOW, conflict=conflict, site=made.sites[1], reason="Chủ trì xác nhận")
    assert stamp_of(made.conference, morning, NOW) != before
    row = Attendance.objects.get(half_day=morning, delegate=one)
    assert (row.site_id, row.scan_id) == (made.sites[1].pk, conflict.scan_id)
    assert numbers(made.conference, morning).present == 1
    assert by_site(made.conference, morning)[made.sites[1].pk].moved_in == 1
    with pytest.raises(Stale):
        settle(by=by, at=NOW, conflict=conflict, site=made.sites[0], reason="đổi ý")
    assert Scan.objects.count() == 2


def test_a_third_site_and_a_presence_taken_back(made: Made, by: Any) -> None:
    morning = made.half_days[0]
    one = made.at(made.sites[0])[0]
    row = arrive(one, morning)
    second, third = clash(one, morning, made.sites[1]), clash(one, morning, made.sites[2])
    settle(by=by, at=NOW, conflict=second, site=made.sites[1], reason="Chủ trì xác nhận")
    settle(by=by, at=NOW, conflict=third, site=made.sites[1], reason="Đã xác nhận rồi")
    row.refresh_from_db()
    assert row.site_id == made.sites[1].pk
    two = made.at(made.sites[0])[1]
    gone = arrive(two, morning)
    fourth = clash(two, morning, made.sites[1])
    gone.delete()
    with pytest.raises(Stale):
        settle(by=by, at=NOW, conflict=fourth, site=made.sites[1], reason="x")


def test_the_roll_shows_who_sits_where(made: Made) -> None:
    morning = made.half_days[0]
    own = made.at(made.sites[0])
    arrive(substitute(own[0]), morning)
    arrive(own[1], morning, made.sites[1])
    arrive(made.at(made.sites[2])[0], morning, made.sites[0])
    states = [(line.state, line.is_substitute) for line in lines_of(made.sites[0], morning)]
    assert sorted(states) == [
        ("absent", False),
        ("absent", False),
        ("away", False),
        ("present", False),
        ("present", True),
    ]


def test_silence_is_marked_only_while_the_half_day_runs(made: Made) -> None:
    morning = made.half_days[0]
    say_line(at=NOW - timedelta(minutes=20), site=made.sites[0], half_day=morning, line="connected")
    say_line(at=NOW - timedelta(minutes=5), site=made.sites[1], half_day=morning, line="connected")
    say_line(at=NOW - timedelta(minutes=40), site=made.sites[2], half_day=morning, line="closed")
    assert [row.is_stale for row in board_of(made.conference, morning, NOW).rows] == [True, False, False]
    evening = morning.ends_at + timedelta(hours=1)
    assert not any(row.is_stale for row in board_of(made.conference, morning, evening).rows)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-3, "vừa xong"), (0, "vừa xong"), (4, "4 phút trước"), (61, "1 giờ trước"), (2900, "2 ngày trước")],
)
def test_age_in_words(minutes: int, words: str) -> None:
    assert age_words(NOW - timedelta(minutes=minutes), NOW) == words


def test_the_board_costs_the_same_for_any_number_of_sites(made: Made, django_assert_num_queries: Any) -> None:
    many = make_conference(sites=40, per_site=1, title="Lớn")
    for one in (made, many):
        with django_assert_num_queries(6):
            board_of(one.conference, one.half_days[0], NOW)
        with django_assert_num_queries(1):
            stamp_of(one.conference, one.half_days[0], NOW)
