"""Reads the committed seed into a `Gazetteer`; called by the command, the finder and `actions.load_seed`."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.records import Decree, Period, Step

SEED_FILES = ("units.tsv", "successions.tsv", "decrees.toml")


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the seed's map, read once a process."""
    decrees = {key: _decree(key, row) for key, row in tomllib.loads(_text("decrees.toml")).items()}
    return Gazetteer(_periods(), _steps(), decrees)


def seed_hash() -> str:
    """Return what tells one version of the seed from another."""
    found = hashlib.sha256()
    for name in SEED_FILES:
        found.update(_text(name).encode())
    return found.hexdigest()


def _text(name: str) -> str:
    return (files("nhipcau.units") / "seed" / name).read_text(encoding="utf-8")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(name).splitlines()[1:]]


def _periods() -> list[Period]:
    days: dict[str, date | None] = {"": None}
    for row in (rows := _rows("units.tsv")):
        for day in row[5:7]:
            if day not in days:
                days[day] = date.fromisoformat(day)
    return [
        Period(unit_id, kind, code, name, parent or None, days[start], days[end], decree)
        for unit_id, kind, code, name, parent, start, end, decree in rows
    ]


def _steps() -> list[Step]:
    return [
        Step(source, target, 1.0 if basis == "whole" else None, basis, decree)
        for source, target, basis, decree in _rows("successions.tsv")
    ]


def _decree(key: str, row: dict[str, Any]) -> Decree:
    return Decree(
        key, row["number"], row.get("issued_on"), row.get("effective_on"),
        row["title"], row["status"], row["source"],
    )  # fmt: skip
