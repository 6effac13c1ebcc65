"""An archive in, slices of some hundred records out, each readable by itself.

Called by `archives` and the engines.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nhipcau.reading.inputs.walking import Damage, Found, walk

RESPONSES = 200
"""A slice takes some 5 s of one core: short enough to share out, long enough to be worth handing over."""
MOST_BYTES = 64 * 1024 * 1024
"""Archives of pictures and films: fewer records a slice."""
_PAGES = frozenset({"response", "resource", "unknown"})


@dataclass(frozen=True, slots=True)
class Slice:
    """Records of one archive that stand together, and what is damaged behind them."""

    path: str
    start: int = 0
    stop: int = 0
    responses: int = 0
    damaged_at: int | None = None
    damage: str = ""

    @property
    def is_odd(self) -> bool:
        """Say whether no WARC record was found: an ARC file, an odd compression, or nothing at all."""
        return self.stop == self.start == 0


def slices(path: Path) -> Iterator[Slice]:
    """Cut an archive at its records; a damaged stretch ends a slice and is named by it."""
    if path.stat().st_size == 0:
        yield Slice(str(path), damaged_at=0, damage="the archive is empty")
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = list(_cut(str(path), walk(content)))
    if all(each.start == each.stop for each in found):
        first = next((each for each in found if each.damage), Slice(str(path)))
        yield Slice(str(path), damaged_at=first.damaged_at, damage=first.damage)
        return
    yield from found


def _cut(path: str, stretches: Iterable[Found | Damage]) -> Iterator[Slice]:
    open_slice: Slice | None = None
    for each in stretches:
        if isinstance(each, Damage):
            before = open_slice or Slice(path, each.start, each.start)
            yield replace(before, damaged_at=each.start, damage=each.why)
            open_slice = None
            continue
        before = open_slice or Slice(path, each.start, each.start)
        grown = before.responses + (each.kind in _PAGES)
        open_slice = replace(before, stop=each.stop, responses=grown)
        if grown >= RESPONSES or each.stop - before.start >= MOST_BYTES:
            yield open_slice
            open_slice = None
    if open_slice:
        yield open_slice
