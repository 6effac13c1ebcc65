"""What the machine chooses from yesterday's choices: the pure rule, case by case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nhipcau.digest.rules import FOREIGN, FREE, HIGHLIGHTS, NEARBY, TOPIC
from nhipcau.digest.rules.choosing import Candidate, Outline, Previous, choose, fits, ranked

YESTERDAY = datetime(2026, 11, 19, 0, 0, tzinfo=UTC)
NOW = YESTERDAY + timedelta(days=1)


def story(key: str, **fields: Any) -> Candidate:
    return Candidate(key=key, title=f"Tin {key}", **{"last_at": NOW - timedelta(hours=2), **fields})


def keys(made: list[Any]) -> list[list[str]]:
    return [[one.candidate.key for one in lines] for _outline, lines in made]


def yesterday(*sections: Outline, **fields: Any) -> Previous:
    return Previous(sections, until=YESTERDAY, **fields)


def test_same_sections_in_the_same_order() -> None:
    previous = yesterday(
        Outline("Hạ tầng", TOPIC, "t1"), Outline("Nổi bật", HIGHLIGHTS), Outline("Khác", FREE)
    )
    made = choose(previous, [])
    assert [(o.heading, o.kind, o.topic) for o, _lines in made] == [
        ("Hạ tầng", TOPIC, "t1"), ("Nổi bật", HIGHLIGHTS, ""), ("Khác", FREE, ""),
    ]  # fmt: skip


def test_what_goes_on_stands_first_and_is_marked() -> None:
    previous = yesterday(Outline("Hạ tầng", TOPIC, "t1", ("old", "quiet", "older")))
    big = story("big", outlets=9, topics=frozenset({"t1"}))
    made = choose(previous, [big, story("older"), story("old")], fewest=1)
    assert keys(made) == [["old", "older", "big"]]
    assert [one.is_continued for one in made[0][1]] == [True, True, False]


def test_a_story_without_news_since_yesterday_is_not_repeated() -> None:
    previous = yesterday(Outline("Nổi bật", HIGHLIGHTS, keys=("old",)))
    assert keys(choose(previous, [story("old", last_at=YESTERDAY - timedelta(hours=1))])) == [[]]


def test_new_stories_go_to_their_section_bursts_first_then_outlets_times_languages() -> None:
    topic = frozenset({"t1"})
    few = story("few", outlets=2, languages=frozenset({"vi"}), topics=topic)
    many = story("many", outlets=3, languages=frozenset({"vi", "en"}), topics=topic)
    burst = story("burst", outlets=1, topics=topic, is_burst=True)
    other = story("other", outlets=9)
    previous = yesterday(Outline("Hạ tầng", TOPIC, "t1", ("a", "b", "c")), Outline("Khác", FREE, keys=("d",)))
    assert keys(choose(previous, [few, many, burst, other], fewest=1)) == [
        ["burst", "many", "few"],
        ["other"],
    ]


def test_the_length_is_yesterday_s() -> None:
    previous = yesterday(Outline("Khác", FREE, keys=("a", "b", "c")))
    made = choose(previous, [story(f"n{i}", outlets=i) for i in range(1, 20)], fewest=1, most=40)
    assert keys(made) == [["n19", "n18", "n17"]]


@pytest.mark.parametrize(("fewest", "most", "count"), [(5, 40, 5), (1, 2, 2)], ids=["fewest", "most"])
def test_but_within_the_schedule_s_bounds(fewest: int, most: int, count: int) -> None:
    previous = yesterday(Outline("Khác", FREE, keys=("a", "b", "c")))
    made = choose(previous, [story(f"n{i}") for i in range(20)], fewest=fewest, most=most)
    assert len(made[0][1]) == count


def test_what_goes_on_is_cut_too_when_it_is_more_than_the_most() -> None:
    previous = yesterday(
        Outline("A", FREE, keys=tuple(f"a{i}" for i in range(8))), Outline("B", FREE, keys=("b0", "b1"))
    )
    went_on = [story(key) for section in previous.sections for key in section.keys]
    made = choose(previous, went_on, fewest=1, most=5)
    assert [len(lines) for _o, lines in made] == [3, 2]
    assert keys(made)[0] == ["a0", "a1", "a2"]


def test_a_story_stands_once() -> None:
    both = story("x", topics=frozenset({"t1", "t2"}), languages=frozenset({"en"}), is_burst=True)
    previous = yesterday(
        Outline("Nổi bật", HIGHLIGHTS),
        Outline("1", TOPIC, "t1"),
        Outline("2", TOPIC, "t2"),
        Outline("N", FOREIGN),
    )
    assert keys(choose(previous, [both], fewest=9)) == [["x"], [], [], []]


def test_a_story_taken_out_stays_out_until_it_has_news() -> None:
    out = {"x": YESTERDAY + timedelta(hours=1)}
    previous = yesterday(Outline("Khác", FREE), left_out=out)
    quiet = story("x", last_at=YESTERDAY + timedelta(minutes=30))
    assert keys(choose(previous, [quiet], fewest=3)) == [[]]
    assert keys(choose(previous, [story("x")], fewest=3)) == [["x"]]


def test_an_outlet_taken_out_stays_out_but_its_stories_may_be_told_by_others() -> None:
    previous = yesterday(Outline("Khác", FREE), left_out={"outlet:7": YESTERDAY})
    alone = story("alone", outlet_ids=frozenset({7}))
    shared = story("shared", outlet_ids=frozenset({7, 8}))
    assert keys(choose(previous, [alone, shared], fewest=3)) == [["shared"]]


def test_without_yesterday_the_sections_are_filled_alike() -> None:
    asked = Previous((Outline("Nổi bật", HIGHLIGHTS), Outline("Nước ngoài", FOREIGN), Outline("Gần", NEARBY)))
    near = story("near", is_nearby=True)
    abroad = story("abroad", languages=frozenset({"zh"}))
    rest = story("rest", outlets=4)
    assert keys(choose(asked, [near, abroad, rest])) == [["rest"], ["abroad"], ["near"]]


def test_the_rest_never_lands_under_a_topic_s_heading_where_there_is_a_free_one() -> None:
    previous = yesterday(Outline("Khác", FREE, keys=("a",)), Outline("Hạ tầng", TOPIC, "t1", ("b", "c")))
    assert keys(choose(previous, [story("n1"), story("n2"), story("n3")], fewest=1)) == [
        ["n3", "n2", "n1"],
        [],
    ]


def test_nothing_at_all_makes_nothing() -> None:
    assert choose(Previous(), [story("x")]) == []


def test_order_does_not_depend_on_the_order_of_arrival() -> None:
    same = [story(f"k{i}") for i in range(9)]
    assert ranked(same) == ranked(reversed(same))


def test_a_free_section_asks_for_nothing_by_itself() -> None:
    assert not fits(Outline("Khác", FREE), story("x", is_burst=True))
