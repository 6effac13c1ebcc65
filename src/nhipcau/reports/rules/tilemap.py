"""The tile map: a square for each province at about its place, and one each for Hoàng Sa and Trường Sa.

In: what the map shows of each unit; out: tiles with column, row, step and words. Pure; `reports.drawing`
makes SVG of them. A province is found by the state's code in its id, so a later map of these places works.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

GRID = (
    "12 15 08 04 .. .. ..",  # Lai Châu, Lào Cai, Tuyên Quang, Cao Bằng
    "11 14 25 19 20 .. ..",  # Điện Biên, Sơn La, Phú Thọ, Thái Nguyên, Lạng Sơn
    ".. .. 01 24 22 .. ..",  # Hà Nội, Bắc Ninh, Quảng Ninh
    ".. .. 37 33 31 .. ..",  # Ninh Bình, Hưng Yên, Hải Phòng
    ".. .. 38 .. .. .. ..",  # Thanh Hóa
    ".. .. 40 .. .. .. ..",  # Nghệ An
    ".. .. .. 42 .. .. ..",  # Hà Tĩnh
    ".. .. .. 44 46 .. HS",  # Quảng Trị, Huế, Hoàng Sa
    ".. .. .. .. 48 .. ..",  # Đà Nẵng
    ".. .. .. 51 52 .. ..",  # Quảng Ngãi, Gia Lai
    ".. .. .. 66 56 .. ..",  # Đắk Lắk, Khánh Hòa
    ".. 80 75 68 .. .. TS",  # Tây Ninh, Đồng Nai, Lâm Đồng, Trường Sa
    "91 82 79 .. .. .. ..",  # An Giang, Đồng Tháp, Hồ Chí Minh
    "92 86 .. .. .. .. ..",  # Cần Thơ, Vĩnh Long
    "96 .. .. .. .. .. ..",  # Cà Mau
)
"""Neighbours stay neighbours as far as squares allow; the coast stays on the right."""
COLUMNS = 7
ISLANDS = {"HS": ("Hoàng Sa", "48"), "TS": ("Trường Sa", "56")}
"""The two archipelagos and the code of the province or city that governs each: Đà Nẵng, Khánh Hòa."""
STEPS = 5
EMPTY = 0
"""The step of a tile without a figure."""
Place = tuple[int, int]
PLACES: dict[str, Place] = {
    mark: (column, row)
    for row, line in enumerate(GRID)
    for column, mark in enumerate(line.split())
    if mark != ".."
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map is to show of a unit: how much (None is empty), and how that is said."""

    unit_id: str
    name: str
    short: str
    worth: Decimal | None
    said: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One square; `step` runs from 1 to 5, 0 is empty."""

    column: int
    row: int
    name: str
    short: str
    step: int
    said: str
    title: str
    url: str = ""
    is_island: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """All squares, and from where to where each step goes."""

    tiles: tuple[Tile, ...]
    rows: int
    bounds: tuple[tuple[Decimal, Decimal] | None, ...]
    """Lowest and highest of each step that occurs; None where no unit has it."""
    columns: int = COLUMNS


def code_of(unit_id: str) -> str:
    """Return the state's code inside a province's id: 48 of p48-2025."""
    return unit_id[1:].partition("-")[0]


def tiled(units: Sequence[Shown], *, empty: str, part_of: str) -> Map:
    """Place units on the grid; a unit that the grid does not know gets a square below it.

    `empty` says that there is no figure; `part_of` says of an island in whose figure it is ("… %(name)s").
    """
    steps = steps_of([unit.worth for unit in units])
    tiles: list[Tile] = []
    strangers = 0
    for unit, step in zip(units, steps, strict=True):
        place = PLACES.get(code_of(unit.unit_id))
        if place is None:
            place = strangers % COLUMNS, len(GRID) + strangers // COLUMNS
            strangers += 1
        tiles.append(_tile(place, unit, step, empty))
    tiles += _islands({code_of(unit.unit_id): unit for unit in units}, tiles, part_of)
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    rows = len(GRID) + -(-strangers // COLUMNS)
    return Map(tuple(tiles), rows, bounds_of([unit.worth for unit in units], steps))


def steps_of(worths: Sequence[Decimal | None]) -> list[int]:
    """Part figures into five steps of about as many units each; equal figures share a step."""
    known = sorted({worth for worth in worths if worth is not None})
    if not known:
        return [EMPTY] * len(worths)
    step_of = {worth: 1 + place * STEPS // len(known) for place, worth in enumerate(known)}
    if len(known) == 1:
        step_of = {known[0]: STEPS if known[0] else 1}
    return [EMPTY if worth is None else step_of[worth] for worth in worths]


def bounds_of(
    worths: Sequence[Decimal | None], steps: Sequence[int]
) -> tuple[tuple[Decimal, Decimal] | None, ...]:
    """Return the lowest and the highest figure of each step."""
    found: list[tuple[Decimal, Decimal] | None] = []
    for step in range(1, STEPS + 1):
        here = [worth for worth, its in zip(worths, steps, strict=True) if its == step and worth is not None]
        found.append((min(here), max(here)) if here else None)
    return tuple(found)


def _tile(place: Place, unit: Shown, step: int, empty: str) -> Tile:
    said = unit.said if unit.worth is not None else ""
    title = f"{unit.name}: {unit.said if unit.worth is not None else empty}"
    return Tile(*place, unit.name, unit.short, step, said, title, unit.url)


def _islands(units: Mapping[str, Shown], tiles: Sequence[Tile], part_of: str) -> list[Tile]:
    """Draw both archipelagos always, in the step of the province that governs them."""
    found = []
    for mark, (short, code) in ISLANDS.items():
        unit = units.get(code)
        if unit is None:
            continue
        step = next(tile.step for tile in tiles if tile.name == unit.name)
        title = f"Quần đảo {short}: {part_of % {'name': unit.name}}"
        found.append(
            Tile(*PLACES[mark], f"Quần đảo {short}", short, step, unit.short, title, unit.url, is_island=True)
        )
    return found
