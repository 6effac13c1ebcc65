"""What a topic asks. In: its stored fields; out: tidy lines and whether it asks anything at all."""

from __future__ import annotations

from collections.abc import Iterable

MOST_LINES = 40
MOST_LETTERS = 200
"""The same as one query of the article list takes."""


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something, each once, in their order."""
    tidy = (" ".join(line.split())[:MOST_LETTERS] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in tidy if any(letter.isalnum() for letter in line)))


def asks_something(*fields: Iterable[str]) -> bool:
    """Say whether at least one field narrows; else every article of the world would match."""
    return any(any(True for _part in field) for field in fields)
