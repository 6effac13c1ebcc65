"""Deadlines: known cases by hand, and every kind against a slow count that looks at one day after another."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clocks.making import DAY, HOUR, here, made_calendar

from nhipcau.clocks.rules.book import rule_on
from nhipcau.clocks.rules.calendar import ZONE, Calendar
from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.clocks.rules.due import due_at, extended
from nhipcau.clocks.rules.limits import Kind, Limit
from nhipcau.clocks.rules.standing import span_of, standing
from nhipcau.clocks.rules.steps import StepKind

YEARS = {2025, 2026}


def end(year: int, month: int, day: int) -> datetime:
    """24:00 of a day."""
    return here(year, month, day) + DAY


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("verification.dossier", here(2026, 10, 6, 9), end(2026, 10, 9)),
        ("verification.dossier", here(2026, 10, 9, 23, 59), end(2026, 10, 14)),
        ("verification.facts", here(2026, 10, 10, 9), end(2026, 10, 13)),
        ("verification.correction", here(2026, 2, 12, 16), end(2026, 2, 26)),
        ("citizens.information_simple", here(2026, 1, 5, 8), end(2026, 1, 10)),
        ("citizens.information_simple", here(2025, 12, 31, 8), end(2026, 1, 9)),
        ("press.incident", here(2026, 9, 1, 22, 15), here(2026, 9, 2, 22, 15)),
        ("press.enquiry", here(2026, 10, 1, 10), end(2026, 11, 2)),
        ("press.enquiry", here(2026, 1, 15, 10), end(2026, 2, 23)),
        ("press.channels", here(2026, 1, 31, 10), end(2026, 3, 2)),
        ("press.conference", here(2025, 11, 30, 10), end(2026, 3, 2)),
        ("document.registered", here(2026, 8, 21, 15), end(2026, 8, 22)),
        ("document.registered", here(2026, 8, 28, 15), end(2026, 9, 3)),
        ("report.half_year_cutoff", here(2025, 12, 15, 8), end(2026, 6, 14)),
        ("report.half_year_cutoff", here(2026, 6, 14, 8), end(2026, 6, 14)),
        ("report.half_year_due", here(2026, 11, 26, 8), end(2027, 6, 6)),
    ],
    ids=[
        "three working days",
        "a minute to midnight is still that day",
        "from a Saturday",
        "over Tết",
        "a Saturday made up for counts",
        "over New Year, a swapped Friday and its Saturday",
        "hours run through a holiday night",
        "the 30th day is a Saturday",
        "the 30th day is a Saturday before Tết",
        "31 January plus a month, a Saturday",
        "30 November plus three months, a Saturday",
        "the next working day is a made-up Saturday",
        "the next working day is after the National Day",
        "half 1 is cut off on 14 June, a Sunday",
        "on the very day",
        "over the year",
    ],
)
def test_deadlines_counted_by_hand(code: str, start: datetime, expected: datetime) -> None:
    due = due_at(start, rule_on(code, start.date()).limit, office_calendar())
    assert due.at == expected
    assert due.steps[0].kind is StepKind.STARTED
    assert due.steps[-1].kind is StepKind.ENDS
    assert due.steps[-1].at == due.at


def test_days_are_those_of_the_office_wherever_the_server_stands() -> None:
    late_evening = datetime(2026, 10, 5, 17, 30, tzinfo=UTC)  # 00:30 of the 6th at the office
    limit = Limit(Kind.WORKING_DAYS, 1)
    assert due_at(late_evening, limit, office_calendar()).at == end(2026, 10, 7)


def test_an_extension_counts_on_from_the_last_day() -> None:
    rule = rule_on("citizens.information_complex", date(2026, 10, 1))
    first = due_at(here(2026, 10, 1, 8), rule.limit, office_calendar())
    assert first.at == end(2026, 10, 22)
    assert rule.extension
    longer = extended(first, rule.extension, office_calendar())
    assert longer.at == end(2026, 11, 6)
    assert StepKind.EXTENDED in {step.kind for step in longer.steps}
    hours = extended(first, Limit(Kind.HOURS, 6), office_calendar())
    assert hours.at == first.at + 6 * HOUR


@pytest.mark.parametrize(
    ("start", "limit", "kind"),
    [
        (here(2031, 3, 3, 9), Limit(Kind.WORKING_DAYS, 2), StepKind.UNKNOWN_YEAR),
        (here(2027, 12, 20, 9), Limit(Kind.DAYS, 30), StepKind.UNKNOWN_YEAR),
        (here(2026, 12, 30, 9), Limit(Kind.WORKING_DAYS, 3), StepKind.UNANNOUNCED_YEAR),
        (here(2026, 11, 23, 9), Limit(Kind.WORKING_DAYS, 1), StepKind.UNCERTAIN_DAY),
        (here(2031, 3, 3, 9), Limit(Kind.HOURS, 24), None),
        (here(2026, 11, 10, 9), Limit(Kind.DAYS, 30), None),
    ],
    ids=[
        "unknown year",
        "ends in one",
        "unannounced year",
        "a day not set",
        "hours need none",
        "passed by only",
    ],
)
def test_a_deadline_over_unset_days_says_so(start: datetime, limit: Limit, kind: StepKind | None) -> None:
    due = due_at(start, limit, office_calendar())
    doubts = {StepKind.UNKNOWN_YEAR, StepKind.UNANNOUNCED_YEAR, StepKind.UNCERTAIN_DAY}
    assert due.is_provisional is (kind is not None)
    assert {step.kind for step in due.steps} & doubts == ({kind} if kind else set())


# The slow reference: knows nothing of spans and steps, asks of each day in turn whether somebody works.

REAL = office_calendar()
days_2025_27 = st.dates(date(2025, 1, 1), date(2027, 12, 31))
starts = st.integers(0, 1000 * 24 * 60).map(lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Return our own calendar, or one of random days off, long Tết weeks and made-up Saturdays."""
    if draw(st.booleans()):
        return REAL
    off = draw(st.lists(days_2025_27, max_size=12))
    weeks = draw(st.lists(days_2025_27, max_size=3))
    tet = [first + n * DAY for first in weeks for n in range(draw(st.integers(1, 14)))]
    worked = [day for day in draw(st.lists(days_2025_27, max_size=12)) if day.weekday() >= 5]
    special = dict.fromkeys([*off, *tet], "holiday") | dict.fromkeys(worked, "make_up")
    return made_calendar(special, {2025, 2026, 2027})


