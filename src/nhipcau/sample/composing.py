"""Articles put together from well-formed paragraph patterns with other units, people and figures.

In: patterns.toml. Out: drafts, always the same ones. Called by edition.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from nhipcau.sample.texts import Draft


def _plain(text: str, row: dict[str, Any]) -> str:
    """Fills <slot> marks; braces stay for the date slots."""
    for name, value in row.items():
        text = text.replace(f"<{name}>", str(value))
    return " ".join(text.split())


def _fields(family: dict[str, Any], row: dict[str, Any]) -> dict[str, str]:
    names = ("title", "lead", "by", "people", "places", "figures")
    return {name: _plain(str(row.get(name, family.get(name, ""))), row) for name in names}


def _drafts_of(family: dict[str, Any]) -> list[Draft]:
    made: list[Draft] = []
    for number, row in enumerate(family["row"], start=1):
        story = _plain(str(row.get("story", family.get("story", f"{family['id']}-{number}"))), row)
        # Each row names the paragraphs it takes, so that two neighbours never share their order.
        paragraphs = tuple(_plain(family["paragraph"][index], row) for index in row["take"])
        fields = {name: value for name, value in _fields(family, row).items() if value}
        made.append(
            Draft(f"{family['id']}.{number}", story, row["outlet"], row["day"], row["hour"], fields, (), paragraphs)
        )
    return made


@cache
def composed_drafts() -> tuple[Draft, ...]:
    """All articles made from patterns."""
    table = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))
    return tuple(draft for family in table.get("family", ()) for draft in _drafts_of(family))
