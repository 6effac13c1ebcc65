"""The weeks before the edition: small news made of hand-written notes, for an archive to read.

In: today. Out: pieces of days -77 to -22, always the same for one day. The notes stand in past/*.txt:
`=== outlet outlet …`, a title, paragraphs; `{xa}` is a commune, `{n:30-80}` a number, `[[a || b]]` a choice.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from nhipcau.sample.dating import VIETNAM, filled
from nhipcau.sample.outlets import outlet
from nhipcau.sample.pieces import Piece

FIRST_DAY, LAST_DAY = -77, -22
"""Eight whole weeks; the hand-written edition begins the day after."""
APART_DAYS = 15
"""A note returns no sooner than stories stay open and copies are looked for."""
QUIET_WEEKEND = 0.45
"""How often a note that falls on a weekend is printed."""
COMMUNES = (
    "Trùng Khánh", "Đàm Thủy", "Trà Lĩnh", "Quảng Uyên", "Hạ Lang", "Bảo Lạc", "Bảo Lâm", "Nguyên Bình",
    "Hòa An", "Đông Khê", "Thông Nông", "Hà Quảng", "Trường Hà", "Lũng Nặm", "Phục Hòa", "Thạch An",
)  # fmt: skip
"""Real communes of Cao Bằng of 2025 (units/seed)."""
_NUMBER = re.compile(r"\{n:(\d+)-(\d+)\}")
_CHOICE = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Note:
    """One hand-written note with its choices."""

    key: str
    outlets: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]


@cache
def notes() -> tuple[Note, ...]:
    """All notes, file by file."""
    folder = files(__package__).joinpath("past")
    found = sorted((e for e in folder.iterdir() if e.name.endswith(".txt")), key=lambda e: e.name)
    return tuple(note for entry in found for note in _notes(entry.name, entry.read_text(encoding="utf-8")))


@lru_cache(maxsize=4)
def past_pieces(today: date) -> tuple[Piece, ...]:
    """Every piece of the past weeks, oldest first."""
    made = [piece for number, note in enumerate(notes()) for piece in _uses(note, number, today)]
    return tuple(sorted(made, key=lambda piece: (piece.published_at, piece.key)))


def _notes(name: str, text: str) -> Iterator[Note]:
    for number, block in enumerate(unicodedata.normalize("NFC", text).split("=== ")[1:]):
        head, _, body = block.strip().partition("\n\n")
        sites, title = head.split("\n", 1)
        paragraphs = tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip())
        yield Note(f"{name.removesuffix('.txt')}.{number}", tuple(sites.split()), title.strip(), paragraphs)


def _uses(note: Note, number: int, today: date) -> Iterator[Piece]:
    """Print a note every fifteen days or so, each time elsewhere and otherwise."""
    chance = random.Random(crc32(note.key.encode()))  # noqa: S311 - sample texts, no secret
    day, turn = FIRST_DAY + (number * 4) % APART_DAYS, 0
    while day <= LAST_DAY:
        then = today + timedelta(days=day)
        if then.weekday() < 5 or chance.random() < QUIET_WEEKEND:  # noqa: PLR2004 - Saturday
            yield _piece(note, turn, then, chance)
        day, turn = day + APART_DAYS + chance.randrange(4), turn + 1


def _piece(note: Note, turn: int, day: date, chance: random.Random) -> Piece:
    site = outlet(note.outlets[turn % len(note.outlets)])
    commune = COMMUNES[chance.randrange(len(COMMUNES))]
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        thousands = {"vi": ".", "fr": "\u00a0"}.get(site.language, ",")
        return f"{chance.randint(int(match[1]), int(match[2])):,}".replace(",", thousands)

    def said(text: str) -> str:
        chosen = _CHOICE.sub(lambda match: chance.choice(match[1].split("||")).strip(), text)
        # The same range names the same number all through one note: title and text must agree.
        counted = _NUMBER.sub(lambda match: numbers.setdefault(match[0], number(match)), chosen)
        return filled(counted.replace("{xa}", commune), day, site.language)

    at = datetime.combine(day, time(5 + chance.randrange(13), chance.randrange(60)), VIETNAM)
    key = f"past.{note.key}.{turn}"
    return Piece(
        key=key, story=key, outlet=site.id, language=site.language, title=said(note.title),
        lead=None, byline=None, body=tuple(said(part) for part in note.paragraphs), published_at=at,
        serial=100_000 + crc32(key.encode()) % 900_000,
    )  # fmt: skip
