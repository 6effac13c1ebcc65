"""Files of outlines made to be slow, to vanish or to break the map: refused, or drawn."""

from __future__ import annotations

import json

import pytest

from nhipcau.reports.rules.outlines import Unreadable, frame_of, read

UNITS, POINTS = {"c04001": ["Mẫu 04 1"]}, 20_000


def file_of(ring: object, name: object = "Mẫu 04 1") -> bytes:
    shape = {"type": "Polygon", "coordinates": [ring]}
    told = {"type": "Feature", "properties": {"name": name}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [told]}).encode()


def test_a_saw_that_would_take_hours_is_refused() -> None:
    """Each cut of the line takes off a single tooth, so the work grows with the square of the teeth."""
    saw = [[100.5 + 19 * i / POINTS, 4.1 + (20 - 19.9 * i / POINTS) * (i % 2)] for i in range(POINTS)]
    with pytest.raises(Unreadable) as refusal:
        read(file_of([*saw, saw[0]]), UNITS, {})
    assert refusal.value.fault == "points"


def test_a_unit_smaller_than_the_tolerance_stays_on_the_map() -> None:
    """Nothing else in the file has a point: the frame of the map would stand around nothing."""
    speck = [[106.0, 22.0], [106.0001, 22.0], [106.0001, 22.0001], [106.0, 22.0001], [106.0, 22.0]]
    told = read(file_of(speck), UNITS, {})
    assert told.shapes["c04001"]
    assert frame_of(told.shapes, [], 600)[1] >= 1


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-1e999", "9" * 5000, "1e308", "true", '"106"', "null"]
)
def test_numbers_that_are_no_place_are_refused(number: str) -> None:
    ring = "[[106,22],[107,22],[NUMBER,23],[106,22]]".replace("NUMBER", number)
    content = file_of([]).replace(b"[[]]", f"[{ring}]".encode())
    with pytest.raises(Unreadable):
        read(content, UNITS, {})


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe\x00", b"", b"null", b"[]", b'{"features":{}}']
)
def test_what_is_no_collection_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content, UNITS, {})


@pytest.mark.parametrize("name", [None, [], {}, "\ud800", "=1+1", "Mẫu 04 2"])
def test_a_name_that_is_no_unit_is_refused(name: object) -> None:
    ring = [[106, 22], [107, 22], [107, 23], [106, 22]]
    with pytest.raises(Unreadable) as refusal:
        read(file_of(ring, name), UNITS, {})
    assert refusal.value.fault == "unknown"
