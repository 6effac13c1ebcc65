"""The kinds of official documents and the bodies that sign them, loaded once from the tables beside.

Called by the other modules of this folder; nothing here looks at a text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_SHORTEST_TOLD = 3
"""Pieces of "359/QĐ-TTg"."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: its name, the ways it is written and its code inside numbers."""

    name: str
    written: tuple[str, ...]
    codes: tuple[str, ...]
    short: bool
    """May be named by kind and bare number alone: "Nghị quyết 57"."""


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _table_once(name: str) -> dict[str, Any]:
    return _table(name)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of the table."""
    return tuple(
        Kind(row["name"], tuple(row["written"]), tuple(row["codes"]), row["short"])
        for row in _table("kinds.toml")["kind"]
    )


@cache
def kind_as_written() -> dict[str, Kind]:
    """Map each spelling, lower case with single spaces, to its kind."""
    return {spelling.lower(): kind for kind in kinds() for spelling in kind.written}


@cache
def kind_by_code() -> dict[str, Kind]:
    """Map each type code, upper case, to its kind."""
    return {code.upper(): kind for kind in kinds() for code in kind.codes}


@cache
def names(table: str) -> tuple[str, ...]:
    """Return one list of `names.toml`."""
    return tuple(_table("names.toml")[table])


def signs(code: str, body: str) -> bool | None:
    """Tell whether the end of a number's code is that of ``body``; None when the table does not know it."""
    rows = _table("names.toml")["signs"]
    suffix = next((row for row in rows if re.search(rf"(?:{row['code']})$", code)), None)
    return None if suffix is None else any(word in body.lower() for word in suffix["words"])


def issuer_told_by(number: str) -> str | None:
    """Return the only body that ends a number so ("359/QĐ-TTg"); None when several may."""
    parts = re.split(r"[-/]", number.upper())
    if len(parts) < _SHORTEST_TOLD or not (parts[-2] in kind_by_code() or parts[-1][-1].isdigit()):
        return None
    rows = _table_once("issuers.toml")
    told = {**rows["suffixes"], **(rows["circulars"] if parts[-2] == "TT" else {})}
    return told.get(parts[-1].rstrip("0123456789"))


def one_of(words: tuple[str, ...]) -> str:
    """Return the source of a pattern for any of ``words``, the longest first, spaces of any width."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in ordered)