def works(day: date, calendar: Calendar) -> bool:
    """Say whether somebody works, from the plain rows."""
    for year in calendar.years.values():
        for special in year.days:
            if special.on == day:
                return special.kind == "make_up"
    return day.weekday() not in {5, 6}


def slow(start: datetime, kind: Kind, count: int, calendar: Calendar) -> datetime:
    """Count one day after another; 24:00 is the first instant of the next day."""
    day = (start + timedelta(hours=7)).date()
    if kind is Kind.WORKING_DAYS:
        counted = 0
        while counted < count:
            day += DAY
            counted += 1 if works(day, calendar) else 0
    else:
        for _ in range(count):
            day += DAY
        while not works(day, calendar):
            day += DAY
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=24 - 7)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(starts, st.sampled_from([Kind.WORKING_DAYS, Kind.DAYS]), st.integers(1, 40), calendars())
def test_due_equals_a_slow_count_of_days(start: datetime, kind: Kind, count: int, calendar: Calendar) -> None:
    due = due_at(start, Limit(kind, count), calendar)
    assert due.at == slow(start, kind, count, calendar)
    assert due.at > start
    last = (due.at - timedelta(seconds=1)).astimezone(ZONE).date()
    assert works(last, calendar)
    skipped = sum(step.count for step in due.steps if step.kind is StepKind.SKIPPED)
    if kind is Kind.WORKING_DAYS:
        first = (start + timedelta(hours=7)).date()
        assert (last - first).days == count + skipped


@settings(max_examples=150, derandomize=True, deadline=None)
@given(starts, st.integers(0, 90 * 24 * 60), st.integers(1, 30), calendars())
def test_who_starts_earlier_is_never_due_later(
    start: datetime, minutes: int, count: int, calendar: Calendar
) -> None:
    earlier = start - timedelta(minutes=minutes)
    for kind in (Kind.WORKING_DAYS, Kind.DAYS, Kind.HOURS, Kind.NEXT_WORKING_DAY):
        limit = Limit(kind, count)
        assert due_at(earlier, limit, calendar).at <= due_at(start, limit, calendar).at


@settings(max_examples=100, derandomize=True, deadline=None)
@given(starts, st.integers(1, 14))
def test_months_end_on_the_same_number_or_the_last_of_the_month(start: datetime, count: int) -> None:
    bare = Calendar()
    due = due_at(start, Limit(Kind.MONTHS, count), bare)
    first = (start + timedelta(hours=7)).date()
    day, months = first, 0
    while months < count:  # walk to the first of the month so many months on
        day += DAY
        months += day.day == 1
    wanted = day.replace(day=1)
    while wanted.day < first.day and (wanted + DAY).month == wanted.month:
        wanted += DAY
    while wanted.weekday() > 4:
        wanted += DAY
    assert due.at == here(wanted.year, wanted.month, wanted.day) + DAY


def test_the_last_quarter_warns_and_the_very_end_is_in_time() -> None:
    start, due = here(2026, 10, 6), here(2026, 10, 10)
    assert standing(start, due, None, due - 25 * HOUR).tone == "good"
    assert standing(start, due, None, due - DAY).tone == "warn"
    assert standing(start, due, None, due).tone == "warn"
    assert standing(start, due, None, due + timedelta(seconds=1)).tone == "bad"
    assert not standing(start, due, due, due + DAY).is_late
    assert standing(start, due, due + HOUR, due + 9 * DAY).left == -HOUR
    assert span_of(-timedelta(days=1, hours=4, minutes=59, seconds=59)).hours == 4
