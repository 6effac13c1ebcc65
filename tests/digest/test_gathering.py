"""What the rooms below offer: stories with their counts, topics, bursts, neighbours, originals before copies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.digest.making import DAY, SEVEN, article, make_person, schedule

from nhipcau.digest.actions import issue, make_due_digests, open_draft
from nhipcau.digest.models import Edition
from nhipcau.digest.queries.gathering import candidates_between, cite_candidates
from nhipcau.digest.rules.choosing import Chosen

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def place(title: str, *articles: Any) -> Any:
    """Put articles into one story."""
    story = apps.get_model("stories", "Story").objects.create(
        title=title, first_at=SEVEN - 9 * HOUR, last_at=SEVEN, made_at=SEVEN - 9 * HOUR,
        article_count=len(articles), outlet_count=len({a.outlet_id for a in articles}),
        language_count=len({a.language for a in articles}),
    )  # fmt: skip
    for each in articles:
        apps.get_model("stories", "Placement").objects.update_or_create(
            article=each,
            defaults={"state": "placed", "story": story, "waiting_since": SEVEN, "placed_at": SEVEN},
        )
    return story


def watch(name: str, *articles: Any) -> Any:
    """Let a topic match articles."""
    topic = apps.get_model("watching", "Topic").objects.create(
        name=name, words=name, created_at=SEVEN, past_since=SEVEN
    )
    match = apps.get_model("watching", "Match")
    for each in articles:
        fields = {"topic": topic, "article": each, "at": each.sorted_at, "day": DAY}
        known = {field.name for field in match._meta.get_fields()}
        extra = {"hour": int(each.sorted_at.timestamp() // 3600), "matched_at": SEVEN, "found_at": SEVEN}
        match.objects.create(**fields, **{name: value for name, value in extra.items() if name in known})
    return topic


def test_one_candidate_a_story_with_the_whole_story_s_counts() -> None:
    one = article("Thông xe cầu", at=SEVEN - 3 * HOUR)
    two = article("Bridge opens", at=SEVEN - 2 * HOUR, language="en")
    alone = article("Hội chợ", at=SEVEN - HOUR)
    story = place("Cầu Nà Lúm", one, two)
    found = {c.key: c for c in candidates_between(since=SEVEN - 5 * HOUR, until=SEVEN)}
    assert set(found) == {f"story:{story.public_id}", f"article:{alone.public_id}"}
    bridge = found[f"story:{story.public_id}"]
    assert (bridge.articles, bridge.outlets, bridge.languages) == (2, 2, frozenset({"vi", "en"}))


def test_vietnamese_and_first_speaks_and_the_newest_where_a_story_goes_on() -> None:
    foreign = article("Bridge opens", at=SEVEN - 4 * HOUR, language="en", text="The bridge opened today.")
    first = article("Thông xe cầu", at=SEVEN - 3 * HOUR)
    last = article("Cầu đón xe đầu tiên", at=SEVEN - HOUR, text="Sáng sớm, chuyến xe khách đầu tiên qua cầu.")
    place("Cầu Nà Lúm", foreign, first, last)
    (bridge,) = candidates_between(since=SEVEN - 5 * HOUR, until=SEVEN)
    for is_continued, wanted in ((False, first), (True, last)):
        cited = cite_candidates([Chosen(bridge, is_continued=is_continued)], without_outlets=set())
        assert cited[bridge.key].article_id == wanted.pk


def test_topics_make_sections_and_bursts_come_first() -> None:
    road = article("Sửa đường", at=SEVEN - 3 * HOUR)
    fair = article("Hội chợ", at=SEVEN - 2 * HOUR)
    topic = watch("Giao thông", road)
    apps.get_model("watching", "Burst").objects.create(
        topic=topic,
        day=DAY,
        found_at=SEVEN - HOUR,
        last_at=SEVEN,
        window_hours=6,
        seen=9,
        expected=1,
        p=0.0001,
    )
    draft = open_draft(by=make_person("officer"), at=SEVEN, day=DAY, slot="day")
    assert [(s.heading, s.kind) for s in draft.sections.all()] == [
        ("Tin nổi bật", "highlights"), ("Giao thông", "topic"), ("Báo chí nước ngoài", "foreign"),
    ]  # fmt: skip
    assert [(line.article_id, line.is_burst) for line in draft.lines.all()] == [
        (road.pk, True),
        (fair.pk, False),
    ]
    assert draft.sections.get(kind="topic").topic == topic.public_id


def test_a_story_goes_on_though_it_was_merged_overnight() -> None:
    officer = make_person("officer")
    day_before = SEVEN - timedelta(days=1)
    old = article("Thông xe cầu", at=day_before - HOUR)
    first = place("Cầu", old)
    draft = open_draft(by=officer, at=day_before, day=DAY - timedelta(days=1), slot="day")
    issue(by=officer, at=day_before, edition=draft, seen=draft.revision)
    new = article("Cầu đón xe đầu tiên", at=SEVEN - HOUR)
    survivor = place("Cầu Nà Lúm", old, new)
    apps.get_model("stories", "Story").objects.filter(pk=first.pk).update(
        merged_into=survivor, article_count=0
    )
    schedule()
    make_due_digests(at=SEVEN)
    line = Edition.objects.get(day=DAY).lines.get()
    assert (line.article_id, line.is_continued, line.key) == (new.pk, True, f"story:{survivor.public_id}")


def test_counts_are_frozen_at_issue() -> None:
    officer = make_person("officer")
    one = article("Thông xe cầu", at=SEVEN - 3 * HOUR)
    place("Cầu", one)
    draft = open_draft(by=officer, at=SEVEN, day=DAY, slot="day")
    assert draft.lines.get().outlets == 1
    two = article("Bridge opens", at=SEVEN, language="en")
    place("Cầu Nà Lúm", one, two)
    issue(by=officer, at=SEVEN, edition=draft, seen=draft.revision)
    place("Cầu Nà Lúm ba báo", one, two, article("桥", at=SEVEN, language="zh"))
    line = draft.lines.get()
    assert (line.articles, line.outlets, line.languages) == (2, 2, 2)
