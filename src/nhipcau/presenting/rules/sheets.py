"""The facts of a piece as rows, and the hash that a second person approves. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts table, in the languages it has."""

    key: str = ""
    """One of `categories.FACT_KEYS`, or empty: then `label` names it."""
    label: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    source: str = ""
    source_on: str = ""
    """ISO day of the source."""


def fact_of(row: Mapping[str, Any]) -> Fact:
    """Read a stored row; what is unknown is left out."""
    return Fact(**{name: row[name] for name in Fact.__slots__ if name in row})


def row_of(fact: Fact) -> dict[str, Any]:
    """Return what is stored of a fact."""
    return asdict(fact)


def content_hash(*parts: object) -> str:
    """Hash facts and pictures with their words; rows in their order, names in the alphabet's."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def languages_missing(facts: Iterable[Fact], languages: Iterable[str]) -> dict[str, int]:
    """Count the facts that each language lacks."""
    rows = list(facts)
    missing = {language: sum(1 for fact in rows if not fact.values.get(language)) for language in languages}
    return {language: count for language, count in missing.items() if count}
