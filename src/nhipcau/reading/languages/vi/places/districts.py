"""Whether a bare name is the one district of that name: "Mường Lát" in an article on Thanh Hóa, "tại Củ Chi".

In: a mark and its best choice; called by `choose`. A new commune may bear the name on after 2025.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import DISTRICT, PROVINCE, Book, Period
from nhipcau.reading.languages.vi.places.marks import Mark
from nhipcau.reading.languages.vi.places.weigh import Choice

SUPPORT_POINTS = 22
"""The least that counts as a word of support from outside the name itself: the outlet's own place."""


def is_lone_district(book: Book, mark: Mark, choice: Choice) -> bool:
    """Tell a name that only one district of the country has had, told by its province or its preposition."""
    form = mark.entry.form
    if " " not in form or form in words.COMMON_TOWNS or form in words.NOT_BARE:
        return False
    districts = {period.unit_id for period in mark.entry.periods if period.level == DISTRICT}
    if len(districts) != 1:
        return False
    land = _land(book, next(iter(districts)))
    if not land & _land(book, choice.period.unit_id) or not _bears_on(choice.period):
        return False
    if choice.support >= SUPPORT_POINTS:
        return True
    return mark.placed and all(land & _land(book, period.unit_id) for period in mark.entry.periods)


def _bears_on(period: Period) -> bool:
    return period.level == DISTRICT or period.start is not None


def _land(book: Book, unit_id: str) -> frozenset[str]:
    """Return the provinces of all times that a unit has lain in, with their kin."""
    above = (unit for unit in book.above[unit_id] if book.units[unit][0].level == PROVINCE)
    return frozenset(kin for unit in above for kin in book.kin[unit])
