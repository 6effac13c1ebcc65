"""What of a cell deserves a second look, and what does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nhipcau.reports.rules.jumps import Figure, Jump, jumps

EMPTY = Figure()


def found(
    now: Figure, before: Figure | None = None, counted: Figure | None = None, **more: bool
) -> tuple[Jump, ...]:
    flags = {"is_ratio": False, "per_cent": False, **more}
    return jumps(now, before, counted, is_ratio=flags["is_ratio"], per_cent=flags["per_cent"])


@pytest.mark.parametrize(
    ("now", "before", "kind"),
    [
        (80_000, 10_000, "grew"), (20_000, 10_000, "grew"), (19_999, 10_000, ""), (10_000, 10_000, ""),
        (4_000, 10_000, "shrank"), (5_001, 10_000, ""), (3_000, 1_000, ""), (0, 4_000, ""),
        (9_000, 0, "from_zero"), (0, 9_000, "to_zero"), (None, 9_000, "vanished"), (9_000, None, ""),
        (None, None, ""), (-20_000, 10_000, "shrank"),
    ],
)  # fmt: skip
def test_an_amount_jumps(now: int | None, before: int | None, kind: str) -> None:
    assert [jump.kind for jump in found(Figure(now), Figure(before))] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("now", "before", "kind"),
    [
        ((9, 10), (7, 10), "ratio_up"), ((7, 10), (9, 10), "ratio_down"), ((8, 10), (9, 10), ""),
        ((90, 100), (9, 10), ""), ((1, 0), (9, 10), "vanished"), ((3, 4), (0, 0), ""),
    ],
)  # fmt: skip
def test_a_share_moves_by_points(now: tuple[int, int], before: tuple[int, int], kind: str) -> None:
    told = found(Figure(*now), Figure(*before), is_ratio=True, per_cent=True)
    assert [jump.kind for jump in told] == ([kind] if kind else [])


def test_how_much_is_exact() -> None:
    assert found(Figure(35_000), Figure(10_000)) == (Jump("grew", Fraction(7, 2)),)
    share = found(Figure(2, 3), Figure(1, 3), is_ratio=True, per_cent=True)
    assert share == (Jump("ratio_up", Fraction(100, 3)),)


def test_the_first_report_of_a_unit_has_no_jumps() -> None:
    assert found(Figure(10**12)) == ()


@pytest.mark.parametrize(
    ("stated", "counted", "is_marked"),
    [
        (12_000, 10_000, True),
        (11_900, 10_000, False),
        (10_000, 10_000, False),
        (1_000, 0, True),
        (None, 5_000, False),
    ],
)
def test_a_stated_number_far_from_the_counted_is_marked(
    stated: int | None, counted: int, is_marked: bool
) -> None:
    kinds = [jump.kind for jump in found(Figure(stated), None, Figure(counted))]
    assert kinds == (["not_counted"] if is_marked else [])
