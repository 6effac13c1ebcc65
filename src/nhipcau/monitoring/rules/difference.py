"""What changed between two versions of a text. In: two plain texts; out: paragraphs of marked runs.

Paragraphs are matched first, words only inside paragraphs that changed; a template escapes every run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "added", "removed"]

WORDS_COMPARED = 4_000
"""Word matching is quadratic at worst; larger changed blocks are shown whole, old before new."""
UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff"
"""Thai, Lao, Khmer and Chinese letters: no spaces between words, so each letter is compared."""
TOKEN = re.compile(rf"\n|[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+[^\S\n]*|[^\w\s][^\S\n]*|[^\S\n]+")
"""A word carries the gap after it: gaps alone, being all alike, would make matching slow."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the comparison."""

    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Say whether anything in the paragraph came or went."""
        return any(run.change != "same" for run in self.runs)


def difference(old: str, new: str) -> list[Line]:
    """Compare two texts paragraph by paragraph."""
    before, after = old.split("\n"), new.split("\n")
    lines: list[Line] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for verb, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = before[old_from:old_to], after[new_from:new_to]
        if verb == "equal":
            lines += [_line(Run("same", text)) for text in gone]
        else:
            lines += _changed_block(gone, come)
    return lines


def _changed_block(gone: list[str], come: list[str]) -> list[Line]:
    if not gone or not come:
        return [_line(Run("removed", text)) for text in gone] + [_line(Run("added", text)) for text in come]
    return _split(_words("\n".join(gone), "\n".join(come)))


def _words(old: str, new: str) -> list[Run]:
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if max(len(before), len(after)) > WORDS_COMPARED:
        return [Run("removed", old + "\n"), Run("added", new)]
    runs: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for verb, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if verb == "equal":
            runs.append(Run("same", "".join(before[old_from:old_to])))
            continue
        runs += [Run("removed", "".join(before[old_from:old_to]))] if old_to > old_from else []
        runs += [Run("added", "".join(after[new_from:new_to]))] if new_to > new_from else []
    return runs


def _split(runs: list[Run]) -> list[Line]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(run.change, first))
        lines += [[Run(run.change, text)] for text in rest]
    return [Line(tuple(run for run in line if run.text)) for line in lines if any(run.text for run in line)]


def _line(run: Run) -> Line:
    return Line((run,))
