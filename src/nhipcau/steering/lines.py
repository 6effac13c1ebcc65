"""The registry of the lines of the report, in which an obligation may be accounted for.

`reports` stands above this room and puts its provider here at start-up; forms and pages ask.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the report."""

    code: str
    name: str
    group: str = ""


Provider = Callable[[date], Sequence[Line]]
_providers: dict[str, Provider] = {}


def add(key: str, provider: Provider) -> None:
    """Let a room offer its lines; a second provider of the same key replaces the first."""
    _providers[key] = provider


def lines_on(on: date) -> list[Line]:
    """Return the lines that may be chosen that day."""
    return [line for provider in _providers.values() for line in provider(on)]


def name_of(code: str, on: date) -> str:
    """Return what a line is called; the code itself where nobody knows it."""
    return next((line.name for line in lines_on(on) if line.code == code), code)
