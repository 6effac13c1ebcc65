"""The page of the morning: what is new to whom, by topic and unit, what boils first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.monitoring.making import Desk, make_person
from tests.monitoring.test_places import AFTER, unit
from tests.stories.making import EVENTS, place, store
from tests.watching.making import make_topic

from nhipcau.reading.records import Figure, Mentions, Place
from nhipcau.stories.queries.handing import stories_of_articles, story_rows
from nhipcau.today.actions import look, seen_everything
from nhipcau.today.queries.news import today_for
from nhipcau.today.rules.ordering import News, Watched, sections, without_topic
from nhipcau.today.rules.visits import FIRST_VISIT_SHOWS, LONGEST, VISIT_ENDS_AFTER, new_since
from nhipcau.trends.queries.land import shown_units
from nhipcau.watching.actions import await_matching, match_waiting
from nhipcau.watching.models import Burst

AT = datetime(2026, 10, 5, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def news(name: str, *topics: str, outlets: int = 1, fresh: int = 1, languages: int = 1) -> News:
    return News(name, name, fresh, fresh, outlets, languages, AT, True, 0, topics, frozenset())


def test_what_boils_stands_first_and_a_story_stands_under_each_of_its_topics() -> None:
    topics = [Watched("a", "A"), Watched("b", "B", "12 bài trong 3 giờ"), Watched("c", "C")]
    rows = [news("1", "a", fresh=9), news("2", "a", "b"), news("3")]
    found = sections(rows, topics)
    assert [section.topic.public_id for section in found] == ["b", "a"]
    assert [one.public_id for one in found[1].news] == ["1", "2"]
    assert [one.public_id for one in without_topic(rows)] == ["3"]


def test_told_by_many_outlets_in_many_languages_stands_before_told_often_by_one() -> None:
    rows = [
        news("một báo", fresh=9),
        news("ba báo", outlets=3),
        news("hai báo, hai tiếng", outlets=2, languages=2),
    ]
    assert [one.public_id for one in without_topic(rows)] == ["hai báo, hai tiếng", "ba báo", "một báo"]


def test_coming_back_soon_is_the_same_visit() -> None:
    since, seen = AT - 5 * HOUR, AT - VISIT_ENDS_AFTER
    assert new_since(since, seen, at=AT) == since
    assert new_since(since, seen - timedelta(seconds=1), at=AT) == seen - timedelta(seconds=1)
    assert new_since(AT - 30 * LONGEST, AT - 20 * LONGEST, at=AT) == AT - LONGEST


@pytest.mark.django_db
def test_each_person_has_their_own_visits() -> None:
    one, other = make_person("officer"), make_person("reviewer")
    assert look(one.pk, at=AT) == AT - FIRST_VISIT_SHOWS
    assert look(one.pk, at=AT + 3 * HOUR) == AT
    seen_everything(one.pk, at=AT + 3 * HOUR)
    assert look(one.pk, at=AT + 3 * HOUR + timedelta(minutes=5)) == AT + 3 * HOUR
    assert look(other.pk, at=AT) == AT - FIRST_VISIT_SHOWS


@pytest.mark.django_db
def test_new_stories_are_gathered_by_topic_and_place() -> None:
    shown_units.cache_clear()
    unit("p04", "tinh", "Cao Bằng", AFTER)
    unit("c01", "xa", "Nà Mẫu", AFTER, parent="p04")
    spans = ((0, 3),)
    mentions = Mentions(
        places=(Place("xã Nà Mẫu", "Nà Mẫu", "c01", "xa", spans),),
        figures=(Figure("12 hộ", 12, "exact", "hộ", spans),),
    )
    topic = make_topic('"cầu treo"', name="Cầu treo", at=AT - HOUR)
    flood, party = store("lu", mentions=mentions), store("hoi", hours=1)
    for article in (flood, party):
        await_matching(article_id=article.pk, at=AT)
    match_waiting(at=AT)
    place(at=AT)
    shown_units.cache_clear()
    found = today_for(make_person("officer"), since=AT - timedelta(days=1), at=AT, home="p04")
    assert (found.articles, found.stories, found.waiting) == (2, 2, 0)
    assert [(row.topic.name, row.news[0].title) for row in found.sections] == [("Cầu treo", EVENTS["lu"][0])]
    assert [one.title for one in found.others] == [EVENTS["hoi"][0]]
    assert [(row.name, row.stories) for row in found.here] == [("Xã Nà Mẫu", 1)]
    shown_units.cache_clear()
    later = today_for(make_person("officer"), since=AT, at=AT, home="")
    assert (later.articles, later.sections) == (0, [])
    Burst.objects.create(
        topic=topic, day=AT.date(), found_at=AT, last_at=AT, window_hours=3, seen=12, expected=1.5, p=1e-6
    )
    boiling = today_for(make_person("officer"), since=AT - HOUR, at=AT, home="")
    assert "12" in boiling.sections[0].topic.burst


@pytest.mark.django_db
def test_a_story_row_names_its_units_beside_people_and_figures() -> None:
    unit("p04", "tinh", "Cao Bằng", AFTER)
    spans = ((0, 3),)
    mentions = Mentions(
        places=(Place("Cao Bằng", "Cao Bằng", "p04", "tinh", spans),),
        figures=(Figure("12 hộ", 12, "exact", "hộ", spans),),
    )
    article = store("lu", mentions=mentions)
    place(at=AT)
    story = stories_of_articles([article.pk])[article.pk]
    assert story_rows([story.story_id])[0].unit_ids == {"p04"}


@pytest.mark.django_db
def test_what_an_archive_brings_of_long_ago_is_no_news() -> None:
    old = AT - timedelta(days=40)
    Desk().store("Bài cũ vừa nạp.", fetched_at=AT, published_at=old)
    assert today_for(make_person("officer"), since=AT - HOUR, at=AT, home="").articles == 0


@pytest.mark.django_db
def test_the_page_opens_for_staff_and_says_when_nothing_is_new(client: Client) -> None:
    client.force_login(make_person("reviewer"), backend="django.contrib.auth.backends.ModelBackend")
    answer: Any = client.get("/hom-nay/")
    assert answer.status_code == 200
    assert "Chưa có gì mới từ lần xem trước" in answer.content.decode()
    assert client.post("/hom-nay/da-xem/").status_code == 302
