"""Placing by machine: order, restarts, leases, the vector cache, changed articles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.apps import apps
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page
from tests.stories.making import NOW, WordModel, check_house, place, store, story_of

from nhipcau.stories.actions import (
    await_placing,
    close_stale,
    memory,
    place_again,
    place_waiting,
    placing,
    recount,
)
from nhipcau.stories.actions.queueing import claim
from nhipcau.stories.models import Placement, Story, StoryState, Vector
from nhipcau.stories.rules.placing import ALONE_AFTER, LEASE

pytestmark = pytest.mark.django_db


def test_one_event_of_two_outlets_is_one_story_and_another_event_is_not() -> None:
    one, two, other = store("lu"), store("lu", hours=1), store("le")
    assert place() == 3
    assert story_of(one) == story_of(two) != story_of(other)
    story = story_of(one)
    assert (story.article_count, story.outlet_count, story.language_count) == (2, 2, 1)
    assert (story.first_at, story.last_at) == (FETCHED, FETCHED + timedelta(hours=1))
    assert story.title == "Mưa lũ cuốn trôi cầu treo ở xã Mẫu Sơn"
    check_house()


def test_waiting_twice_is_waiting_once_and_a_placed_article_keeps_its_place() -> None:
    article = store("lu")
    await_placing(article_id=article.pk, at=NOW)
    place()
    await_placing(article_id=article.pk, at=NOW)
    assert Placement.objects.get().state == "placed"
    assert place() == 0


def test_a_restarted_worker_goes_on_as_if_nothing_had_happened() -> None:
    for number in range(9):
        store(("lu", "hoi", "le")[number % 3], hours=number)
    while place_waiting(at=NOW, limit=2):
        memory.forget()
    assert sorted(Story.objects.values_list("article_count", flat=True)) == [3, 3, 3]
    check_house()


def test_articles_that_come_late_join_the_story_of_their_time() -> None:
    late = store("lu", hours=-60)
    first = store("lu", hours=-120)
    place()
    middle = store("lu", hours=-90)
    place()
    assert story_of(late) == story_of(first) == story_of(middle)
    assert story_of(first).first_at == FETCHED - timedelta(hours=120)


def test_the_same_words_a_year_apart_are_two_stories() -> None:
    old, new = store("le", hours=-24 * 365), store("le")
    place()
    assert story_of(old) != story_of(new)
    assert story_of(old).state == StoryState.CLOSED
    assert story_of(new).state == StoryState.OPEN


def test_an_archive_and_the_news_come_mixed() -> None:
    for number in range(4):
        store("le", hours=-24 * 365 + number)
        store("lu", hours=number)
    assert place(limit=3) == 8
    assert sorted(Story.objects.values_list("article_count", flat=True)) == [4, 4]


def test_vectors_are_made_once_and_read_back_alike() -> None:
    model = WordModel()
    store("lu")
    place(embedder=model)
    kept = Vector.objects.get()
    assert len(bytes(kept.numbers)) == 2 * model.dimensions
    article = Placement.objects.get().article_id
    place_again(article_ids=[article], at=NOW)
    place(embedder=model)
    assert len(model.asked) == 1
    assert np.isfinite(np.frombuffer(bytes(kept.numbers), dtype="<f2")).all()


def test_a_model_that_fails_leaves_words_to_decide() -> None:
    class Broken(WordModel):
        def embed(self, texts: Any) -> Any:  # noqa: ARG002
            raise RuntimeError("no memory left")

    one, two = store("lu"), store("lu", hours=1)
    place(embedder=Broken())
    assert story_of(one) == story_of(two)


def test_a_worker_that_died_leaves_its_articles_to_the_next_when_the_lease_ends() -> None:
    store("lu")
    claim(at=NOW, limit=10)
    assert place_waiting(at=NOW) == 0
    assert place_waiting(at=NOW + LEASE) == 1
    check_house()


def test_a_worker_that_comes_back_too_late_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    article = store("lu")
    slow = WordModel()
    plain = slow.embed

    def while_it_thinks(texts: Any) -> Any:
        assert place_waiting(at=NOW + LEASE) == 1
        return plain(texts)

    monkeypatch.setattr(slow, "embed", while_it_thinks)
    assert place_waiting(at=NOW, embedder=slow) == 0
    assert Story.objects.count() == 1
    assert story_of(article).article_count == 1


def test_a_fault_in_the_turn_changes_nothing_and_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    store("lu")

    def fail(*_given: Any, **_named: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(placing, "settle", fail)
        with pytest.raises(RuntimeError):
            place_waiting(at=NOW)
    assert not Story.objects.exists()
    assert place_waiting(at=NOW + LEASE) == 1
    check_house()


def test_an_article_that_kills_workers_is_taken_alone_and_ends_in_a_story_of_its_own() -> None:
    bad, good = store("lu"), store("lu", hours=1)
    Placement.objects.filter(article_id=bad.pk).update(tries=ALONE_AFTER)
    assert place_waiting(at=NOW) == 1
    assert story_of(good).article_count == 1
    assert place_waiting(at=NOW) == 1
    assert story_of(bad) != story_of(good)


def test_a_new_version_keeps_the_place_and_renews_title_and_comparison() -> None:
    page = make_page(outlet=make_outlet())
    article = Desk().store("Cũ.", page=page, title="Tên cũ").article
    await_placing(article_id=article.pk, at=NOW)
    place()
    story = story_of(article)
    Desk().store("Mới.", page=page, title="Tên mới", fetched_at=FETCHED + timedelta(hours=1))
    await_placing(article_id=article.pk, at=NOW)
    assert place() == 0
    assert story_of(article) == story
    assert story_of(article).title == "Tên mới"


def test_old_stories_close_and_deleted_articles_are_counted_out() -> None:
    one, two = store("lu"), store("lu", hours=1)
    place()
    assert close_stale(at=NOW) == 0
    assert close_stale(at=NOW + timedelta(days=4)) == 1
    apps.get_model("monitoring", "Article").objects.filter(pk=two.pk).delete()
    assert recount(at=NOW) == 1
    assert story_of(one).article_count == 1


def test_machine_work_is_one_entry_a_batch() -> None:
    entries = apps.get_model("record", "Entry").objects
    store("lu"), store("le")
    place()
    assert entries.filter(verb="stories.place_articles", by="system").count() == 1
