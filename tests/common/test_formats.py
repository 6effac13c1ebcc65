"""Days, times and numbers as the office writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from nhipcau.common import formats
from nhipcau.common.templatetags import screen

MORNING = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("vi", ("22/11/2026", "09:05", "2.300", "1,5", "-1.234.567,25")),
        ("en", ("22 Nov 2026", "09:05", "2,300", "1.5", "-1,234,567.25")),
    ],
)
def test_each_language_has_its_own_way(language: str, expected: tuple[str, ...]) -> None:
    with translation.override(language):
        numbers = (formats.number(2300), formats.number(1.5), formats.number(Decimal("-1234567.25")))
        assert (formats.day(MORNING), formats.clock(MORNING), *numbers) == expected


def test_a_late_evening_in_utc_is_the_next_day_here() -> None:
    with translation.override("vi"):
        assert formats.day(datetime(2026, 12, 31, 17, 30, tzinfo=UTC)) == "01/01/2027"
        assert formats.day(date(2026, 1, 2)) == "02/01/2026"
        assert formats.weekday(MORNING) == "Chủ nhật"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 22, 16, 59, tzinfo=UTC), "hôm nay 09:05"),
        (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), "hôm qua 09:05"),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), "22/11/2026 09:05"),
    ],
)
def test_near_moments_are_said_in_words(at: datetime, said: str) -> None:
    with translation.override("vi"):
        assert formats.moment(MORNING, at=at) == said


def test_nothing_is_written_for_nothing() -> None:
    assert [formats.day(None), formats.clock(None), formats.moment(None), formats.number(None)] == [""] * 4


def test_whole_numbers_keep_their_zeros_and_decimals_lose_theirs() -> None:
    with translation.override("vi"):
        assert formats.number(1000) == "1.000"
        assert formats.number(Decimal("2.50")) == "2,5"
        assert formats.number(2, 1) == "2,0"


def test_labels_escape_what_they_are_given() -> None:
    assert "<b>" not in screen.status("good", "<b>")
    assert "is-neutral" in screen.badge("x", 'tím" onclick')


def test_the_filter_writes_so_many_decimals_as_a_template_asks_for() -> None:
    with translation.override("vi"):
        said = Template("{% load screen %}{{ n|number }} {{ n|number:0 }} {{ n|number:1 }}")
        assert said.render(Context({"n": 1234.25})) == "1.234,25 1.234 1.234,2"
