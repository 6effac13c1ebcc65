"""The sentences of `lexicons/walls.toml` as patterns, and how lines are cut for them. Called by `walls`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from nhipcau.reading.folding import bare, fold

_STOP = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？។៕])\s*|\n+")
_LAO = (("\u0ecd\u0eb2", "\u0eb3"), ("ຫນ", "ໜ"), ("ຫມ", "ໝ"))
"""Two spellings of one letter."""
_LONGEST_TITLE = 60
_OPENING = "\"'“‘«„「『("


def sentences_of(lines: list[str]) -> list[str]:
    """Cut lines at the ends of sentences."""
    return [piece.strip() for line in lines for piece in _STOP.split(line) if piece and piece.strip()]


def says(kind: str, sentence: str) -> bool:
    """Tell whether a sentence begins as such pages speak; what stands in quotation marks is somebody's talk."""
    return not sentence.startswith(tuple(_OPENING)) and begins(kind, "says", sentence)


def is_nothing_but(kind: str, text: str) -> bool:
    """Tell whether a title or heading says nothing else."""
    return len(text) <= _LONGEST_TITLE and begins(kind, "title", text, whole=True)


def begins(kind: str, table: str, text: str, *, whole: bool = False, anywhere: bool = False) -> bool:
    """Ask one table of patterns."""
    pattern = _pattern(kind, table)
    if pattern is None:
        return False
    even = _even(fold(text)).lstrip(" •*-–|►»›")
    if whole:
        return pattern.fullmatch(bare(even)) is not None
    return (pattern.search(even) if anywhere else pattern.match(even)) is not None


def _even(text: str) -> str:
    for other, usual in _LAO:
        text = text.replace(other, usual)
    return text


@cache
def _tables() -> dict[str, dict[str, dict[str, list[str]]]]:
    source = files("nhipcau.reading.stages") / "lexicons" / "walls.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _pattern(kind: str, table: str) -> re.Pattern[str] | None:
    rows = _tables()[kind].get(table, {})
    found = [_even(pattern) for row in rows.values() for pattern in row]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found)) if found else None
