"""The committed seed: its counts, its identities, its successions."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import Level
from nhipcau.units.rules.seed import load_gazetteer

OLD, NEW, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 1)
LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
UNCHANGED = (
    "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn",
    "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng",
)  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def kinds(gazetteer: Gazetteer, on: date, level: Level) -> Counter[str]:
    return Counter(period.kind for period in gazetteer.listed(on, level))


def test_the_seed_does_not_contradict_itself(gazetteer: Gazetteer) -> None:
    gazetteer.check()


def test_counts_of_the_old_map(gazetteer: Gazetteer) -> None:
    assert [len(gazetteer.listed(OLD, level)) for level in LEVELS] == [63, 696, 10035]
    assert kinds(gazetteer, OLD, Level.PROVINCE) == {"tinh": 57, "thanh_pho": 6}


def test_counts_of_the_new_map(gazetteer: Gazetteer) -> None:
    assert [len(gazetteer.listed(NEW, level)) for level in LEVELS] == [34, 0, 3321]
    assert kinds(gazetteer, NEW, Level.PROVINCE) == {"tinh": 28, "thanh_pho": 6}
    assert kinds(gazetteer, NEW, Level.COMMUNE) == {"xa": 2621, "phuong": 687, "dac_khu": 13}


def test_changes_of_2026(gazetteer: Gazetteer) -> None:
    assert kinds(gazetteer, NOW, Level.PROVINCE) == {"tinh": 25, "thanh_pho": 9}
    assert kinds(gazetteer, NOW, Level.COMMUNE) == {"xa": 2599, "phuong": 709, "dac_khu": 13}
    days = {"p75-2025": date(2026, 4, 30), "p22": date(2026, 9, 1), "p24-2025": date(2026, 9, 20)}
    for unit, day in days.items():
        before, after = gazetteer.units[unit][-2:]
        assert (before.kind, after.kind, after.start) == ("tinh", "thanh_pho", day)
        assert gazetteer.decrees[after.decree].status == "seen"


def test_a_code_used_again_is_another_unit(gazetteer: Gazetteer) -> None:
    (before,), (after,) = gazetteer.by_code("26740", OLD), gazetteer.by_code("26740", NEW)
    assert (before.title, after.title) == ("Phường Bến Nghé", "Phường Sài Gòn")
    assert before.unit_id != after.unit_id
    assert after.unit_id in gazetteer.today(before.unit_id, NEW)


def test_most_codes_used_again_name_another_place(gazetteer: Gazetteer) -> None:
    old = {period.code: period for period in gazetteer.listed(OLD, Level.COMMUNE)}
    new = {period.code: period for period in gazetteer.listed(NEW, Level.COMMUNE)}
    again = old.keys() & new.keys()
    other = [code for code in again if old[code].unit_id != new[code].unit_id]
    assert len(other) > 1500
    for code in again - set(other):
        assert old[code].name == new[code].name


@pytest.mark.parametrize("name", UNCHANGED)
def test_unchanged_provinces_keep_their_identity(gazetteer: Gazetteer, name: str) -> None:
    (before,) = [p for p in gazetteer.listed(OLD, Level.PROVINCE) if p.name == name]
    (after,) = [p for p in gazetteer.listed(NEW, Level.PROVINCE) if p.name == name]
    assert before.unit_id == after.unit_id
    assert not gazetteer.successors(before.unit_id)


def test_merged_provinces_are_other_units(gazetteer: Gazetteer) -> None:
    for period in gazetteer.listed(NEW, Level.PROVINCE):
        if period.name not in UNCHANGED:
            made_of = gazetteer.predecessors(period.unit_id)
            assert len(made_of) >= 2
            assert all(step.share == 1 for step in made_of)
    assert gazetteer.today("p44", NEW) == ["p44-2025"]
    assert gazetteer.today("p58", NEW) == ["p56-2025"]


def test_hue_was_thua_thien_hue(gazetteer: Gazetteer) -> None:
    assert [p.title for p in gazetteer.units["p46"]][:2] == ["Tỉnh Thừa Thiên Huế", "Thành phố Huế"]
    assert gazetteer.at("d474-hue", date(2024, 12, 31)) is not None
    assert gazetteer.at("d474", date(2024, 12, 31)) is None
    assert [p.title for p in gazetteer.path("c19774", date(2024, 6, 1))][-1] == "Tỉnh Thừa Thiên Huế"


def test_every_old_unit_has_land_today(gazetteer: Gazetteer) -> None:
    for level in LEVELS:
        for period in gazetteer.listed(OLD, level):
            assert gazetteer.today(period.unit_id, NOW), period


def test_every_new_unit_comes_from_somewhere(gazetteer: Gazetteer) -> None:
    for period in gazetteer.listed(NEW, Level.COMMUNE):
        lived = gazetteer.at(period.unit_id, OLD)
        assert bool(lived) != bool(gazetteer.predecessors(period.unit_id)), period


def test_a_unit_that_lives_on_kept_its_name_and_province(gazetteer: Gazetteer) -> None:
    kept = [p for p in gazetteer.listed(NEW, Level.COMMUNE) if gazetteer.at(p.unit_id, OLD)]
    assert len(kept) > 100
    for period in kept:
        before = gazetteer.at(period.unit_id, OLD)
        assert before is not None
        assert before.name == period.name
        province = gazetteer.path(period.unit_id, OLD)[-1].unit_id
        assert period.parent_id in gazetteer.today(province, NEW)


def test_divided_communes_have_one_main_part(gazetteer: Gazetteer) -> None:
    divided = Counter(step.source for step in gazetteer.steps if step.basis in {"main_part", "part"})
    main = Counter(step.source for step in gazetteer.steps if step.basis == "main_part")
    assert len(divided) == 471
    assert {2, 3, 4, 5} == set(divided.values())
    assert set(main.values()) == {1}
    assert main.keys() == divided.keys()


def test_new_communes_lie_in_the_successor_of_the_old_province(gazetteer: Gazetteer) -> None:
    for step in gazetteer.steps:
        if step.decree != "map-2025":
            continue
        source = gazetteer.path(step.source, OLD)[-1].unit_id
        target = gazetteer.path(step.target, NEW)[-1].unit_id
        assert target in gazetteer.today(source, NEW), step


@pytest.mark.slow
def test_rebuilding_gives_the_committed_files() -> None:
    pytest.importorskip("vietnamadminunits")
    from importlib.resources import files

    from nhipcau.units.seed.build import draft_seed, rendered

    for name, text in rendered(draft_seed()).items():
        assert (files("nhipcau.units") / "seed" / name).read_text(encoding="utf-8") == text
