"""Numbers add up in every scope, and agree with a recount that walks over the rows one by one."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from tests.attendance.attending import arrive, excuse, substitute, walk_in
from tests.training.making import Made, make_conference

from nhipcau.attendance.models import Attendance, Excuse
from nhipcau.attendance.queries import numbers as counted
from nhipcau.attendance.queries import presence
from nhipcau.training.models import Category, Delegate

pytestmark = pytest.mark.django_db
FIELDS = ("nominated", "walk_ins", "present", "excused", "absent")


def recount(made: Made, half_day: Any = None) -> dict[tuple[int, int | None], Counter[str]]:
    """Count a scope by walking over places, written apart from the query: site × category -> figures."""
    cells: dict[tuple[int, int | None], Counter[str]] = {}
    for place in Delegate.objects.filter(conference=made.conference).exclude(origin="substitute"):
        mine = Attendance.objects.filter(place=place).select_related("half_day")
        here = sorted(mine, key=lambda row: (row.half_day.starts_at, row.half_day_id))
        if half_day:
            here = [row for row in here if row.half_day_id == half_day.pk]
        excuses = Excuse.objects.filter(place=place)
        is_excused = (excuses.filter(half_day=half_day) if half_day else excuses).exists()
        is_named = place.state == "named"
        if place.origin == "walk_in" and not here:
            continue
        if not is_named and not mine:
            continue
        cell = cells.setdefault((here[0].site_id if here else place.site_id, place.category_id), Counter())
        cell["walk_ins" if place.origin == "walk_in" else "nominated"] += 1
        if here:
            cell["present"] += 1
        elif is_excused or (is_named and place.answer == "excused"):
            cell["excused"] += 1
        else:
            cell["absent"] += 1
    return cells


def assert_agrees(made: Made) -> None:
    """Compare every scope with the recount, and every sum with its parts."""
    crossed = counted.cross(made.conference)
    for half_day in [None, *made.half_days]:
        naive = recount(made, half_day)
        cells = counted.cells_of(made.conference, half_day)
        for (_h, site, category), found in cells.items():
            told = naive.get((site, category or None), Counter())
            assert [getattr(found, name) for name in FIELDS] == [told[name] for name in FIELDS]
            assert found.reconciles
            assert min(getattr(found, name) for name in FIELDS) >= 0
        assert {key for key, cell in naive.items() if cell.total()} <= {(s, c or None) for _h, s, c in cells}
        whole = counted.numbers(made.conference, half_day)
        sites = counted.by_site(made.conference, half_day)
        categories = counted.by_category(made.conference, half_day)
        for name in FIELDS:
            assert getattr(whole, name) == sum(cell[name] for cell in naive.values())
            assert getattr(whole, name) == sum(getattr(one, name) for one in sites.values())
            assert getattr(whole, name) == sum(getattr(one, name) for one in categories.values())
        if half_day:
            of_half_day = {key: cell for key, cell in crossed.items() if key[0] == half_day.pk}
            assert of_half_day == cells


@pytest.fixture
def made() -> Made:
    return make_conference(sites=3, per_site=4)


def test_nobody_came_yet(made: Made) -> None:
    found = counted.numbers(made.conference, made.half_days[0])
    assert (found.nominated, found.absent, found.present, found.share) == (12, 12, 0, 0)
    assert_agrees(made)


def test_presence_outweighs_an_excuse(made: Made) -> None:
    morning, afternoon = made.half_days
    one, two, three = made.delegates[:3]
    Delegate.objects.filter(pk__in=[one.pk, two.pk]).update(answer="excused")
    excuse(two, morning)
    excuse(three, morning)
    arrive(one, morning)
    arrive(three, afternoon)
    found = counted.numbers(made.conference, morning)
    assert (found.present, found.excused, found.absent) == (1, 2, 9)
    later = counted.numbers(made.conference, afternoon)
    assert (later.present, later.excused, later.absent) == (1, 2, 9)
    whole = counted.numbers(made.conference)
    assert (whole.present, whole.excused, whole.absent) == (2, 1, 9)
    assert_agrees(made)


def test_a_place_counts_where_it_was_filled(made: Made) -> None:
    morning = made.half_days[0]
    guest = made.at(made.sites[1])[0]
    arrive(guest, morning, made.sites[2])
    sites = counted.by_site(made.conference, morning)
    own, other = sites[made.sites[1].pk], sites[made.sites[2].pk]
    assert (own.nominated, own.listed, own.moved_out, own.present) == (3, 4, 1, 0)
    assert (other.nominated, other.listed, other.moved_in, other.present) == (5, 4, 1, 1)
    assert_agrees(made)


def test_a_substitute_fills_one_place_and_a_walk_in_adds_one(made: Made) -> None:
    morning, afternoon = made.half_days
    stand_in = substitute(made.delegates[0])
    arrive(stand_in, morning)
    arrive(made.delegates[0], afternoon)
    arrive(walk_in(made, made.sites[0]), morning)
    found = counted.numbers(made.conference, morning)
    assert (found.nominated, found.walk_ins, found.present, found.substitutes) == (12, 1, 2, 1)
    assert counted.numbers(made.conference, afternoon).walk_ins == 0
    assert presence.present_ids(made.conference, afternoon) == {made.delegates[0].pk}
    assert presence.half_days_of([stand_in.pk, made.delegates[0].pk]) == {
        stand_in.pk: 1,
        made.delegates[0].pk: 1,
    }
    assert_agrees(made)


def test_a_place_taken_off_the_list_after_it_was_filled_still_counts(made: Made) -> None:
    arrive(made.delegates[0], made.half_days[0])
    for gone in made.delegates[:2]:
        Delegate.objects.filter(pk=gone.pk).update(state="withdrawn", reason="Chuyển công tác")
    excuse(made.delegates[0], made.half_days[1])
    found = counted.numbers(made.conference, made.half_days[1])
    assert (found.nominated, found.present, found.excused) == (11, 0, 1)
    assert_agrees(made)


@pytest.mark.parametrize("seed", range(6))
def test_any_mixture_agrees_with_the_recount(made: Made, seed: int) -> None:
    chance = random.Random(seed)
    other = Category.objects.create(conference=made.conference, name="Phóng viên", position=2)
    for one in chance.sample(made.delegates, 5):
        Delegate.objects.filter(pk=one.pk).update(
            answer=chance.choice(["excused", "comes"]), category=chance.choice([other, None])
        )
    people = [
        *made.delegates,
        *(walk_in(made, site, category=chance.choice([other, None])) for site in made.sites),
    ]
    people += [substitute(one, chance.choice(made.sites)) for one in chance.sample(made.delegates, 3)]
    for half_day in made.half_days:
        taken: set[int] = set()
        for one in chance.sample(people, 11):
            place = one.place_id or one.pk
            if place not in taken:
                taken.add(place)
                arrive(Delegate.objects.get(pk=one.pk), half_day, chance.choice(made.sites))
        for one in chance.sample(made.delegates, 3):
            excuse(one, half_day)
    for one in chance.sample(made.delegates, 3):
        Delegate.objects.filter(pk=one.pk).update(state="withdrawn", reason="Rút")
    assert_agrees(made)


def test_one_statement_whatever_the_size(made: Made, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        counted.by_site(made.conference, made.half_days[0])
    with django_assert_num_queries(1):
        counted.numbers(made.conference)


def test_who_sat_in_which_topic(made: Made) -> None:
    arrive(made.delegates[0], made.half_days[0])
    topics = [one.topic_id for one in made.sessions]
    assert presence.attended_topics(topics) == {(topics[0], made.delegates[0].pk)}
    assert presence.sites_of_first_presence(made.conference) == {made.delegates[0].pk: made.sites[0].pk}
