"""The public words of a language: one TOML file a language, the same keys in each.

In: a folder of files; out: `Catalogue`. A language is added by adding a file. Pure.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "words"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a language is called, how the web names it, and every sentence in it."""

    language: str
    tag: str
    """BCP 47, for `lang` and hreflang."""
    name: str
    """As its own readers write it."""
    locale: str
    """Of Babel, for dates and numbers."""
    words: dict[str, str]
    day: str
    """A CLDR pattern, where CLDR's own long one is not what the language's papers print."""
    first_day: str
    """The first of a month, where it is written otherwise."""
    hour: str
    moment: str
    """How day and hour stand together."""

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values put in; an unknown key is a fault of ours and raises."""
        text = self.words[key]
        return text.format(**values) if values else text

    def named(self, family: str, key: str) -> str:
        """Return the word of one of a family ("kind", "release"), or the key itself where none is given."""
        return self.words.get(f"{family}_{key}", key)


@cache
def catalogue(language: str, folder: Path = FOLDER) -> Catalogue:
    """Read a language's file once; raises FileNotFoundError when there is none."""
    with (folder / f"{language}.toml").open("rb") as file:
        told = tomllib.load(file)
    head = told["language"]
    return Catalogue(
        language, head["tag"], head["name"], head["locale"], told["words"],
        head.get("day", "long"), head.get("first_day", ""), head.get("hour", "HH:mm"),
        head.get("moment", "{day}, {hour}"),
    )  # fmt: skip
