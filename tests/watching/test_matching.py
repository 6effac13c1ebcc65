"""A topic finds what its search finds: new articles, changed ones, the past, after a killed worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page
from tests.watching.making import MINUTE, NOW, arrive, make_topic

from nhipcau.common.refusals import Refused
from nhipcau.monitoring.queries.searching import Filters, search_articles
from nhipcau.reading.records import Mentions, Person, Place
from nhipcau.watching.actions import add_topic, await_matching, change_topic, delete_topic, match_waiting
from nhipcau.watching.models import Match, Topic, Waiting
from nhipcau.watching.queries.matching import Asked
from nhipcau.watching.rules.asking import lines_of

WORDS = ["thác", "Bản Mẫu", "du lịch", "lũ", "cầu", "hội nghị", "đường", "duong"]


def found(topic: Topic) -> set[int]:
    return set(topic.matches.values_list("article_id", flat=True))


def finish() -> None:
    while match_waiting(at=NOW):
        pass


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=6),
    lines=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), min_size=1, max_size=3),
    without=st.lists(st.sampled_from(WORDS), max_size=1),
    language=st.sampled_from(["", "vi", "en"]),
    early=st.booleans(),
)
def test_a_topic_matches_exactly_what_its_search_finds(  # noqa: PLR0917 - what hypothesis draws
    desk: Desk, texts: list[list[str]], lines: list[list[str]], without: list[str], language: str, early: bool
) -> None:
    for topic in Topic.objects.all():
        delete_topic(by=None, at=NOW, topic=topic)
    asked = Asked(
        words="\n".join(" ".join(line) for line in lines),
        without="\n".join(without),
        languages=(language,) if language else (),
    )
    made = [add_topic(by=None, at=NOW, name="Thử", asked=asked)] if early else []
    for number, text in enumerate(texts):
        arrive(desk, " ".join(text) + ".", match=False, language="vi" if number % 2 else "en", title="Tin")
    topic = made[0] if made else add_topic(by=None, at=NOW, name="Thử", asked=asked)
    finish()
    filters = Filters(any_of=lines_of(asked.words), languages=frozenset(asked.languages))
    expected = set(search_articles(filters=filters).values_list("pk", flat=True))
    if without:
        expected -= set(search_articles(filters=Filters(any_of=tuple(without))).values_list("pk", flat=True))
    assert found(topic) == expected
    assert not Waiting.objects.exists()


def test_every_field_narrows_and_fields_join_with_and(desk: Desk) -> None:
    outlet = make_outlet()
    mentions = Mentions(
        people=(Person("Lò Thị Mẫu", ("Chủ tịch UBND tỉnh",), ((0, 3),)),),
        places=(Place("Cao Bằng", "Cao Bằng", "p04", "tinh", ((0, 3),)),),
    )
    from tests.people.making import make_unit

    make_unit()
    full = desk.store("Thác nước.", page=make_page(outlet=outlet), mentions=mentions).article
    plain = desk.store("Thác nước.").article
    cases: list[dict[str, Any]] = [
        {"unit_ids": ("p04",)},
        {"posts": "chủ tịch ubnd tỉnh\nBộ trưởng"},
        {"outlets": (outlet.public_id,)},
        {"unit_ids": ("p04",), "posts": "Chủ tịch UBND tỉnh", "outlets": (outlet.public_id,)},
    ]
    for number, case in enumerate(cases):
        topic = make_topic("thác nước", name=f"Chủ đề {number}", **case)
        assert found(topic) == {full.pk}, case
    assert found(make_topic(name="Mọi bài")) == {full.pk, plain.pk}


def test_marks_count_only_where_that_is_asked(desk: Desk) -> None:
    right = desk.store("Về đường lên thác.").article
    other = desk.store("Về dưỡng lên thác.").article
    assert found(make_topic("đường", name="a")) == {right.pk, other.pk}
    assert found(make_topic("đường", name="b", exact_marks=True)) == {right.pk}


def test_a_new_topic_is_matched_against_ninety_days_and_says_how_far_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nhipcau.watching.actions.matching.PAST_AT_ONCE", 2)
    old = [desk.store("Thác nước.", fetched_at=NOW - timedelta(days=days),
                      published_at=NOW - timedelta(days=days)).article for days in (1, 30, 80, 100)]  # fmt: skip
    topic = add_topic(by=None, at=NOW, name="Thác", asked=Asked(words="thác nước"))
    assert (topic.past_total, topic.past_done) == (3, 0)
    match_waiting(at=NOW)
    topic.refresh_from_db()
    assert topic.past_done == 2
    assert topic.past_before is not None
    finish()
    topic.refresh_from_db()
    assert topic.past_before is None
    assert topic.past_done == 3
    assert found(topic) == {article.pk for article in old[:3]}
    assert all(topic.matches.values_list("is_settled", flat=True))


def test_a_changed_topic_is_matched_anew(desk: Desk) -> None:
    falls, bridge = desk.store("Thác nước.").article, desk.store("Cây cầu.").article
    topic = make_topic("thác nước")
    assert found(topic) == {falls.pk}
    change_topic(by=None, at=NOW, topic=topic, name="Cầu", asked=Asked(words="cây cầu"),
                 raises_alerts=True, raises_bursts=True)  # fmt: skip
    finish()
    assert found(topic) == {bridge.pk}


def test_a_change_of_the_text_changes_what_it_matches(desk: Desk) -> None:
    topic = make_topic("thác nước")
    page = desk.page()
    article = desk.store("Thác nước.", page=page).article
    await_matching(article_id=article.pk, at=NOW)
    finish()
    assert found(topic) == {article.pk}
    desk.store("Cây cầu.", page=page, fetched_at=FETCHED + MINUTE)
    await_matching(article_id=article.pk, at=NOW)
    finish()
    assert found(topic) == set()


def test_a_killed_worker_loses_nothing_and_its_lease_runs_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = make_topic("thác nước")
    article = arrive(desk, "Thác nước.", match=False)
    with monkeypatch.context() as dying:
        dying.setattr("nhipcau.watching.actions.matching.articles_meant", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            match_waiting(at=NOW)
    assert match_waiting(at=NOW + MINUTE) == 0, "another worker may still hold it"
    assert match_waiting(at=NOW + 3 * MINUTE) == 1
    assert found(topic) == {article.pk}
    assert not Waiting.objects.exists()


def test_an_article_that_changes_under_the_workers_hands_is_matched_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_topic("thác nước")
    article = arrive(desk, "Thác nước.", match=False)
    from nhipcau.watching.actions import matching

    def change_meanwhile(*asked: Any) -> set[int]:
        await_matching(article_id=article.pk, at=NOW)
        return set()

    with monkeypatch.context() as busy:
        busy.setattr(matching, "articles_meant", change_meanwhile)
        match_waiting(at=NOW)
    assert Waiting.objects.count() == 1
    assert not Match.objects.exists()
    assert match_waiting(at=NOW) == 1
    assert Match.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [Asked(), Asked(words=" \n , "), Asked(without="thác")])
def test_a_topic_that_asks_nothing_is_refused(asked: Asked) -> None:
    with pytest.raises(Refused):
        add_topic(by=None, at=NOW, name="Trống", asked=asked)


@pytest.mark.django_db
def test_two_topics_of_one_name_are_refused() -> None:
    make_topic(name="Thác")
    with pytest.raises(Refused):
        make_topic(name=" Thác ")
