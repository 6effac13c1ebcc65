"""Passes: what a wrong sign does, what is read as what."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.attendance.rules.passes import LENGTH, SIGNS, hash_of, normalise, pass_of, printed

SECRET = b"a secret of tests"


def a_pass(number: int = 1) -> str:
    return pass_of(SECRET, f"delegate{number}", 1)


def test_a_pass_is_derived_and_versions_differ() -> None:
    assert a_pass() == a_pass()
    assert (
        len({pass_of(SECRET, "one", 1), pass_of(SECRET, "one", 2), pass_of(b"other", "one", 1), a_pass()})
        == 4
    )
    assert len(a_pass()) == LENGTH
    assert printed(a_pass()).count("-") == 3
    assert len(hash_of(a_pass())) == 64


@given(st.integers(0, 10_000))
def test_every_pass_is_read_as_printed_and_as_misread(number: int) -> None:
    made = a_pass(number)
    assert normalise(made) == made
    assert normalise(f"  {printed(made).lower()} ") == made
    assert normalise(made.replace("0", "O").replace("1", "l")) == made


@given(st.integers(0, 500), st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_every_wrong_sign_is_found(number: int, place: int, sign: str) -> None:
    made = a_pass(number)
    wrong = made[:place] + sign + made[place + 1 :]
    assert normalise(wrong) == (made if wrong == made else None)


@given(st.integers(0, 500), st.integers(0, LENGTH - 2))
def test_every_swap_of_neighbours_is_found(number: int, place: int) -> None:
    made = a_pass(number)
    wrong = made[:place] + made[place + 1] + made[place] + made[place + 2 :]
    assert normalise(wrong) == (made if wrong == made else None)


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 14, "é" * 14, "0" * 15, "\x00" * 14])
def test_what_is_no_pass_is_none(text: str) -> None:
    assert normalise(text) is None


def test_guesses_hardly_ever_look_like_a_pass() -> None:
    chance = random.Random(1)
    guesses = ["".join(chance.choices(SIGNS, k=LENGTH)) for _guess in range(3200)]
    assert sum(normalise(guess) is not None for guess in guesses) < 200
