"""An office's own GeoJSON into shapes, guarded; and shapes into SVG paths. Pure.

In: bytes, and the units that may stand in the file; out: rings by unit, or a refusal that says what is wrong.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LARGEST = 8 * 1024 * 1024
MOST_FEATURES, MOST_POINTS, DEEPEST = 400, 400_000, 12
"""A province has up to 168 communes; outlines of the country at 1:1,000,000 have some 100,000 points."""
SCALE = 100_000
"""Points are kept in hundred-thousandths of a degree: about a metre."""
TOLERANCE = 400
"""Simplified to some 400 m: less than a pixel of a map of the country as it is drawn here."""
WEST, SOUTH, EAST, NORTH = 100.0, 4.0, 120.0, 25.0
"""Nothing of Việt Nam lies outside; a file with its axes swapped does."""
MOST_LOOKS = 60
"""Looks at each point of a ring: a coast takes some twenty; a saw cut to be slow, as many as its points."""
SEA = {"Hoàng Sa": (110.8, 15.3, 113.5, 17.6), "Trường Sa": (111.2, 6.0, 117.9, 12.2)}
"""West, south, east, north of the archipelagos: what lies here belongs to them."""
Ring = list[list[int]]
Shapes = dict[str, list[Ring]]


class Unreadable(ValueError):  # noqa: N818 - it is an answer to whoever loads a file
    """A file that is refused; `fault` names why and `detail` where."""

    def __init__(self, fault: str, detail: str = "") -> None:
        """Keep both for the words of the screen."""
        super().__init__(f"{fault} {detail}".strip())
        self.fault, self.detail = fault, detail


class _TooCrooked(ValueError):  # noqa: N818 - answered at once
    """A ring that would take hours to simplify."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: shapes of units, which archipelagos it holds, which units it lacks."""

    shapes: Shapes
    islands: tuple[str, ...]
    lacking: tuple[str, ...]


def read(content: bytes, units: Mapping[str, Sequence[str]], seats: Mapping[str, str]) -> Read:
    """Read a GeoJSON file; `units` are the ids that may be drawn, each with its codes and names.

    `seats` says to which of them an archipelago belongs that stands as a feature of its own.
    """
    features = _features(content)
    by_mark = {_mark(word): unit_id for unit_id, words in units.items() for word in words}
    shapes: Shapes = {}
    islands: set[str] = set()
    points = 0
    for place, feature in enumerate(features, 1):
        name, rings = _rings(feature, place)
        points += sum(len(ring) for ring in rings)
        if points > MOST_POINTS:
            raise Unreadable("points", str(place))
        islands |= {sea for sea in seats if _mark(sea) in name or any(_lies_in(sea, ring) for ring in rings)}
        unit_id = next((by_mark[mark] for mark in name if mark in by_mark), None) or _island_of(name, seats)
        if unit_id is None:
            raise Unreadable("unknown", f"{place}")
        shapes.setdefault(unit_id, []).extend(_simple(rings, place))
    lacking = tuple(sorted(set(units) - set(shapes)))
    return Read(shapes, tuple(sorted(islands)), lacking)


def _simple(rings: Sequence[Ring], place: int) -> list[Ring]:
    """Return the rings simplified; a unit smaller than the tolerance stays a speck, so the map has it."""
    try:
        simple = [ring for ring in map(simplified, rings) if len(ring) > 3]  # noqa: PLR2004 - a triangle, closed
    except _TooCrooked as error:
        raise Unreadable("points", f"{place}") from error
    return simple or [[*rings[0][:3], rings[0][0]]]


def path_of(rings: Sequence[Ring], frame: tuple[float, float, float]) -> str:
    """Write rings as a path: west and north edge in degrees, and units of the picture a degree."""
    west, north, scale = frame
    parts = []
    for ring in rings:
        pairs = (f"{(x / SCALE - west) * scale:.1f} {(north - y / SCALE) * scale:.1f}" for x, y in ring)
        parts.append("M" + "L".join(pairs) + "Z")
    return "".join(parts)


