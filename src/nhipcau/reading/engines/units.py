"""Names of files and folders in, units of work out: a slice of an archive, or a bundle of saved pages.

In: a unit. Out: its pages, in a fixed order, and then its part. Called by every engine and by loading.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nhipcau.reading.inputs import Source, pages
from nhipcau.reading.inputs.archives import pages_of_slice
from nhipcau.reading.inputs.paths import files, is_archive
from nhipcau.reading.inputs.slices import RESPONSES, Slice, slices

_ENDS = 1024 * 1024
"""Bytes hashed at both ends of a file to know it again: a whole archive would take minutes."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one worker reads at a time and what one part holds."""

    key: str
    """Of the input's content and the place in it: the same in every run and under every engine."""
    piece: Slice | tuple[str, ...]

    def as_object(self) -> dict[str, Any]:
        """Return it as the manifest writes it."""
        return {"key": self.key, "piece": asdict(self.piece) if isinstance(self.piece, Slice) else self.piece}

    @classmethod
    def of(cls, row: dict[str, Any]) -> Unit:
        """Read it from the manifest."""
        piece = row["piece"]
        return cls(row["key"], Slice(**piece) if isinstance(piece, dict) else tuple(piece))


def sources_of(unit: Unit, passed_over: Counter[str]) -> Iterator[Source]:
    """Yield what the unit holds; records that are no page are counted."""
    if isinstance(unit.piece, Slice):
        yield from pages_of_slice(unit.piece, passed_over)
        return
    for name in unit.piece:
        yield from pages(name)


def inputs_of(names: Iterable[str]) -> list[Path]:
    """Return every file behind the names, each once."""
    return list(dict.fromkeys(file for name in names for file in files(Path(name).absolute())))


def mark_of(path: Path) -> str:
    """Return what a file is known again by: its name, its size, and the bytes at both its ends."""
    mark = hashlib.sha256(str(path).encode())
    if path.is_file():
        size = path.stat().st_size
        mark.update(f":{size}:".encode())
        with path.open("rb") as file:
            mark.update(file.read(_ENDS))
            file.seek(max(0, size - _ENDS))
            mark.update(file.read(_ENDS))
    return mark.hexdigest()[:16]


def units_of(marks: Sequence[tuple[Path, str]]) -> Iterator[Unit]:
    """Cut marked files into units: archives into slices, saved pages bundled."""
    saved = [(path, mark) for path, mark in marks if not (is_archive(path) and path.is_file())]
    for path, mark in marks:
        if is_archive(path) and path.is_file():
            for number, piece in enumerate(slices(path)):
                yield Unit(f"{mark}-{number:05d}", piece)
    for bundle in _batched(saved):
        key = hashlib.sha256("".join(mark for _path, mark in bundle).encode()).hexdigest()[:16]
        yield Unit(f"{key}-files", tuple(str(path) for path, _mark in bundle))


def _batched(saved: list[tuple[Path, str]]) -> Iterator[tuple[tuple[Path, str], ...]]:
    for start in range(0, len(saved), RESPONSES):
        yield tuple(saved[start : start + RESPONSES])
