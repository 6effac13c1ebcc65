"""Days into steps, rows into the table behind chart and export."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from nhipcau.trends.rules.periods import LONGEST_DAYS, Span, Step, beginning, following, span_of
from nhipcau.trends.rules.tables import COLUMNS, tabled

TODAY = date(2026, 11, 22)


def test_steps_grow_with_the_span() -> None:
    assert Span(TODAY - timedelta(27), TODAY).step is Step.DAY
    assert Span(TODAY - timedelta(89), TODAY).step is Step.WEEK
    assert Span(TODAY - timedelta(400), TODAY).step is Step.MONTH


def test_every_day_lies_in_one_step_and_empty_ones_are_listed() -> None:
    for days in (1, 45, 46, 270, 271, 800):
        span = Span(TODAY - timedelta(days - 1), TODAY)
        starts = span.starts
        assert starts == sorted(set(starts))
        assert all(following(one, span.step) == other for one, other in pairwise(starts))
        assert beginning(span.since, span.step) == starts[0]
        assert beginning(span.until, span.step) == starts[-1]


def test_a_cut_week_says_so() -> None:
    span = Span(date(2026, 9, 2), TODAY)
    assert not span.is_whole(span.starts[0])
    assert span.is_whole(span.starts[1])


def test_a_span_is_put_in_order_and_capped() -> None:
    assert span_of(None, None, today=TODAY, usual_days=28) == Span(date(2026, 10, 26), TODAY)
    assert span_of(TODAY, date(2026, 11, 1), today=TODAY, usual_days=28).since == date(2026, 11, 1)
    old = span_of(date(1990, 1, 1), None, today=TODAY, usual_days=28)
    assert (old.until - old.since).days == LONGEST_DAYS - 1


def test_a_thing_under_two_names_counts_once_in_all() -> None:
    span = Span(date(2026, 11, 20), date(2026, 11, 22))
    rows = [(1, span.since, "A"), (1, span.since, "B"), (1, span.since, "A"), (2, span.until, "A")]
    table = tabled(rows, span)
    assert table.names == ("A", "B")
    assert [line.cells for line in table.lines] == [(1, 1), (0, 0), (1, 0)]
    assert [line.all for line in table.lines] == [1, 0, 1]
    assert table.sums == (2, 1)
    assert table.all == 2


def test_names_beyond_the_columns_are_counted_as_others() -> None:
    span = Span(TODAY, TODAY)
    rows = [(n, TODAY, f"tên {n % (COLUMNS + 3)}") for n in range(60)]
    table = tabled(rows, span)
    assert len(table.names) == COLUMNS
    assert table.others == 3
    assert table.lines[0].all == 60
