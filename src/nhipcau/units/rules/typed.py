"""Which unit a typed text means on a day: "Xã Đàm Thủy", "01774", "Đàm Thủy, Cao Bằng". Pure.

Called by the rows of decrees, typed or from a sheet, and by the page of what became of a unit.
"""

from __future__ import annotations

import re
from datetime import date

from nhipcau.reading.folding import fold
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.records import Period

CODE_AT_END = re.compile(r"\(?\b(\d{1,5})\)?\s*$")
CODE_LENGTHS = (2, 3, 5)
"""Of provinces, districts and communes; a spreadsheet drops the zeros in front."""


def meant(gazetteer: Gazetteer, text: str, on: date) -> list[Period]:
    """Return the units that stood that day and may be meant; one where the text is plain."""
    said = " ".join(text.split())
    if not said:
        return []
    own = gazetteer.at(said, on)
    if own:
        return [own]
    code = CODE_AT_END.search(said)
    coded = _coded(gazetteer, code.group(1), on) if code else []
    if coded and (code is None or code.group(0) == said or "(" in code.group(0)):
        return coded
    return _named(gazetteer, said, on)


def _coded(gazetteer: Gazetteer, digits: str, on: date) -> list[Period]:
    exact = gazetteer.by_code(digits, on)
    if exact:
        return exact
    padded = [digits.zfill(length) for length in CODE_LENGTHS if length > len(digits)]
    return [period for code in padded for period in gazetteer.by_code(code, on)]


def _named(gazetteer: Gazetteer, said: str, on: date) -> list[Period]:
    """Return units of that name; marks tell namesakes apart, and so does a place behind a comma."""
    name, _comma, place = said.partition(",")
    found = gazetteer.by_name(name.strip(), on)
    spelt = [period for period in found if name.strip().casefold().endswith(period.name.casefold())]
    found = spelt or found
    if place.strip():
        above = fold(place.strip())
        found = [period for period in found if _stands_under(gazetteer, period, above, on)]
    return found


def _stands_under(gazetteer: Gazetteer, period: Period, above: str, on: date) -> bool:
    path = gazetteer.path(period.unit_id, on)
    return any(above in {fold(each.name), fold(each.title)} for each in path)
