"""Clocks in the database: which start counts, who holds them, how they stop, and what cannot be stored."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.clocks.making import DAY, HOUR, NOW, here, make_clock, make_person

from nhipcau.clocks import actions
from nhipcau.clocks.models import Clock, HandOver, Start
from nhipcau.clocks.queries import clock_of, clocks_of, punctuality_for, running_for
from nhipcau.clocks.queries.clocks import (
    counting_start,
    due_soon_for,
    due_today_for,
    late_for,
    provisional_running,
)
from nhipcau.clocks.queries.rules import calendar, counted, rule_on
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Any:
    return make_person()


def test_a_started_clock_stores_its_start_and_enters_the_record(officer: Any) -> None:
    clock = make_clock(officer)
    assert clock.due_at == here(2026, 10, 10)
    assert not clock.is_provisional
    assert clock.unit_id == officer.unit_id
    assert clock.rule_since == rule_on("verification.dossier", NOW.date()).since
    start = clock.starts.get()
    assert (start.at, start.set_by, start.recorded_at, start.reason) == (NOW, officer, NOW, "Mở hồ sơ")
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject) == ("clocks.start_clock", f"clocks.clock:{clock.public_id}")


def test_both_starts_are_kept_and_the_earliest_counts(officer: Any) -> None:
    clock = make_clock(officer, rule_code="press.incident", subject="press.incident:1")
    other = make_person("binh.ly")
    later = NOW + HOUR
    received = NOW - 5 * HOUR
    kept = actions.record_start(
        by=other, at=later, clock=clock, started_at=received, reason="Trực ban nhận lúc này"
    )
    assert (kept.started_at, kept.due_at) == (received, received + DAY)
    again = actions.record_start(
        by=officer, at=later, clock=clock, started_at=NOW, reason="Lãnh đạo xác định lúc này"
    )
    assert (again.started_at, again.due_at) == (received, received + DAY), "a later start buys no time"
    starts = list(Start.objects.filter(clock=clock))
    assert [start.set_by for start in starts] == [officer, other, officer]
    counting = counting_start(starts)
    assert counting
    assert counting.set_by == other


def test_an_earlier_start_is_judged_by_the_rule_of_its_day(officer: Any) -> None:
    clock = make_clock(
        officer, rule_code="press.incident", started_at=here(2026, 7, 1, 1), subject="press.incident:2"
    )
    moved = actions.record_start(
        by=officer, at=NOW, clock=clock, started_at=here(2026, 6, 30, 23), reason="Xảy ra đêm trước"
    )
    assert "09/2017" in rule_on("press.incident", moved.rule_since).basis
    impact = make_clock(
        officer, rule_code="press.impact", started_at=here(2026, 7, 1, 1), subject="press.incident:3"
    )
    with pytest.raises(Refused, match="Không có quy định"):
        actions.record_start(
            by=officer, at=NOW, clock=impact, started_at=here(2026, 6, 30, 23), reason="Sớm hơn"
        )
    assert Start.objects.filter(clock=impact).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"started_at": NOW + HOUR}, "tương lai"),
        ({"reason": "  "}, "lý do"),
        ({"rule_code": "verification.nothing"}, "Không có quy định"),
        ({"started_at": here(2015, 1, 1), "rule_code": "press.incident"}, "Không có quy định"),
    ],
    ids=["future", "no reason", "no such rule", "before any rule"],
)
def test_a_clock_is_not_started(officer: Any, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        make_clock(officer, **changes)
    assert not Clock.objects.exists()
    assert not Entry.objects.exists()


def test_one_matter_has_one_running_clock_a_rule(officer: Any) -> None:
    clock = make_clock(officer)
    with pytest.raises(Refused, match="đang có"):
        make_clock(officer)
    actions.stop_clock(by=officer, at=NOW + HOUR, clock=clock, outcome="Xong")
    second = make_clock(officer, at=NOW + DAY, started_at=NOW + DAY)
    assert clock_of("sample.matter:abc") == second
    assert clocks_of(["sample.matter:abc", "x:y"]) == {"sample.matter:abc": second}
    actions.stop_clock(by=officer, at=NOW + 2 * DAY, clock=second, outcome="Xong lần nữa")
    assert clock_of("sample.matter:abc") == second


def test_long_questions_are_cut_and_scheduled_work_may_start_clocks(officer: Any) -> None:
    clock = make_clock(None, holder=None, unit_id="p04", about="Cầu " * 200)
    assert len(clock.about) <= 300
    assert clock.about.endswith("…")
    assert clock.starts.get().set_by is None


def test_an_extension_is_given_once_in_time_and_only_by_the_rule(officer: Any) -> None:
    plain = make_clock(officer)
    with pytest.raises(Refused, match="không cho gia hạn"):
        actions.extend_clock(by=officer, at=NOW, clock=plain, reason="Cần thêm")
    asked = make_clock(officer, rule_code="citizens.information_complex", subject="clocks.matter:1")
    with pytest.raises(Refused, match="quá hạn"):
        actions.extend_clock(by=officer, at=asked.due_at + HOUR, clock=asked, reason="Muộn rồi")
    longer = actions.extend_clock(by=officer, at=asked.due_at, clock=asked, reason="Phải hỏi ba sở")
    assert longer.due_at == here(2026, 11, 12), "15 calendar days after the 27th end on the 11th"
    with pytest.raises(Refused, match="một lần"):
        actions.extend_clock(by=officer, at=NOW + HOUR, clock=asked, reason="Thêm nữa")


def test_a_stopped_clock_is_over(officer: Any) -> None:
    clock = make_clock(officer)
    with pytest.raises(Refused, match="kết quả"):
        actions.stop_clock(by=officer, at=NOW + HOUR, clock=clock, outcome=" ")
    actions.stop_clock(by=officer, at=NOW + HOUR, clock=clock, outcome="Có kết luận", note="Hồ sơ 1")
    clock.refresh_from_db()
    assert (clock.stopped_by, clock.outcome, clock.note) == (officer, "Có kết luận", "Hồ sơ 1")
    other = make_person("binh.ly")
    later = {"by": officer, "at": NOW + DAY, "clock": clock}
    for again in (
        lambda: actions.stop_clock(**later, outcome="Khác"),
        lambda: actions.hand_over(**later, holder=other, reason="Nghỉ phép"),
        lambda: actions.record_start(**later, started_at=NOW - DAY, reason="Sớm hơn"),
        lambda: actions.extend_clock(**later, reason="Thêm"),
        lambda: actions.recount_clock(**later),
    ):
        with pytest.raises(Refused, match="đã dừng"):
            again()
    assert (Start.objects.count(), HandOver.objects.count()) == (1, 0)


def test_a_clock_is_handed_over_inside_its_unit_only(officer: Any) -> None:
    clock = make_clock(officer)
    stranger, gone = make_person("xa.la", unit="p20"), make_person("cu.nguoi")
    gone.is_active = False
    gone.save()
    for holder, words in ((officer, "đang giữ"), (stranger, "đơn vị"), (gone, "đang làm việc")):
        with pytest.raises(Refused, match=words):
            actions.hand_over(by=officer, at=NOW, clock=clock, holder=holder, reason="Đi họp")
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("seed", range(6))
def test_no_hand_over_ever_restarts_a_clock(officer: Any, seed: int) -> None:
    """Random lives of a clock: its deadline is always that of its earliest start, whoever holds it."""
    chance = random.Random(seed)
    staff = [officer, make_person("binh.ly"), make_person("dung.vi")]
    clock = make_clock(officer, rule_code="citizens.information_complex", subject="clocks.matter:1")
    starts, at, is_extended, hands = [NOW], NOW, False, 0
    for _step in range(15):
        at += timedelta(minutes=chance.randrange(1, 600))
        before = (clock.started_at, clock.due_at, clock.is_provisional)
        move = chance.choice(["hand", "hand", "start", "extend", "recount"])
        if move == "hand":
            taker = chance.choice([one for one in staff if one.pk != clock.holder_id])
            clock = actions.hand_over(by=officer, at=at, clock=clock, holder=taker, reason="Đổi người")
            hands += 1
            assert (clock.started_at, clock.due_at, clock.is_provisional) == before
            assert clock.holder == taker
        elif move == "start":
            starts.append(at - timedelta(hours=chance.randrange(0, 24 * 40)))
            clock = actions.record_start(
                by=officer, at=at, clock=clock, started_at=starts[-1], reason="Sổ khác ghi"
            )
        elif move == "extend" and not is_extended and at <= clock.due_at:
            clock = actions.extend_clock(by=officer, at=at, clock=clock, reason="Phức tạp")
            is_extended = True
        else:
            clock = actions.recount_clock(by=officer, at=at, clock=clock)
        clock = Clock.objects.get(pk=clock.pk)
        rule = rule_on(clock.rule_code, day_of(min(starts)))
        assert clock.started_at == min(starts)
        assert clock.due_at == counted(rule, min(starts), is_extended=is_extended).at
    assert [one.at for one in Start.objects.filter(clock=clock)] == starts
    assert HandOver.objects.filter(clock=clock).count() == hands


def test_a_provisional_deadline_moves_when_the_calendar_is_announced(
    officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = here(2026, 11, 23, 9)
    clock = make_clock(officer, at=at, started_at=at)
    assert (clock.is_provisional, clock.due_at) == (True, here(2026, 11, 28))
    assert list(provisional_running()) == [clock]
    entries = Entry.objects.count()
    actions.recount_clock(by=None, at=at, clock=clock)
    assert Entry.objects.count() == entries, "nothing changed, nothing noted"
    years = {**office_calendar().years}
    year = years[2026]
    years[2026] = type(year)(2026, True, year.basis, "S", tuple(day for day in year.days if day.is_announced))
    worked = type(office_calendar()).of(years.values())
    monkeypatch.setattr("nhipcau.clocks.queries.rules.office_calendar", lambda: worked)
    assert calendar() is worked
    moved = actions.recount_clock(by=None, at=at + HOUR, clock=clock)
    assert (moved.is_provisional, moved.due_at) == (False, here(2026, 11, 27))
    assert Entry.objects.count() == entries + 1


GOOD = {
    "rule_code": "verification.dossier", "rule_since": NOW.date(), "subject": "a:b", "about": "Việc mẫu",
    "opened_at": NOW, "started_at": NOW, "due_at": NOW + DAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("clocks_clock_has_subject", {"subject": ""}),
        ("clocks_clock_has_subject", {"about": ""}),
        ("clocks_due_after_start", {"due_at": NOW}),
        ("clocks_start_not_in_future", {"started_at": NOW + HOUR}),
        ("clocks_stopped_with_outcome", {"stopped_at": NOW + HOUR}),
        ("clocks_stopped_with_outcome", {"outcome": "Xong"}),
        ("clocks_stopped_with_outcome", {"note": "Còn chạy"}),
        ("clocks_stopped_after_opened", {"stopped_at": NOW - HOUR, "outcome": "Xong"}),
        ("clocks_extended_with_reason", {"extended_at": NOW}),
        ("clocks_extended_with_reason", {"extension_reason": "Phức tạp"}),
        ("clocks_extended_with_reason", {"extended_at": NOW - HOUR, "extension_reason": "Phức tạp"}),
    ],
)
def test_the_database_refuses_impossible_clocks(constraint: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Clock.objects.create(**{**GOOD, **wrong})
    Clock.objects.create(**GOOD)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clock.objects.create(**GOOD)


def test_the_database_refuses_impossible_starts_and_hand_overs(officer: Any) -> None:
    clock = make_clock(officer)
    rows: list[tuple[str, Any]] = [
        ("clocks_recorded_start_not_in_future", Start(at=NOW + HOUR, reason="a", recorded_at=NOW)),
        ("clocks_start_has_reason", Start(at=NOW, reason="", recorded_at=NOW)),
        ("clocks_hand_over_has_reason", HandOver(taker=officer, at=NOW, reason="")),
        ("clocks_hand_over_to_another", HandOver(giver=officer, taker=officer, at=NOW, reason="a")),
    ]
    for constraint, row in rows:
        row.clock = clock
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            row.save()


def test_lists_tell_late_from_today_and_24_hours_belongs_to_the_day(officer: Any) -> None:
    clock = make_clock(officer)
    last_day = here(2026, 10, 9, 10)
    assert list(due_today_for(officer, last_day)) == [clock]
    assert list(late_for(officer, last_day)) == []
    assert list(due_today_for(officer, here(2026, 10, 10, 0, 1))) == []
    assert list(late_for(officer, here(2026, 10, 10, 0, 1))) == [clock]
    assert list(due_soon_for(officer, NOW)) == []
    assert list(due_soon_for(officer, last_day)) == [clock]
    assert list(running_for(make_person("xa.la", unit="p20"))) == []


def test_figures_are_counted_from_the_rows(officer: Any) -> None:
    took = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    for hours in took:
        clock = make_clock(officer, subject=f"clocks.matter:{hours}")
        actions.stop_clock(by=officer, at=NOW + hours * HOUR, clock=clock, outcome="Xong")
    make_clock(officer, subject="clocks.matter:running")
    stranger = make_person("xa.la", unit="p20")
    make_clock(stranger, subject="clocks.matter:foreign")
    told = punctuality_for(officer)["verification.dossier"]
    assert (told.finished, told.in_time, told.share) == (10, 9, 0.9)
    assert (told.p50, told.p90) == (5 * HOUR, 9 * HOUR)
    assert punctuality_for(stranger) == {}
    assert punctuality_for(officer, since=NOW + 50 * HOUR)["verification.dossier"].finished == 1
    assert punctuality_for(officer, until=NOW + 3 * HOUR)["verification.dossier"].finished == 2
