"""Stories as written by hand: reads stories/*.txt into drafts.

A file is one story. Each article opens with `=== outlet day hour`, where day counts from today (0, -1 …),
then `key: value` lines, a blank line and paragraphs parted by blank lines. Called by edition.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

CopyKind = Literal["retitle", "cut", "edit"]
SINGLES = "tin-le-"
"""How the files are called whose articles belong to no common story."""


@dataclass(frozen=True, slots=True)
class Copying:
    """An order to take over a text: `copy: outlet day hour kind [percent] :: title`."""

    outlet: str
    day: int
    hour: str
    kind: CopyKind
    percent: int
    title: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One article before its dates are filled in."""

    key: str
    story: str
    outlet: str
    day: int
    hour: str
    fields: dict[str, str]
    copies: tuple[Copying, ...]
    paragraphs: tuple[str, ...]


def parted(value: str) -> tuple[str, ...]:
    """The items of a field written as `one | two | three`."""
    return tuple(item.strip() for item in value.split("|") if item.strip())


def _copying(value: str) -> Copying:
    order, _, title = value.partition("::")
    outlet, day, hour, kind, *percent = order.split()
    if kind not in ("retitle", "cut", "edit"):
        message = f"unknown kind of copy: {kind}"
        raise ValueError(message)
    return Copying(outlet, int(day), hour, kind, int(percent[0]) if percent else 100, title.strip())  # type: ignore[arg-type]


def _draft(story: str, number: int, block: str) -> Draft:
    head, _, body = block.partition("\n\n")
    opening, *lines = head.splitlines()
    outlet, day, hour = opening.split()
    fields: dict[str, str] = {}
    copies: list[Copying] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "copy":
            copies.append(_copying(value))
        else:
            fields[name.strip()] = value.strip()
    paragraphs = tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip())
    # In a file of single items every article is a story of its own.
    own = f"{story}-{number}" if story.startswith(SINGLES) else story
    return Draft(
        f"{story}.{number}",
        fields.get("story", own),
        outlet,
        int(day),
        hour,
        fields,
        tuple(copies),
        paragraphs,
    )


def drafts_of(story: str, text: str) -> tuple[Draft, ...]:
    """All articles of one story file."""
    blocks = unicodedata.normalize("NFC", text).split("=== ")[1:]
    return tuple(_draft(story, number, block.strip()) for number, block in enumerate(blocks, start=1))


@cache
def echoes() -> tuple[Draft, ...]:
    """What the press prints once the sample office has spoken: `hour` counts from that moment."""
    text = files(__package__).joinpath("echoes.txt").read_text(encoding="utf-8")
    return drafts_of("tieng-vong", text)


@cache
def drafts() -> tuple[Draft, ...]:
    """All hand-written articles, story by story."""
    folder = files(__package__).joinpath("stories")
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name
    )
    return tuple(
        draft
        for entry in found
        for draft in drafts_of(entry.name.removesuffix(".txt"), entry.read_text(encoding="utf-8"))
    )
