"""Tile maps and outlines as SVG, on the server. In: a map of `rules`; out: markup for the page.

No colour stands in here: classes of static/reports/national.css carry steps, so that dark pages and print
have their own; each step shows as lightness and as a row of marks, so that no eye needs the hue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhipcau.reports.rules.tilemap import EMPTY, STEPS, Map, Tile

SIDE, GAP = 100, 6
"""A square and the gap to the next, in units of the picture."""
MARK, MARK_GAP = 9, 4
"""The little squares at the foot of a tile: as many as its step."""
SIZES = ((5, 25), (7, 21), (9, 17), (12, 13), (99, 10))
"""(signs at most, size): longer figures are set smaller, so that each fits its square."""
NAME_SIZE, LONG_NAME = 21, 7
HATCH = (
    '<defs><pattern id="{0}" class="map-hatch" width="10" height="10" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="10" height="10" class="map-paper"/>'
    '<line x1="0" y1="0" x2="0" y2="10"/></pattern></defs>'
)


def tile_svg(drawn: Map, *, key: str, title: str, described: str, empty: str) -> SafeString:
    """Draw the tile map; each square is a link with its own words."""
    width, height = drawn.columns * SIDE, drawn.rows * SIDE
    tiles = format_html_join("", "{}", ((_tile(tile, key, empty),) for tile in drawn.tiles))
    return _picture(f"0 0 {width} {height}", key, (title, described), tiles, "tile-map")


def outline_svg(
    shapes: Sequence[tuple[str, Tile]], islands: Sequence[tuple[float, float, Tile]], *,
    size: tuple[int, int], key: str, title: str, described: str, empty: str,
) -> SafeString:  # fmt: skip
    """Draw an office's own outline: (path, what it says); islands its file lacks are squares in the sea."""
    paths = format_html_join("", "{}", ((_path(path, tile, key),) for path, tile in shapes))
    squares = format_html_join("", "{}", ((_island(x, y, tile, key, empty),) for x, y, tile in islands))
    box = f"0 0 {size[0]} {size[1]}"
    return _picture(box, key, (title, described), paths + squares, "outline-map")


def _path(path: str, tile: Tile, key: str) -> SafeString:
    shape = format_html('<path d="{}" class="map-step-{}"{}/>', path, tile.step, _hatched(key, tile.step))
    return _linked(tile.url, tile.title, shape)


def _island(x: float, y: float, tile: Tile, key: str, empty: str) -> SafeString:
    """Draw a square of its own around a place in the sea."""
    return format_html(
        '<g transform="translate({} {})">{}</g>',
        round(x) - SIDE // 2, round(y) - SIDE // 2, _tile(replace(tile, column=0, row=0), key, empty),
    )  # fmt: skip


def swatch(step: int, key: str) -> SafeString:
    """Draw a square of the legend."""
    marks = _marks(10, 30, step) if step else SafeString("")
    body = format_html(
        '<rect x="2" y="2" width="76" height="46" class="map-step-{}"{}/>{}', step, _hatched(key, step), marks
    )
    return format_html(
        '<svg class="map-swatch" viewBox="0 0 80 50" aria-hidden="true" focusable="false">{}</svg>', body
    )


def _picture(box: str, key: str, said: tuple[str, str], body: SafeString, name: str) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="{}" role="group" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}{}</svg>',
        name, box, key, key, key, said[0], key, said[1], format_html(HATCH, f"{key}-hatch"), body,
    )  # fmt: skip


def _tile(tile: Tile, key: str, empty: str) -> SafeString:
    x, y = tile.column * SIDE + GAP // 2, tile.row * SIDE + GAP // 2
    side = SIDE - GAP
    said = tile.said or empty
    shape = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6" class="map-step-{}{}"{}/>',
        x, y, side, side, tile.step, " is-island" if tile.is_island else "", _hatched(key, tile.step),
    )  # fmt: skip
    words = _name(x + side // 2, y, tile)
    figure = format_html(
        '<text x="{}" y="{}" font-size="{}" class="map-figure">{}</text>',
        x + side // 2, y + 74, _size(said) if tile.said and not tile.is_island else 15, said,
    )  # fmt: skip
    marks = _marks(x + 8, y + 82, tile.step) if tile.step and not tile.is_island else SafeString("")
    inner = format_html('<g class="map-words-{}">{}{}{}</g>', tile.step, words, figure, marks)
    return _linked(tile.url, tile.title, shape + inner)


def _name(middle: int, y: int, tile: Tile) -> SafeString:
    """Write the name on one line, or on two where it is long."""
    lines = _lines(tile.short)
    first = 44 if len(lines) == 1 else 27
    size = NAME_SIZE if max(map(len, lines)) <= LONG_NAME else 18
    return format_html_join(
        "",
        '<text x="{}" y="{}" font-size="{}" class="map-name">{}</text>',
        ((middle, y + first + place * 22, size, line) for place, line in enumerate(lines)),
    )


def _lines(name: str) -> Sequence[str]:
    words = name.split()
    if len(name) <= LONG_NAME or len(words) == 1:
        return [name]
    half = len(words) // 2
    return [" ".join(words[:half]), " ".join(words[half:])]


def _marks(x: int, y: int, step: int) -> SafeString:
    """Draw one little square a step."""
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" class="map-mark"/>',
        ((x + place * (MARK + MARK_GAP), y, MARK, 5) for place in range(min(step, STEPS))),
    )


def _hatched(key: str, step: int) -> SafeString:
    return format_html(' fill="url(#{}-hatch)"', key) if step == EMPTY else SafeString("")


def _size(said: str) -> int:
    return next(size for most, size in SIZES if len(said) <= most)


def _linked(url: str, title: str, body: SafeString) -> SafeString:
    """Make a square a link that says its own words; without an address it is a group of the picture."""
    if not url:
        return format_html('<g role="img" aria-label="{}"><title>{}</title>{}</g>', title, title, body)
    return format_html(
        '<a href="{}" aria-label="{}" class="map-link"><title>{}</title>{}</a>', url, title, title, body
    )
