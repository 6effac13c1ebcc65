"""What changed between two frozen contents of a report. In: two revisions' JSON. Out: lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CELL = ("amount", "base", "qualifier", "is_estimate", "note")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was; `kind` is values, words, findings or answers."""

    kind: str
    key: str
    before: Any
    after: Any


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return what changed, values first."""
    return [
        *_between("values", _cells(before), _cells(after)),
        *_between("words", before.get("words", {}), after.get("words", {})),
        *_between("findings", _by_key(before, "findings", "id"), _by_key(after, "findings", "id")),
        *_between("answers", _by_key(before, "answers", "finding"), _by_key(after, "answers", "finding")),
    ]


def _between(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    keys = [*before, *(key for key in after if key not in before)]
    told = ((key, before.get(key), after.get(key)) for key in keys)
    return [Difference(kind, key, old, new) for key, old, new in told if old != new]


def _cells(content: Mapping[str, Any]) -> dict[str, Any]:
    values = content.get("values", {})
    return {code: {name: cell.get(name) for name in CELL} for code, cell in values.items()}


def _by_key(content: Mapping[str, Any], name: str, key: str) -> dict[str, Any]:
    return {row[key]: row for row in content.get(name, [])}
