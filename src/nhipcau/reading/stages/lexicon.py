"""The word lists of `lexicons/*.toml` as compiled patterns; asked by every stage that judges lines."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from nhipcau.reading.folding import bare, fold

_LONGEST = 160
"""Letters; no button, heading or imprint line of the made and seen pages is longer."""


@cache
def _table(name: str) -> dict[str, object]:
    source = files("nhipcau.reading.stages") / "lexicons" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _patterns(rows: object) -> list[str]:
    """Take the lists of one table, language by language, without its sub-tables."""
    if not isinstance(rows, dict):
        return []
    return [pattern for row in rows.values() if isinstance(row, list) for pattern in row]


@cache
def whole(file: str, table: str) -> re.Pattern[str]:
    """Compile a table of whole-line patterns."""
    found = _patterns(_table(file)[table])
    return re.compile("(?:" + "|".join(f"(?:{pattern})" for pattern in found) + r")\Z")


@cache
def opening(file: str, table: str) -> re.Pattern[str]:
    """Compile the patterns that a line may begin with."""
    rows = _table(file)[table]
    found = _patterns(rows.get("prefix")) if isinstance(rows, dict) else []
    return re.compile("|".join(f"(?:{pattern})" for pattern in found))


def is_whole(file: str, table: str, text: str) -> bool:
    """Tell whether the line is nothing but an entry of the table, punctuation and marks aside."""
    return len(text) <= _LONGEST and whole(file, table).match(bare(fold(text))) is not None


def opens_with(file: str, table: str, text: str, *, longest: int = _LONGEST) -> bool:
    """Tell whether the line begins with an entry of the table."""
    return len(text) <= longest and opening(file, table).match(fold(text).lstrip(" •*-–|")) is not None
