"""Hand decisions: they win over the machine for good, leave no article lost, and meet each other politely."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.monitoring.making import make_person
from tests.stories.making import NOW, check_house, place, store, story_of

from nhipcau.common.refusals import Refused
from nhipcau.stories.actions import memory, merge, move, place_again, place_waiting, rename, split, take_back
from nhipcau.stories.models import Bar, Decision, Placement, Story
from nhipcau.stories.queries.following import survivors
from nhipcau.stories.queries.handing import current_ids, stories_of_articles, story_rows
from nhipcau.stories.queries.history import last_decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Any:
    return make_person("officer")


def entries(verb: str) -> int:
    return int(apps.get_model("record", "Entry").objects.filter(verb=verb).count())


def test_a_merge_moves_all_and_leaves_a_signpost(officer: Any) -> None:
    one, two = store("lu"), store("le")
    place()
    into, lost = story_of(one), story_of(two)
    merge(by=officer, at=NOW, into=into, others=[lost], revision=into.revision)
    lost.refresh_from_db()
    assert story_of(two) == into
    assert (lost.merged_into, lost.article_count) == (into, 0)
    assert current_ids([lost.pk]) == {lost.pk: into.pk}
    assert [row.articles for row in story_rows([lost.pk, into.pk])] == [2]
    assert entries("stories.merge") == 1
    later = store("le", hours=1)
    place()
    assert story_of(later) == into
    check_house()


def test_a_moved_article_stays_where_the_person_put_it(officer: Any) -> None:
    kept, taken = store("lu"), store("lu", hours=1)
    place()
    old = story_of(kept)
    new = move(by=officer, at=NOW, article_id=taken.pk, story=old)
    assert place_again(article_ids=[kept.pk, taken.pk], at=NOW) == 1
    for forgotten in (False, True):
        memory.forget() if forgotten else None
        place()
        assert story_of(taken) == new
    assert entries("stories.move") == 1
    check_house()


def test_a_split_stays_apart_when_the_machine_runs_again(officer: Any) -> None:
    articles = [store("lu", hours=number) for number in range(4)]
    place()
    old = story_of(articles[0])
    new = split(by=officer, at=NOW, story=old, articles=[articles[2].pk, articles[3].pk])
    place_again(article_ids=[one.pk for one in articles], at=NOW)
    place()
    apart = {story_of(one).pk for one in articles[:2]}
    assert new.pk not in apart
    assert {story_of(one).pk for one in articles[2:]} == {new.pk}
    check_house()


def test_a_barred_article_is_not_put_back_even_when_nobody_holds_it(officer: Any) -> None:
    kept, taken = store("lu"), store("lu", hours=1)
    place()
    old = story_of(kept)
    move(by=officer, at=NOW, article_id=taken.pk, story=old)
    Placement.objects.filter(article_id=taken.pk).update(decision=None)
    memory.forget()
    place_again(article_ids=[taken.pk], at=NOW)
    place()
    assert story_of(taken) != old


def test_the_last_article_moved_away_leaves_a_signpost(officer: Any) -> None:
    one, two = store("lu"), store("le")
    place()
    lonely, home = story_of(one), story_of(two)
    move(by=officer, at=NOW, article_id=one.pk, story=lonely, to=home)
    assert survivors([lonely.pk]) == {lonely.pk: home.pk}
    take_back(by=officer, at=NOW, story=home, decision_id=Decision.objects.get().public_id)
    assert story_of(one) == lonely
    lonely.refresh_from_db()
    assert lonely.merged_into is None
    check_house()


def test_a_name_given_by_hand_stays_when_articles_come(officer: Any) -> None:
    one = store("lu")
    place()
    rename(by=officer, at=NOW, story=story_of(one), title="  Lũ ở   Mẫu Sơn ")
    store("lu", hours=-5)
    place()
    assert story_of(one).title == "Lũ ở Mẫu Sơn"
    assert story_of(one).article_count == 2
    take_back(by=officer, at=NOW, story=story_of(one), decision_id=Decision.objects.get().public_id)
    assert story_of(one).title == "Mưa lũ cuốn trôi cầu treo ở xã Mẫu Sơn"


def test_taking_back_puts_all_where_they_were(officer: Any) -> None:
    articles = [store("lu", hours=number) for number in range(3)]
    other = store("le")
    place()
    before = {one.pk: story_of(one).pk for one in [*articles, other]}
    old = story_of(articles[0])
    made = split(by=officer, at=NOW, story=old, articles=[articles[0].pk])
    into = merge(by=officer, at=NOW, into=story_of(other), others=[made])
    first = Decision.objects.get(kind="split")
    with pytest.raises(Refused):
        take_back(by=officer, at=NOW, story=old, decision_id=first.public_id)
    for story in (into, old):
        last = last_decision(story)
        assert last is not None
        take_back(by=officer, at=NOW, story=story, decision_id=last.public_id)
    assert {one.pk: story_of(one).pk for one in [*articles, other]} == before
    assert not Bar.objects.exists()
    assert entries("stories.take_back") == 2
    check_house()


def test_the_second_of_two_people_is_told_and_nothing_changes(officer: Any) -> None:
    articles = [store("lu", hours=number) for number in range(3)]
    place()
    story = story_of(articles[0])
    seen = story.revision
    split(by=officer, at=NOW, story=story, articles=[articles[0].pk], revision=seen)
    with pytest.raises(Refused, match="người khác xếp lại"):
        split(by=officer, at=NOW, story=story, articles=[articles[1].pk], revision=seen)
    assert story_of(articles[1]) == story_of(articles[2])
    assert Decision.objects.count() == 1


def test_new_articles_from_the_machine_refuse_nobody(officer: Any) -> None:
    one = store("lu")
    place()
    seen = story_of(one).revision
    store("lu", hours=1)
    place()
    rename(by=officer, at=NOW, story=story_of(one), title="Tên", revision=seen)
    assert story_of(one).title == "Tên"


@pytest.mark.parametrize("chosen", ["none", "all", "foreign"])
def test_a_split_that_makes_no_sense_is_refused(officer: Any, chosen: str) -> None:
    one, two, other = store("lu"), store("lu", hours=1), store("le")
    place()
    articles = {"none": [], "all": [one.pk, two.pk], "foreign": [other.pk]}[chosen]
    with pytest.raises(Refused) as refusal:
        split(by=officer, at=NOW, story=story_of(one), articles=articles)
    assert refusal.value.field == "articles"
    check_house()


def test_merging_with_itself_or_into_a_merged_story_is_refused(officer: Any) -> None:
    one, two = store("lu"), store("le")
    place()
    story, other = story_of(one), story_of(two)
    with pytest.raises(Refused):
        merge(by=officer, at=NOW, into=story, others=[story])
    merge(by=officer, at=NOW, into=story, others=[other])
    with pytest.raises(Refused):
        move(by=officer, at=NOW, article_id=one.pk, story=story, to=other)
    with pytest.raises(Refused):
        merge(by=officer, at=NOW, into=story, others=[other])
    check_house()


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_work_leaves_each_article_in_one_story(officer: Any, seed: int) -> None:
    chance = random.Random(seed)
    articles: list[Any] = []
    for _step in range(16):
        _one_step(chance, officer, articles)
        check_house()
    while place_waiting(at=NOW + timedelta(hours=1)):
        check_house()
    placed = Placement.objects.filter(state="placed")
    assert placed.count() == len(articles)
    for bar in Bar.objects.all():
        assert Placement.objects.get(article_id=bar.article_id).story_id != bar.story_id
    assert set(stories_of_articles([one.pk for one in articles])) == {one.pk for one in articles}


def _one_step(chance: random.Random, officer: Any, articles: list[Any]) -> None:
    what = chance.choice(["come", "come", "place", "merge", "split", "move", "again", "back"])
    visible = list(Story.objects.filter(article_count__gt=0).order_by("pk"))
    if what == "come" or not visible:
        articles.append(store(chance.choice(["lu", "hoi", "le"]), hours=chance.uniform(-40, 40)))
        return
    story, other = chance.choice(visible), chance.choice(visible)
    ids = list(story.placements.order_by("article_id").values_list("article_id", flat=True))
    few = chance.sample(ids, chance.randint(1, len(ids)))
    try:
        if what == "place":
            place_waiting(at=NOW, limit=chance.randint(1, 5))
        elif what == "merge":
            merge(by=officer, at=NOW, into=story, others=[other])
        elif what == "split":
            split(by=officer, at=NOW, story=story, articles=few)
        elif what == "move":
            move(by=officer, at=NOW, article_id=few[0], story=story, to=chance.choice([None, other]))
        elif what == "again":
            place_again(article_ids=chance.sample(ids, len(ids)), at=NOW)
        else:
            last = last_decision(story)
            if last:
                take_back(by=officer, at=NOW, story=story, decision_id=last.public_id)
    except Refused:
        pass
