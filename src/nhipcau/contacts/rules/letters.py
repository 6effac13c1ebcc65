"""Letter texts in the reader's language, from TOML. Pure.

In: a folder with <language>.toml and the parts to fill in; out: subject and text. Also used by `statements`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FALLBACK = "en"
"""For a language of the site whose letters nobody has written yet."""
MOST_SUBJECT = 290
"""`mailing` takes 300."""


@cache
def texts(folder: Path, language: str) -> Mapping[str, str]:
    """Read the texts of a language, or those in English."""
    path = folder / f"{language}.toml"
    path = path if path.exists() else folder / f"{FALLBACK}.toml"
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def filled(folder: Path, language: str, name: str, **parts: object) -> str:
    """Return one text with its parts; what a part says is never read as a placeholder."""
    return texts(folder, language)[name].format(**parts).strip()


def one_line(text: str) -> str:
    """Return a text as a letter's subject: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SUBJECT else f"{line[: MOST_SUBJECT - 1]}…"
