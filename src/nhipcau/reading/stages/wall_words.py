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


_TOPIC = re.compile(r"[^.!?:]{0,20}:\s*\S+(?:\s+\S+){2}|[^.!?：]{0,8}：\S{4}")
"""What follows the words in a headline: "Page not found: why links die"."""
_ASIDE = re.compile(
    r"binh luan|y kien|thao luan|ban tin|comment|reply|vote|newsletter|repondre|infolettre"
    r"|评论|留言|发表|回复|ຄຳເຫັນ|មតិ"
)
"""Log-ins for comments and letters wall nothing off."""


def says(kind: str, sentence: str) -> bool:
    """Tell whether a sentence begins as such pages speak; in quotation marks it is somebody's talk."""
    pattern = _pattern(kind, "says")
    if pattern is None or sentence.startswith(tuple(_OPENING)):
        return False
    even = _bulletless(sentence)
    found = pattern.match(even)
    if found is None or _TOPIC.match(even[found.end() :]):
        return False
    return kind not in {"login", "subscribe"} or _ASIDE.search(even) is None


def is_nothing_but(kind: str, text: str) -> bool:
    """Tell whether a title or heading says nothing else."""
    return len(text) <= _LONGEST_TITLE and begins(kind, "title", text, whole=True)


def begins(kind: str, table: str, text: str, *, whole: bool = False, anywhere: bool = False) -> bool:
    """Ask one table of patterns."""
    pattern = _pattern(kind, table)
    if pattern is None:
        return False
    even = _bulletless(text)
    if whole:
        return pattern.fullmatch(bare(even)) is not None
    return (pattern.search(even) if anywhere else pattern.match(even)) is not None


def _bulletless(text: str) -> str:
    return _even(fold(text)).lstrip(" •*-–|►»\u203a")


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
