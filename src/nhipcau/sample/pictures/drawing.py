"""Poster landscapes: sky, ridges and one motif. In: a motif's name; out: JPEG bytes, always the same ones.

Called by `journeys.sample_presenting`.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1000)
Colour = tuple[int, int, int]
_SKIES: dict[str, tuple[Colour, Colour]] = {
    "falls": ((188, 222, 232), (246, 240, 214)),
    "market": ((250, 214, 165), (255, 244, 222)),
    "forge": ((54, 38, 60), (224, 120, 62)),
    "chestnut": ((214, 228, 190), (250, 244, 214)),
    "karst": ((150, 196, 214), (240, 232, 210)),
    "gate": ((204, 216, 226), (250, 238, 222)),
}


def poster(motif: str) -> bytes:
    """Draw one poster."""
    chance = random.Random(motif)  # noqa: S311 - the same picture for the same name
    picture = _sky(*_SKIES[motif])
    draw = ImageDraw.Draw(picture, "RGBA")
    for depth in range(4):
        _ridge(draw, chance, depth)
    _MOTIFS[motif](draw, chance)
    out = BytesIO()
    picture.filter(ImageFilter.SMOOTH).convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


def _sky(top: Colour, bottom: Colour) -> Image.Image:
    mask = Image.linear_gradient("L").resize(SIZE)
    return Image.composite(Image.new("RGB", SIZE, bottom), Image.new("RGB", SIZE, top), mask)


def _ridge(draw: ImageDraw.ImageDraw, chance: random.Random, depth: int) -> None:
    """Karst towers: each layer nearer, darker and lower."""
    width, height = SIZE
    base = height * (0.5 + depth * 0.09)
    peaks = [
        (chance.uniform(0, width), chance.uniform(90, 170), chance.uniform(70, 250)) for _peak in range(9)
    ]
    line = [
        (x, base - max(tall * math.exp(-(((x - at) / wide) ** 4)) for at, wide, tall in peaks))
        for x in range(0, width + 8, 8)
    ]
    shade = (122 - depth * 24, 156 - depth * 24, 150 - depth * 26, 255)
    draw.polygon([(0, height), *line, (width, height)], fill=shade)


def _falls(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 820, *SIZE), fill=(86, 150, 160, 255))
    for left, top, wide in ((420, 470, 130), (600, 500, 210), (850, 455, 160), (1050, 520, 110)):
        draw.polygon(
            [(left, top), (left + wide, top), (left + wide + 24, 840), (left - 24, 840)],
            fill=(236, 246, 248, 235),
        )
        for _streak in range(26):
            x = left + chance.uniform(0, wide)
            draw.line((x, top, x + chance.uniform(-20, 20), 830), fill=(190, 222, 230, 120), width=3)
    for _drop in range(180):
        x, y = chance.uniform(350, 1250), chance.gauss(835, 18)
        draw.ellipse((x - 14, y - 8, x + 14, y + 8), fill=(248, 252, 252, 90))


def _market(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 800, *SIZE), fill=(196, 160, 112, 255))
    colours = [(178, 52, 52), (40, 96, 140), (214, 158, 46), (60, 122, 84), (126, 60, 120)]
    for place in range(9):
        left, top = place * 180 - 20, 640 + chance.uniform(-18, 18)
        draw.polygon(
            [(left, top + 70), (left + 85, top), (left + 170, top + 70)], fill=(*colours[place % 5], 255)
        )
        draw.rectangle((left + 14, top + 70, left + 156, 830), fill=(238, 222, 194, 255))
        for basket in range(5):
            x = left + 30 + basket * 25
            draw.ellipse((x - 12, 800, x + 12, 824), fill=(*colours[(place + basket) % 5], 255))


def _forge(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 760, *SIZE), fill=(44, 34, 40, 255))
    draw.polygon(
        [(500, 820), (1120, 820), (1040, 700), (1180, 640), (560, 640), (600, 700)], fill=(84, 86, 94, 255)
    )
    draw.polygon([(690, 640), (1000, 596), (1016, 618), (700, 652)], fill=(255, 176, 74, 255))
    for _spark in range(220):
        angle, far = chance.uniform(math.pi, 2 * math.pi), abs(chance.gauss(0, 210))
        x, y = 820 + far * math.cos(angle), 620 + far * math.sin(angle)
        draw.line(
            (x, y, x + 9 * math.cos(angle), y + 9 * math.sin(angle)), fill=(255, 210, 120, 220), width=3
        )


def _chestnut(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    for place in range(6):
        x = 140 + place * 270
        draw.rectangle((x - 16, 640, x + 16, 840), fill=(96, 66, 44, 255))
        for _leaf in range(70):
            a, b = chance.gauss(x, 78), chance.gauss(580, 62)
            draw.ellipse((a - 26, b - 15, a + 26, b + 15), fill=(92 + chance.randrange(40), 132, 58, 235))
    draw.rectangle((0, 840, *SIZE), fill=(150, 132, 78, 255))
    for _nut in range(120):
        a, b = chance.uniform(20, 1580), chance.uniform(850, 985)
        draw.ellipse((a - 15, b - 12, a + 15, b + 12), fill=(110, 58, 30, 255))
        draw.ellipse((a - 6, b - 9, a + 2, b - 3), fill=(186, 128, 86, 255))


def _karst(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.polygon([(0, 1000), (0, 860), (620, 800), (1600, 880), (1600, 1000)], fill=(196, 186, 92, 255))
    draw.line(
        [(0, 930), (420, 868), (820, 900), (1220, 850), (1600, 906)], fill=(108, 170, 190, 255), width=34
    )
    for _field in range(60):
        x, y = chance.uniform(0, 1600), chance.uniform(880, 990)
        draw.line((x, y, x + 50, y - 3), fill=(148, 146, 62, 200), width=4)


def _gate(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.polygon([(0, 1000), (640, 780), (960, 780), (1600, 1000)], fill=(118, 120, 124, 255))
    draw.rectangle((470, 560, 540, 800), fill=(196, 178, 150, 255))
    draw.rectangle((1060, 560, 1130, 800), fill=(196, 178, 150, 255))
    draw.polygon([(420, 560), (800, 470), (1180, 560)], fill=(158, 58, 48, 255))
    for place in range(5):
        left = 640 + place * 70 + chance.uniform(-6, 6)
        top = 800 + place * 14
        draw.rectangle((left, top, left + 56, top + 34), fill=(52 + place * 30, 98, 140, 255))


Motif = Callable[[ImageDraw.ImageDraw, random.Random], None]
_MOTIFS: dict[str, Motif] = {
    "falls": _falls, "market": _market, "forge": _forge, "chestnut": _chestnut, "karst": _karst,
    "gate": _gate,
}  # fmt: skip
MOTIFS = tuple(_MOTIFS)
