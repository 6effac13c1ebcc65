"""Reads the planted people and figures of a draft's fields: `people: A = office | B = office`.

In: field values. Out: records of pieces. Called by edition.
"""

from __future__ import annotations

import re

from nhipcau.sample.pieces import PlantedFigure
from nhipcau.sample.texts import parted

QUALIFIERS = {
    "khoảng": "about", "gần": "nearly", "hơn": "over", "trên": "over", "dưới": "under", "ít nhất": "at_least",
    "tối đa": "at_most", "không quá": "at_most",
    "about": "about", "some": "about", "nearly": "nearly", "more than": "over", "over": "over",
    "environ": "about", "près de": "nearly", "plus de": "over",
}  # fmt: skip
_FIGURE = re.compile(r"^(?P<word>\D*?)\s*(?P<number>\d[\d.,]*)\s*(?P<unit>.*)$", re.DOTALL)


def _value(number: str, language: str) -> float | int:
    thousands, point = (",", ".") if language == "en" else (".", ",")
    plain = number.strip(".,").replace(thousands, "").replace(point, ".")
    return float(plain) if "." in plain else int(plain)


def figure(text: str, language: str) -> PlantedFigure:
    """The figure a planted phrase stands for; only vi, en and fr phrases get a value."""
    match = _FIGURE.match(text)
    if match is None or language not in {"vi", "en", "fr"}:
        return PlantedFigure(text, "exact", None, "")
    qualifier = QUALIFIERS.get(match["word"].strip().lower(), "exact")
    return PlantedFigure(text, qualifier, _value(match["number"], language), match["unit"])


def people(value: str) -> tuple[tuple[str, str], ...]:
    """Name and office pairs."""
    pairs = (item.partition("=") for item in parted(value))
    return tuple((name.strip(), office.strip()) for name, _, office in pairs)