def simplified(ring: Ring, tolerance: int = TOLERANCE) -> Ring:
    """Leave out points nearer to the line than the tolerance (Douglas and Peucker), without recursion."""
    if len(ring) <= 4:  # noqa: PLR2004 - a triangle, closed
        return ring
    kept = [False] * len(ring)
    far = max(range(len(ring)), key=lambda place: math.dist(ring[0], ring[place]))
    kept[0] = kept[far] = kept[-1] = True
    waiting = [(0, far), (far, len(ring) - 1)]
    looks = MOST_LOOKS * len(ring) + MOST_POINTS
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004 - nothing between
            continue
        looks -= last - first
        if looks < 0:
            raise _TooCrooked
        place, away = _farthest(ring, first, last)
        if away > tolerance:
            kept[place] = True
            waiting += [(first, place), (place, last)]
    return [point for point, is_kept in zip(ring, kept, strict=True) if is_kept]


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = ring[first], ring[last]
    length = math.hypot(bx - ax, by - ay)
    best, away = first, -1.0
    for place in range(first + 1, last):
        x, y = ring[place]
        if length:
            distance = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        else:
            distance = math.hypot(x - ax, y - ay)
        if distance > away:
            best, away = place, distance
    return best, away


def _features(content: bytes) -> list[Any]:
    if len(content) > LARGEST:
        raise Unreadable("large")
    if _depth(content) > DEEPEST:
        raise Unreadable("deep")
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Unreadable("json") from error
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or told.get("type") != "FeatureCollection" or not features:
        raise Unreadable("collection")
    if len(features) > MOST_FEATURES:
        raise Unreadable("features")
    return features


def _depth(content: bytes) -> int:
    """Return how deep brackets stand inside each other, before anything is parsed."""
    deepest = depth = 0
    for sign in content:
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _rings(feature: Any, place: int) -> tuple[list[str], list[Ring]]:
    """Return the marks a feature names itself by, and all its rings, outer and inner."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    told = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or not isinstance(told, dict):
        raise Unreadable("feature", str(place))
    marks = [_mark(told[key]) for key in ("code", "name") if isinstance(told.get(key), str | int)]
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"} or not isinstance(coordinates, list):
        raise Unreadable("geometry", str(place))
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return marks, [_ring(ring, place) for polygon in polygons for ring in _listed(polygon, place)]


def _listed(value: Any, place: int) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise Unreadable("geometry", str(place))
    return value


def _ring(ring: Any, place: int) -> Ring:
    points = [_point(point, place) for point in _listed(ring, place)]
    if len(points) < 4 or points[0] != points[-1]:  # noqa: PLR2004 - a triangle, closed
        raise Unreadable("ring", str(place))
    return points


def _point(point: Any, place: int) -> list[int]:
    if not isinstance(point, list) or len(point) not in {2, 3}:
        raise Unreadable("geometry", str(place))
    x, y = point[:2]
    if any(isinstance(side, bool) or not isinstance(side, int | float) for side in (x, y)):
        raise Unreadable("geometry", str(place))
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise Unreadable("outside", str(place))
    return [round(x * SCALE), round(y * SCALE)]


def _lies_in(sea: str, ring: Ring) -> bool:
    west, south, east, north = SEA[sea]
    x, y = (sum(point[side] for point in ring) / len(ring) / SCALE for side in (0, 1))
    return west <= x <= east and south <= y <= north


def _island_of(marks: Sequence[str], seats: Mapping[str, str]) -> str | None:
    """Return the unit to which an archipelago belongs that stands as a feature of its own."""
    return next((unit for sea, unit in seats.items() if any(_mark(sea) in mark for mark in marks)), None)


def _mark(word: object) -> str:
    """Return a code or a name as it is compared: NFC, small letters, single spaces."""
    text = unicodedata.normalize("NFC", str(word)).casefold()
    return " ".join(text.split())


def frame_of(shapes: Shapes, seas: Sequence[str], width: int) -> tuple[tuple[float, float, float], int]:
    """Return the frame for `path_of` around all shapes and these seas, and the height at that width."""
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    xs, ys = ([point[side] / SCALE for point in points] for side in (0, 1))
    boxes = [SEA[sea] for sea in seas]
    west, east = min([*xs, *(box[0] for box in boxes)]), max([*xs, *(box[2] for box in boxes)])
    south, north = min([*ys, *(box[1] for box in boxes)]), max([*ys, *(box[3] for box in boxes)])
    scale = width / max(east - west, 0.01)
    return (west, north, scale), max(round((north - south) * scale), 1)


def middle_of(sea: str, frame: tuple[float, float, float]) -> tuple[float, float]:
    """Return where the middle of an archipelago is in the picture."""
    west, north, scale = frame
    box = SEA[sea]
    return ((box[0] + box[2]) / 2 - west) * scale, (north - (box[1] + box[3]) / 2) * scale
