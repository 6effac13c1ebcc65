"""The checklist of an incident, by its kind, out of `rulebook/playbooks.toml`. Pure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist: what, by whom, within how many minutes of the declaration."""

    text: str
    text_en: str
    duty: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do, for one kind of incident."""

    code: str
    name: str
    name_en: str
    source: str
    sure: str
    steps: tuple[Step, ...]


@cache
def playbooks() -> dict[str, Playbook]:
    """Read the book once."""
    book = tomllib.loads(files("nhipcau.rulebook").joinpath("playbooks.toml").read_text(encoding="utf-8"))
    common = tuple(_step(row) for row in book["step"])
    return {row["code"]: _playbook(row, common) for row in book["playbook"]}


def _playbook(row: dict[str, Any], common: tuple[Step, ...]) -> Playbook:
    steps = sorted((*common, *(_step(one) for one in row.get("step", []))), key=lambda step: step.minutes)
    return Playbook(row["code"], row["name"], row["name_en"], row["source"], row["sure"], tuple(steps))


def _step(row: dict[str, Any]) -> Step:
    return Step(row["text"], row["text_en"], row["duty"], row["minutes"])
