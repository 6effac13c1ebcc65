"""The tile map: every province of today once, both archipelagos, steps that need no hue, nothing injected."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from importlib.resources import files

import pytest

from nhipcau.reports import drawing
from nhipcau.reports.rules.tilemap import GRID, ISLANDS, PLACES, Shown, steps_of, tiled

WORDS = {"empty": "chưa có số liệu", "part_of": "tính trong số liệu của %(name)s"}


def shown(unit_id: str, worth: int | None, name: str = "") -> Shown:
    """Return what a province shows."""
    label = name or f"Tỉnh {unit_id}"
    return Shown(
        unit_id, label, label, None if worth is None else Decimal(worth), str(worth), f"/xem/{unit_id}/"
    )


def country() -> list[Shown]:
    """Return the 34 provinces by the codes of the grid."""
    codes = sorted(mark for mark in PLACES if mark not in ISLANDS)
    return [shown(f"p{code}", place) for place, code in enumerate(codes)]


def test_the_grid_holds_every_province_of_today_once() -> None:
    marks = [mark for line in GRID for mark in line.split() if mark != ".."]
    assert Counter(marks).most_common(1)[0][1] == 1
    assert len(marks) == 36
    assert len({len(line.split()) for line in GRID}) == 1
    seed = files("nhipcau.units").joinpath("seed/units.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in seed[1:]]
    today = {row[0][1:3] for row in rows if re.fullmatch(r"p\d\d(-2025)?", row[0]) and not row[6]}
    assert today == set(marks) - set(ISLANDS)


def test_both_archipelagos_have_squares_in_the_step_of_their_province() -> None:
    drawn = tiled(country(), **WORDS)
    islands = {tile.short: tile for tile in drawn.tiles if tile.is_island}
    assert set(islands) == {"Hoàng Sa", "Trường Sa"}
    steps = {tile.name: tile.step for tile in drawn.tiles}
    assert islands["Hoàng Sa"].step == steps["Tỉnh p48"]
    assert islands["Hoàng Sa"].title == "Quần đảo Hoàng Sa: tính trong số liệu của Tỉnh p48"
    assert islands["Hoàng Sa"].column == 6, "in the east"


def test_a_province_the_grid_does_not_know_is_drawn_below() -> None:
    drawn = tiled([*country(), shown("p99-2031", 5)], **WORDS)
    stranger = next(tile for tile in drawn.tiles if tile.name == "Tỉnh p99-2031")
    assert (stranger.column, stranger.row) == (0, len(GRID))
    assert drawn.rows == len(GRID) + 1


@pytest.mark.parametrize(
    ("worths", "steps"),
    [
        ([], []),
        ([None, None], [0, 0]),
        ([0, None], [1, 0]),
        ([7], [5]),
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([9, 9, 1, None], [3, 3, 1, 0]),
    ],
    ids=["nothing", "all-empty", "nought-is-no-gap", "one", "five", "ties"],
)
def test_figures_are_parted_into_steps(worths: list[int | None], steps: list[int]) -> None:
    assert steps_of([None if worth is None else Decimal(worth) for worth in worths]) == steps


def test_each_tile_is_a_link_with_words_and_marks() -> None:
    units = [shown("p04", 12, "Tỉnh Cao Bằng"), shown("p20", None, "Tỉnh Lạng Sơn")]
    svg = drawing.tile_svg(tiled(units, **WORDS), key="map", title="Tin", described="Mô tả", empty="chưa có")
    assert '<a href="/xem/p04/" aria-label="Tỉnh Cao Bằng: 12"' in svg
    assert 'aria-label="Tỉnh Lạng Sơn: chưa có số liệu"' in svg
    assert svg.count('class="map-mark"') == 5, "the highest step shows five marks, the empty one none"
    assert "url(#map-hatch)" in svg
    assert ">chưa có<" in svg
    assert "<title id=" in svg
    assert "<desc id=" in svg
    assert "style=" not in svg


def test_no_name_becomes_markup() -> None:
    units = [shown("p04", 1, '<script>alert("x")</script>')]
    svg = drawing.tile_svg(tiled(units, **WORDS), key="map", title="<b>", described='"&', empty="–")
    assert "<script" not in svg
    assert not re.search(r"<b>", svg)
