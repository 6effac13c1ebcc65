"""Numbers in digits and in words, there and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi.numbers import format_numeral, parse_numeral, parse_words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2.300", 2300),
        ("2,3", "2.3"),
        ("2.300,5", "2300.5"),
        ("2,300,000", 2300000),
        ("2 300", 2300),
        ("2.3", "2.3"),
        ("0.123", "0.123"),
        ("007", 7),
    ],
)
def test_digits(written: str, value: int | str) -> None:
    assert parse_numeral(written) == Decimal(value)


def test_lone_comma_depends_on_what_is_counted() -> None:
    assert parse_numeral("2,300") == Decimal("2.3")
    assert parse_numeral("2,300", counted=True) == 2300
    assert parse_numeral("0,300", counted=True) == Decimal("0.3")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 10**14))
def test_whole_numbers_read_back(value: int) -> None:
    assert parse_numeral(format_numeral(value)) == value


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_fractions_read_back(value: Decimal) -> None:
    assert parse_numeral(format_numeral(value)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21), ("hai tư", 24),
        ("năm mươi nhăm", 55),
        ("một trăm", 100), ("một trăm linh năm", 105), ("ba trăm mười tám", 318), ("hai nghìn ba trăm", 2300),
        ("một nghìn không trăm linh năm", 1005), ("hai trăm nghìn", 200_000), ("một triệu rưỡi", 1_500_000),
        ("hai nghìn tỷ", 2_000_000_000_000), ("ba chục", 30), ("bốn vạn", 40_000),
    ],
)  # fmt: skip
def test_words(words: str, value: int) -> None:
    assert parse_words(words.split()) == value


@pytest.mark.parametrize(
    "words", ["", "trăm", "nghìn hai", "tư", "mốt", "linh năm", "hai ba", "mươi lăm", "rưỡi"]
)
def test_words_that_are_no_number(words: str) -> None:
    assert parse_words(words.split()) is None


_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _spell(value: int) -> str:
    """Spell 1..999 by the school rule."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [_ONES[hundreds], "trăm"] if hundreds else []
    if tens == 0 and ones:
        words += ["linh", _ONES[ones]] if hundreds else [_ONES[ones]]
    elif tens:
        words += ["mười"] if tens == 1 else [_ONES[tens], "mươi"]
        words += (
            [] if not ones else ["lăm"] if ones == 5 else ["mốt"] if ones == 1 and tens > 1 else [_ONES[ones]]
        )
    return " ".join(words)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(1, 999), st.integers(1, 999))
def test_spelled_numbers_read_back(low: int, high: int) -> None:
    assert parse_words(_spell(low).split()) == low
    assert parse_words(f"{_spell(high)} nghìn {_spell(low)}".split()) == high * 1000 + low
