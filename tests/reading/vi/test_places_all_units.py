"""Check 5 of the reading line: every commune of both maps in a full address is found, on its day."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading.languages.vi.places.spelling import canonical
from nhipcau.units.rules.finder import load_place_finder
from nhipcau.units.rules.kinds import LABELS, Level
from nhipcau.units.rules.records import Period
from nhipcau.units.rules.seed import load_gazetteer

OLD, NEW, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 10, 1)


def written(period: Period) -> str:
    return f"{LABELS[period.kind]} {period.name}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "on", "communes"),
    [(OLD, OLD, 10035), (OLD, date(2025, 3, 1), 10035), (OLD, None, 10035), (NEW, NEW, 3321), (NOW, NOW, 3321),
     (NOW, None, 3321)],
)  # fmt: skip
def test_every_commune_resolves_in_a_full_address(day: date, on: date | None, communes: int) -> None:
    gazetteer, finder = load_gazetteer(), load_place_finder()
    listed = gazetteer.listed(day, Level.COMMUNE)
    wrong = []
    for period in listed:
        chain = [period, *gazetteer.path(period.unit_id, day)]
        text = f"Đoàn đến {', '.join(written(unit) for unit in chain)}."
        found = {place.text: place.unit_id for place in finder.find(text, on=on)}
        if found != {written(unit): unit.unit_id for unit in chain}:
            wrong.append((text, found))
    assert len(listed) == communes
    assert wrong == []


@pytest.mark.slow
def test_without_the_district_only_namesakes_stay_undecided(capsys: pytest.CaptureFixture[str]) -> None:
    gazetteer, finder = load_gazetteer(), load_place_finder()
    namesakes: dict[tuple[str, str, str], int] = {}
    addresses = []
    for period in gazetteer.listed(OLD, Level.COMMUNE):
        province = gazetteer.path(period.unit_id, OLD)[-1]
        key = (period.kind, canonical(period.name), province.unit_id)
        namesakes[key] = namesakes.get(key, 0) + 1
        addresses.append((key, period, province))
    for key, period, province in addresses:
        text = f"Đoàn đến {written(period)}, {written(province)}."
        found = {place.text: place.unit_id for place in finder.find(text, on=OLD)}
        expected = period.unit_id if namesakes[key] == 1 else None
        assert found.get(written(period)) == expected, text
    with capsys.disabled():
        print(f"\nundecidable without a district: {sum(n for n in namesakes.values() if n > 1)} of 10,035")  # noqa: T201
