"""The board counts what each desk carries, and both sorts of claims by one yardstick."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nhipcau.verification.rules.board import Checked, Piece, loads, step_of, verdicts, waiting_ages, yardstick

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def piece(owner: str, days: float, *, review: bool = False, late: bool = False, requests: int = 0) -> Piece:
    return Piece(owner, NOW - timedelta(days=days), review, late, requests)


def test_the_oldest_work_stands_first_and_every_piece_is_counted_once() -> None:
    rows = [
        piece("Mai", 0.5),
        piece("An", 9, late=True),
        piece("Mai", 2, review=True),
        piece("Mai", 5, requests=2),
    ]
    first, second = loads(rows, NOW)
    assert (first.owner, first.late, first.ages) == ("An", 1, [0, 0, 0, 1])
    assert (second.open, second.in_review, second.waiting_requests) == (3, 1, 2)
    assert second.ages == [1, 1, 1, 0]
    assert second.oldest == NOW - timedelta(days=5)


def test_steps_of_age_meet_without_a_gap() -> None:
    assert [step_of(timedelta(days=days)) for days in (0, 1, 1.01, 3, 3.01, 7, 7.01)] == [0, 0, 1, 1, 2, 2, 3]
    assert waiting_ages([NOW, NOW - timedelta(days=30)], NOW) == [1, 0, 0, 1]


def test_claims_that_flatter_us_are_measured_beside_those_that_burden_us() -> None:
    rows = [
        Checked("flatters", "", has_dossier=False),
        Checked("flatters", "", has_dossier=False),
        Checked("burdens", "wrong", has_dossier=True),
        Checked("burdens", "", has_dossier=True),
    ]
    flatters, burdens, neither = yardstick(rows, ["flatters", "burdens", "neither"])
    assert (flatters.share_opened, burdens.share_opened, neither.share_opened) == (0.0, 1.0, 0.0)
    assert (burdens.opened, burdens.found) == (2, 1)
    assert verdicts(rows) == {"wrong": 1}
