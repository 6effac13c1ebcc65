"""A folder of results: its manifest, its parts, its lock. In: parts as they come; out: what is still to read.

A part appears whole or not at all, so that a run killed at any moment goes on where it stood.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from nhipcau.reading.engines.parts import unpacked
from nhipcau.reading.engines.problems import InUseError, OtherInputsError
from nhipcau.reading.engines.units import Unit, inputs_of, mark_of, units_of

MANIFEST = "manifest.json"
SHAPE = 1
"""Of manifest and parts; a newer one is not read by older code."""


@dataclass(slots=True)
class Counts:
    """What all finished parts hold together."""

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    without_date: int = 0

    def add(self, last: dict[str, Any]) -> None:
        """Add a part's last line."""
        self.outcomes.update(last["outcomes"])
        self.reasons.update(last["reasons"])
        self.passed_over.update(last["passed_over"])
        self.without_date += last["without_date"]


@dataclass(frozen=True, slots=True)
class Results:
    """One folder of results and the units that it is made of."""

    folder: Path
    units: tuple[Unit, ...]

    def part(self, unit: Unit) -> Path:
        """Return where the unit's part is, or will be."""
        return self.folder / "parts" / f"{unit.key}.jsonl.zst"

    def waiting(self) -> list[Unit]:
        """Return the units that have no part yet."""
        return [unit for unit in self.units if not self.part(unit).exists()]

    def finished(self) -> Iterator[Unit]:
        """Yield the units that have one, in their order."""
        return (unit for unit in self.units if self.part(unit).exists())

    def keep(self, unit: Unit, part: bytes) -> None:
        """Write a part."""
        write_whole(self.part(unit), part)

    def lines(self, unit: Unit) -> Iterator[dict[str, Any]]:
        """Yield the lines of a unit's part."""
        return unpacked(self.part(unit).read_bytes())

    def counts(self) -> Counts:
        """Count the finished parts by their last lines."""
        counts = Counts()
        for unit in self.finished():
            *_rows, last = self.lines(unit)
            counts.add(last)
        return counts


def open_results(folder: Path, names: Iterable[str]) -> Results:
    """Open a folder for these inputs: start it, go on with it, or refuse when its inputs have changed."""
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder)
    marks = [(path, mark_of(path)) for path in inputs_of(names)]
    new = dict(marks)
    for path, mark in known["inputs"]:
        if new.pop(Path(path), None) != mark:
            raise OtherInputsError(path)
    if new:
        fresh = [unit.as_object() for unit in units_of(list(new.items()))]
        known["inputs"] += [[str(path), mark] for path, mark in new.items()]
        known["units"] += fresh
        write_whole(folder / MANIFEST, json.dumps(known, ensure_ascii=False, indent=1).encode())
    return Results(folder, tuple(Unit.of(row) for row in known["units"]))


def stored_results(folder: Path) -> Results:
    """Open a folder as it stands, whatever has become of its inputs."""
    return Results(folder, tuple(Unit.of(row) for row in _read_manifest(folder)["units"]))


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        known: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return {"shape": SHAPE, "inputs": [], "units": []}
    if known.get("shape") != SHAPE:
        raise OtherInputsError(str(folder / MANIFEST))
    return known


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder against a second run; a killed one leaves no lock behind."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout as error:
        raise InUseError(str(folder)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Temp file, fsync, rename, fsync of the folder: after a power cut the file is whole or absent."""
    unfinished = path.with_name(f".{path.name}.new")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
