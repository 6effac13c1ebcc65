"""Which units a name may mean at all, by its kind and the day; called by `choose`."""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.reading.languages.vi.places.book import COMMUNE, DISTRICT, PROVINCE, Period
from nhipcau.reading.languages.vi.places.marks import Mark

LEVELS_OF_KIND: dict[str, tuple[int, ...]] = {
    "tinh": (PROVINCE,), "thanh_pho": (PROVINCE, DISTRICT), "quan": (DISTRICT,), "huyen": (DISTRICT,),
    "thi_xa": (DISTRICT,), "xa": (COMMUNE,), "phuong": (COMMUNE,), "thi_tran": (COMMUNE,),
    "dac_khu": (COMMUNE,),
}  # fmt: skip
TOWN_KINDS = frozenset({"thanh_pho", "thi_xa"})
FORESEEN = timedelta(days=120)
"""The press names a unit to come from its decree on; the map of 2025 was decreed a month ahead."""


def candidates_of(mark: Mark, on: date | None) -> list[Period]:
    """Return the periods that the name may mean; a unit long before its first day is none."""
    periods = [period for period in mark.entry.periods if not _is_far_off(period, on)]
    if mark.entry.whole:
        return periods
    if not mark.kinds:
        return _bare(periods, on)
    levels = _levels_of(mark.kinds)
    of_level = [period for period in periods if period.level in levels]
    exact = [period for period in of_level if period.kind in mark.kinds]
    # Kinds change over the years: "huyện Thuận Thành" became a thị xã; the chain must vouch for it.
    return exact or (of_level if mark.kind else _bare(periods, on))


def _is_far_off(period: Period, on: date | None) -> bool:
    return on is not None and period.start is not None and period.start > on + FORESEEN


def _bare(periods: list[Period], on: date | None) -> list[Period]:
    """Without a kind a province comes before a town, a town before all else; a number is no name."""
    if periods and periods[0].name.isdigit():
        return []
    provinces = [period for period in periods if period.level == PROVINCE]
    if any(on is None or period.start is None or period.start <= on for period in provinces):
        return provinces
    towns = [period for period in periods if period.level == DISTRICT and period.kind in TOWN_KINDS]
    islands = [period for period in periods if period.kind == "dac_khu"]
    return [*towns, *islands] if towns else provinces or periods


def _levels_of(kinds: frozenset[str]) -> frozenset[int]:
    """A thành phố beside "tỉnh" is of the first level, beside "huyện" of the second."""
    sure = {LEVELS_OF_KIND[kind][0] for kind in kinds if len(LEVELS_OF_KIND[kind]) == 1}
    return frozenset(sure or {level for kind in kinds for level in LEVELS_OF_KIND[kind]})
