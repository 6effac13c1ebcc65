"""The invented outlets and their habits, read from outlets.toml. Called by the whole sample press."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GENERATOR = "nhipcau sample press"
MARK = "Dữ liệu mẫu"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented site: its language, its ways of publishing and its faults."""

    id: str
    name: str
    language: str
    tagline: str
    credit: str
    """How others name it when they take over a text."""
    editor: str
    licence: str
    address: str
    feeds: tuple[str, ...]
    """Kinds on offer: rss, atom, json, news_sitemap."""
    path: str
    """Address of an article, with {slug}, {serial}, {year}, {month}, {day}."""
    date_style: str
    """A key of `dating.PRINTED`: how the page prints the publication date."""
    paragraph: str = "p"
    """How a paragraph is marked up: p, div or br."""
    charset: str = "utf-8"
    middle: tuple[str, ...] = ()
    """Boxes inside the article body."""
    ending: tuple[str, ...] = ()
    """Boxes after the article."""
    column: tuple[str, ...] = ()
    """Boxes of the right column."""
    robots: str = "User-agent: *\nDisallow:\n"
    tracking: bool = False
    """Whether feed links carry utm parameters."""
    broken_feed: bool = False
    too_many_at_first: int = 0
    """Seconds of the Retry-After sent with a 429 to the first poll of a feed; 0 for never."""
    delay_seconds: float = 0.0


def _tupled(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of their ports."""
    table = tomllib.loads(files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8"))
    return tuple(Outlet(**_tupled(row)) for row in table["outlet"])


def outlet(key: str) -> Outlet:
    """The outlet of this id."""
    return next(each for each in outlets() if each.id == key)
