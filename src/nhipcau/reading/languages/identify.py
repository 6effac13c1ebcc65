"""A text in, its language out: one of the office's six, or any of the detector's for a second look."""

from __future__ import annotations

import re
from functools import cache

import eldc

OFFICE = ("vi", "en", "zh", "fr")
"""The office's languages in Latin and Han letters; Lao and Khmer are told by their scripts."""
_SCRIPTS = (
    ("km", re.compile(r"[\u1780-\u17ff]+")),
    ("lo", re.compile(r"[\u0e80-\u0eff]+")),
    ("th", re.compile(r"[\u0e00-\u0e7f]+")),
    ("ja", re.compile(r"[\u3040-\u30ff]+")),
    ("ko", re.compile(r"[\uac00-\ud7af]+")),
    ("zh", re.compile(r"[\u3400-\u9fff]+")),
    ("ru", re.compile(r"[\u0400-\u04ff]+")),
)
"""Runs, not letters: a script without spaces between words is counted in a few steps."""
_SCRIPTED = re.compile(r"[\u0400-\u04ff\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_SHARE = 0.3
"""Of the letters; Latin names in a Chinese or Khmer text stay below the rest."""
_LEAST = 8
"""Letters; a shorter text has no language."""
_MARKED = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
"""Letters that only Vietnamese writes."""
_LONG = 400


_ENOUGH = 160
"""Letters from which the unlimited detector is right (0.99 on the made set); headlines need the limit."""


@cache
def _detector(*languages: str) -> object:
    eldc.init()
    found = eldc.instance()
    found.set_languages(list(languages))
    return found


def identify(text: str) -> str | None:
    """Tell the language of a headline or a text; None when it is too short to tell."""
    sample = text[:_LONG]
    if sample.isascii():
        return _latin(sample)
    if _SCRIPTED.search(sample) and (script := _by_script(sample)):
        return script
    if len(_MARKED.findall(sample)) * 12 >= len(sample):
        return "vi"
    return _latin(sample)


def _by_script(sample: str) -> str | None:
    letters = len(sample) - sample.count(" ")
    enough = max(2, _SHARE * letters)
    for language, script in _SCRIPTS:
        if sum(map(len, script.findall(sample))) >= enough:
            return language
    return None


def _latin(sample: str) -> str | None:
    if len(sample.strip()) < _LEAST:
        return None
    limits = () if len(sample) >= _ENOUGH else OFFICE
    found = _detector(*limits).detect(sample)  # type: ignore[attr-defined]
    return None if found == "und" else str(found)
