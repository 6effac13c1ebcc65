"""Letters to journalists in six languages. In: a code, a language, the facts; out: subject and text. Pure.

The texts stand in press/letters/<language>.toml, one file a language, all with the same gaps.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from nhipcau.press.rules.states import LANGUAGES

LETTERS = Path(__file__).resolve().parents[1] / "letters"
CODES = ("receipt", "acknowledged", "handed_over", "answered", "refused", "withdrawn")
FALLBACK = "en"


class _Gaps(dict[str, str]):
    """A gap that nothing fills is a mistake of ours."""

    def __missing__(self, key: str) -> str:
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Text:
    """One letter, ready to send."""

    language: str
    subject: str
    text: str


@cache
def book(language: str) -> dict[str, dict[str, str]]:
    """Read the letters of a language."""
    rows: dict[str, dict[str, str]] = tomllib.loads((LETTERS / f"{language}.toml").read_text("utf-8"))
    return rows


def language_of(wanted: str) -> str:
    """Return the language in which we can write to somebody: the wanted one, else English."""
    return wanted if wanted in LANGUAGES else FALLBACK


def letter(code: str, language: str, **facts: str) -> Text:
    """Fill one letter; facts are put in once and never read as a pattern."""
    spoken = language_of(language)
    row = book(spoken)[code]
    filled = {part: Formatter().vformat(row[part], (), _Gaps(facts)) for part in ("subject", "text")}
    return Text(spoken, " ".join(filled["subject"].split())[:300], filled["text"].strip() + "\n")


def gaps(text: str) -> set[str]:
    """Return the names of the gaps of a text."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}
