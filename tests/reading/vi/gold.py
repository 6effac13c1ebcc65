"""Reads the made corpora: ">" a text, "=" what it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One text and what is to be found in it, each as the pieces between bars."""

    text: str
    named: tuple[tuple[str, ...], ...]


def read_gold(path: Path) -> list[Case]:
    """Return the cases of a corpus file."""
    cases: list[tuple[str, list[tuple[str, ...]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            cases.append((line[2:].replace("\\n", "\n"), []))
        elif line.startswith("= "):
            cases[-1][1].append(tuple(piece.strip() for piece in line[2:].split("|")))
    return [Case(text, tuple(named)) for text, named in cases]


@dataclass(frozen=True)
class Score:
    """Precision and recall, with what went wrong for the message of a failing test."""

    precision: float
    recall: float
    wrong: tuple[str, ...]


def score(pairs: list[tuple[Case, set[tuple[str, ...]]]]) -> Score:
    """Compare what was found with what is named, exactly."""
    hits = found_all = named_all = 0
    wrong: list[str] = []
    for case, found in pairs:
        named = set(case.named)
        hits += len(named & found)
        found_all += len(found)
        named_all += len(named)
        if named != found:
            wrong.append(f"{case.text}\n  missed {sorted(named - found)}\n  extra  {sorted(found - named)}")
    return Score(hits / max(found_all, 1), hits / max(named_all, 1), tuple(wrong))
