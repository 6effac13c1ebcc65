"""One row of a decree: what happens to which unit. Kept as JSON, typed in forms and sheets. Pure."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

RENAME, UNITE, SPLIT, MOVE, NEW = "rename", "unite", "split", "move", "new"
WHATS = (NEW, UNITE, SPLIT, RENAME, MOVE)


@dataclass(frozen=True, slots=True)
class Change:
    """A row; which fields count depends on `what`.

    rename: name, kind, code (empty stays as it was). unite: the whole unit goes into `target`.
    split: a part goes into `target`, `share` of the whole ("0.6") where stated. move: under `parent`.
    new: `unit` is the id it will have, with name, kind, code, parent (empty for a province).
    """

    what: str
    unit: str
    target: str = ""
    share: str = ""
    is_main: bool = False
    name: str = ""
    kind: str = ""
    code: str = ""
    parent: str = ""

    def kept(self) -> dict[str, Any]:
        """Return the row as JSON keeps it: what is said, nothing else."""
        return {key: value for key, value in asdict(self).items() if value}


def change_of(kept: Mapping[str, Any]) -> Change:
    """Return the row that JSON kept."""
    return Change(**kept)


def new_id(*, code: str, parent: str, on: date, taken: Container[str]) -> str:
    """Return our id for a unit that begins: as the seed makes them, "c26740-2025", and never one in use."""
    stem = f"{'c' if parent else 'p'}{code}-{on.year}"
    tries = (stem, *(f"{stem}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    return next(each for each in tries if each not in taken)
