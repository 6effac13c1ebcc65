"""An office's own GeoJSON: guarded, matched to units, simplified, both archipelagos kept."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reports.rules.outlines import (
    LARGEST,
    SCALE,
    TOLERANCE,
    Unreadable,
    frame_of,
    path_of,
    read,
    simplified,
)

UNITS = {"p04": ["04", "Cao Bằng", "Tỉnh Cao Bằng"], "p48-2025": ["48", "Đà Nẵng", "Thành phố Đà Nẵng"]}
SEATS = {"Hoàng Sa": "p48-2025"}
SQUARE = [[105.0, 22.0], [106.0, 22.0], [106.0, 23.0], [105.0, 23.0], [105.0, 22.0]]
SEA = [[111.5, 16.0], [112.0, 16.0], [112.0, 16.5], [111.5, 16.0]]


def feature(ring: Any = None, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """Return one feature."""
    coordinates = [ring or SQUARE] if kind == "Polygon" else [[ring or SQUARE]]
    told = properties or {"code": "04"}
    return {"type": "Feature", "properties": told, "geometry": {"type": kind, "coordinates": coordinates}}


def file_of(*features: dict[str, Any]) -> bytes:
    """Return a file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


@pytest.mark.parametrize(
    "properties",
    [{"code": "04"}, {"name": "cao  bằng"}, {"name": "Tỉnh Cao Bằng"}],
    ids=["code", "name", "full"],
)
def test_units_are_found_by_code_or_name(properties: dict[str, str]) -> None:
    told = read(file_of(feature(**properties)), UNITS, SEATS)
    assert set(told.shapes) == {"p04"}
    assert told.lacking == ("p48-2025",)
    assert told.islands == ()


def test_an_archipelago_is_told_by_its_place_or_by_its_name() -> None:
    inside = read(file_of(feature(), feature(SEA, "MultiPolygon", code="48")), UNITS, SEATS)
    named = read(file_of(feature(SEA, name="Quần đảo Hoàng Sa")), UNITS, SEATS)
    assert inside.islands == named.islands == ("Hoàng Sa",)
    assert set(named.shapes) == {"p48-2025"}, "its own feature belongs to the city that governs it"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"x", "json"),
        (b"[]", "collection"),
        (b'{"type": "FeatureCollection", "features": []}', "collection"),
        (b'{"type":"FeatureCollection","features":[{"properties":{},"geometry":NaN}]}', "json"),
        (b"[" * 200_000, "deep"),
        (b" " * (LARGEST + 1), "large"),
        (file_of({"type": "Feature", "properties": None, "geometry": None}), "feature"),
        (file_of(feature(kind="Point")), "geometry"),
        (file_of(feature([[105, 22], [106, 22], [106, 23], [105, 23]])), "ring"),
        (file_of(feature([[22, 105], [22, 106], [23, 106], [22, 105]])), "outside"),
        (file_of(feature([[105, "22"], [106, 22], [106, 23], [105, 22]])), "geometry"),
        (file_of(feature([[True, 22], [106, 22], [106, 23], [True, 22]])), "geometry"),
        (file_of(feature(name="Atlantis")), "unknown"),
        (file_of(*[feature()] * 401), "features"),
    ],
    ids=["no-json", "list", "empty", "nan", "deep", "large", "bare", "point", "open", "axes", "text", "bool",
         "unknown", "many"],
)  # fmt: skip
def test_what_is_no_map_of_these_units_is_refused(content: bytes, fault: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content, UNITS, SEATS)
    assert refusal.value.fault == fault


@given(st.lists(st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)), min_size=5, max_size=60))
def test_a_simplified_line_keeps_its_ends_and_stays_near(points: list[tuple[int, int]]) -> None:
    ring = [list(point) for point in [*points, points[0]]]
    simple = simplified(ring)
    assert simple[0] == ring[0]
    assert simple[-1] == ring[-1]
    assert all(point in ring for point in simple)
    for point in ring:
        assert min(_away(point, a, b) for a, b in pairwise(simple)) <= TOLERANCE * 1.001


def _away(point: list[int], a: list[int], b: list[int]) -> float:
    """Return how far a point is from the line through two others, or from a point where both are one."""
    length = math.dist(a, b)
    if not length:
        return math.dist(point, a)
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length


def test_paths_stand_inside_the_picture_and_the_sea_beside() -> None:
    shapes = {"p04": [[[round(x * SCALE), round(y * SCALE)] for x, y in SQUARE]]}
    frame, height = frame_of(shapes, ["Hoàng Sa"], 700)
    assert path_of(shapes["p04"], frame).startswith("M0.0 ")
    assert frame[2] * (113.5 - 105.0) == pytest.approx(700), "the sea is inside the picture"
    assert height == pytest.approx(frame[2] * (23.0 - 15.3), abs=1)
