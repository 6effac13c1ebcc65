"""One alert a story and person, also after a merge and with two workers; quiet hours; acknowledgement."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.monitoring.making import Desk, make_outlet, make_page, make_person
from tests.watching.making import MINUTE, NOW, arrive, make_topic, merge, place

from nhipcau.common.refusals import Refused
from nhipcau.watching.actions import (
    acknowledge,
    acknowledge_all,
    match_waiting,
    open_topic,
    pause_topic,
    raise_alerts,
    set_own_rules,
    subscribe,
    unsubscribe,
)
from nhipcau.watching.models import Alert, Receipt
from nhipcau.watching.rules.quiet import quiet_until

TEXT = "Khách đến thác nước đông. Trời đẹp."
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def letters() -> list[Any]:
    return list(apps.get_model("mailing", "Letter").objects.order_by("pk"))


@pytest.fixture
def watched(officer: Any) -> Any:
    """Return a topic that the officer watches by mail."""
    topic = make_topic("thác nước")
    subscribe(by=officer, at=NOW, topic=topic, by_mail=True)
    return topic


def test_one_alert_a_story_and_further_articles_only_count(desk: Desk, watched: Any, officer: Any) -> None:
    first = arrive(desk, TEXT)
    story = place(first)
    assert raise_alerts(at=NOW) == 1
    place(arrive(desk, TEXT), arrive(desk, TEXT), story=story)
    assert raise_alerts(at=NOW + MINUTE) == 0
    alert = Alert.objects.get()
    assert (alert.topic, alert.story, alert.article, alert.article_count) == (watched, story, first, 3)
    assert Receipt.objects.get().person == officer
    assert len(letters()) == 1


def test_an_article_waits_for_its_story_but_not_for_ever(desk: Desk, watched: Any) -> None:
    article = arrive(desk, TEXT)
    assert raise_alerts(at=NOW + 5 * MINUTE) == 0
    assert raise_alerts(at=NOW + 10 * MINUTE) == 1
    assert Alert.objects.get().story is None
    story = place(article, arrive(desk, TEXT, at=NOW + 11 * MINUTE))
    assert raise_alerts(at=NOW + 12 * MINUTE) == 0, "the story's first article has alerted by itself"
    assert Alert.objects.get().story == story


def test_a_merge_raises_no_second_alert(desk: Desk, watched: Any) -> None:
    one, other = place(arrive(desk, TEXT)), place()
    raise_alerts(at=NOW)
    merge(one, into=other)
    place(arrive(desk, TEXT), story=other)
    assert raise_alerts(at=NOW + MINUTE) == 0
    assert Alert.objects.get().story == other
    assert Receipt.objects.get().story == other


def test_two_alerted_stories_may_merge(desk: Desk, watched: Any) -> None:
    one, other = place(arrive(desk, TEXT)), place(arrive(desk, TEXT))
    assert raise_alerts(at=NOW) == 2
    merge(one, into=other)
    place(arrive(desk, TEXT), story=other)
    assert raise_alerts(at=NOW + MINUTE) == 0
    assert Alert.objects.count() == 2


def test_two_topics_tell_one_person_once_and_another_person_too(
    desk: Desk, watched: Any, officer: Any
) -> None:
    second, colleague = make_topic("khách đến", name="Khách"), make_person("reviewer")
    subscribe(by=officer, at=NOW, topic=second)
    subscribe(by=colleague, at=NOW, topic=second)
    place(arrive(desk, TEXT))
    assert raise_alerts(at=NOW) == 2
    assert Receipt.objects.filter(person=officer).count() == 1
    assert Receipt.objects.filter(person=colleague).count() == 1


def test_the_database_refuses_a_second_alert_of_a_story(desk: Desk, watched: Any) -> None:
    story = place(arrive(desk, TEXT))
    raise_alerts(at=NOW)
    alert = Alert.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.create(
            topic=watched, kind="new", story=story, article=alert.article, raised_at=NOW + MINUTE
        )


def test_the_past_a_paused_topic_and_a_silent_one_alert_nobody(desk: Desk, officer: Any) -> None:
    arrive(desk, TEXT)
    topic = make_topic("thác nước")
    subscribe(by=officer, at=NOW, topic=topic)
    quiet = make_topic("khách", name="Lặng", raises_alerts=False)
    subscribe(by=officer, at=NOW, topic=quiet)
    pause_topic(by=officer, at=NOW, topic=topic)
    place(arrive(desk, TEXT))
    open_topic(by=officer, at=NOW, topic=topic)
    assert raise_alerts(at=NOW + timedelta(hours=1)) == 0
    place(arrive(desk, TEXT))
    assert raise_alerts(at=NOW + timedelta(hours=1)) == 1


@pytest.mark.parametrize(("days", "alerts"), [(2, 1), (4, 0)])
def test_an_article_of_long_ago_counts_but_alerts_nobody(
    desk: Desk, watched: Any, days: int, alerts: int
) -> None:
    place(arrive(desk, TEXT, published_at=NOW - timedelta(days=days)))
    assert raise_alerts(at=NOW) == alerts
    match = watched.matches.get()
    assert (match.at, match.is_settled) == (NOW - timedelta(days=days), True)


def test_who_watches_no_more_or_left_is_told_nothing(desk: Desk, watched: Any, officer: Any) -> None:
    gone = make_person("officer")
    subscribe(by=gone, at=NOW, topic=watched)
    gone.is_active = False
    gone.save()
    unsubscribe(by=officer, at=NOW, topic=watched)
    place(arrive(desk, TEXT))
    assert raise_alerts(at=NOW) == 1
    assert not Receipt.objects.exists()


def test_the_letter_says_what_where_why_and_how_to_stop(desk: Desk, watched: Any, officer: Any) -> None:
    page = make_page(outlet=make_outlet("Báo Non Nước Mẫu"))
    place(arrive(desk, TEXT, page=page, title="Thác đông khách"))
    raise_alerts(at=NOW)
    (letter,) = letters()
    assert letter.to == officer.email
    assert letter.subject == "Cảnh báo: Lễ hội thác Bản Mẫu"
    for words in (
        "Du lịch thác",
        "Báo Non Nước Mẫu",
        '"Khách đến thác nước đông."',
        "Vì sao báo",
        "/theo-doi/cua-toi/",
    ):
        assert words in letter.text
    assert "http" in letter.text
    assert "Trời đẹp" not in letter.text


def test_mail_is_held_in_quiet_hours_and_bundled_when_they_end(
    desk: Desk, watched: Any, officer: Any
) -> None:
    set_own_rules(by=officer, at=NOW, mail=True, quiet_from=time(22), quiet_until=time(6, 30))
    evening = datetime(2026, 10, 5, 23, 30, tzinfo=HANOI)
    for hours in range(3):
        place(arrive(desk, TEXT, at=evening + timedelta(hours=hours)))
        raise_alerts(at=evening + timedelta(hours=hours))
    assert Receipt.objects.count() == 3
    assert letters() == []
    raise_alerts(at=datetime(2026, 10, 6, 6, 29, tzinfo=HANOI))
    assert letters() == []
    for minute in (30, 31):
        raise_alerts(at=datetime(2026, 10, 6, 6, minute, tzinfo=HANOI))
    (letter,) = letters()
    assert letter.subject == "3 cảnh báo từ Nhịp Cầu"
    assert letter.text.count("Lễ hội thác Bản Mẫu") == 3


def test_what_was_seen_in_the_app_is_not_mailed(desk: Desk, watched: Any, officer: Any) -> None:
    set_own_rules(by=officer, at=NOW, mail=True, quiet_from=time(10), quiet_until=time(12))
    place(arrive(desk, TEXT))
    raise_alerts(at=NOW)
    acknowledge(by=officer, at=NOW + MINUTE, receipt=Receipt.objects.get())
    raise_alerts(at=NOW + timedelta(hours=3))
    assert letters() == []
    assert Receipt.objects.get().acknowledged_at == NOW + MINUTE


def test_nobody_acknowledges_for_another_and_mail_can_be_refused(
    desk: Desk, watched: Any, officer: Any
) -> None:
    other = make_person("officer")
    set_own_rules(by=officer, at=NOW, mail=False)
    place(arrive(desk, TEXT))
    raise_alerts(at=NOW)
    receipt = Receipt.objects.get()
    assert acknowledge_all(by=other, at=NOW, receipt_ids=[receipt.pk]) == 0
    assert acknowledge_all(by=officer, at=NOW, receipt_ids=[receipt.pk]) == 1
    assert acknowledge_all(by=officer, at=NOW, receipt_ids=[receipt.pk]) == 0
    assert letters() == []


def test_quiet_hours_need_two_different_ends(officer: Any) -> None:
    for ends in ((time(22), None), (None, time(6)), (time(6), time(6))):
        with pytest.raises(Refused):
            set_own_rules(by=officer, at=NOW, mail=True, quiet_from=ends[0], quiet_until=ends[1])


minutes = st.integers(0, 24 * 60 - 1)


@given(start=minutes, end=minutes, now=minutes)
def test_quiet_lasts_from_its_start_to_its_end_also_over_midnight(start: int, end: int, now: int) -> None:
    clock = [time(number // 60, number % 60) for number in (start, end)]
    at = datetime(2026, 10, 5, now // 60, now % 60, tzinfo=HANOI).astimezone(UTC)
    until = quiet_until(at, *clock)
    inside = (now - start) % 1440 < (end - start) % 1440
    assert (until is not None) is inside
    if until is not None:
        assert until - at == timedelta(minutes=(end - now) % 1440)
        assert quiet_until(until, *clock) is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_raise_one_alert_and_one_letter(officer: Any) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads share one in-memory SQLite; its writers stand in line at the gate")
    desk = Desk()
    topic = make_topic("thác nước")
    subscribe(by=officer, at=NOW, topic=topic, by_mail=True)
    story = place(*[arrive(desk, TEXT, match=False) for _ in range(6)])
    together, faults = threading.Barrier(2), []

    def work() -> None:
        together.wait()
        try:
            for _ in range(3):
                match_waiting(at=NOW, limit=2)
                raise_alerts(at=NOW)
        except Exception as fault:  # noqa: BLE001 - shown by the assertion
            faults.append(fault)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    match_waiting(at=NOW)
    raise_alerts(at=NOW)
    assert faults == []
    alert = Alert.objects.get()
    assert (alert.story, alert.article_count) == (story, 6)
    assert Receipt.objects.count() == len(letters()) == 1
