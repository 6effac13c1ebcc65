"""The pages of trends: counts, chart and table agree; the file holds the same numbers."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.monitoring.making import Desk, make_outlet, make_page, make_person
from tests.watching.making import arrive, make_topic

from nhipcau.stories.actions import await_placing, place_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(client: Client) -> Client:
    client.force_login(make_person("officer"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def stored(days_ago: int, language: str = "vi", outlet: Any = None) -> Any:
    at = timezone.now() - timedelta(days=days_ago)
    page = make_page(outlet=outlet or make_outlet())
    made = Desk().store(
        f"Bài mẫu {days_ago} {language}", page=page, fetched_at=at, published_at=at, language=language
    )
    return made.article


def rows_of(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_languages_are_counted_by_day_and_leave_as_csv(web: Client) -> None:
    for days, language in ((0, "vi"), (1, "vi"), (1, "zh"), (40, "fr")):
        stored(days, language)
    page = web.get("/xu-huong/", {"by": "language"})
    html = page.content.decode()
    assert "<svg" in html
    assert 'role="img"' in html
    assert "style=" not in html.split("<figure", 1)[1].split("</figure>", 1)[0]
    assert "Tiếng Pháp" not in html
    header, *lines = rows_of(web.get("/xu-huong/", {"by": "language", "export": "csv"}))
    assert header[1:] == ["Tiếng Việt", "Tiếng Trung", "Tất cả"]
    assert len(lines) == 28
    assert [line[1:] for line in lines[-2:]] == [["1", "1", "2"], ["1", "0", "1"]]


def test_stories_count_once_where_several_articles_tell_them(web: Client) -> None:
    outlet = make_outlet("Báo Một")
    for _ in range(2):
        at = timezone.now() - timedelta(hours=1)
        made = Desk().store(
            "Sáng nay khánh thành cầu Bản Mẫu bắc qua sông.", page=make_page(outlet=outlet), fetched_at=at,
            published_at=at, title="Khánh thành cầu Bản Mẫu",
        )  # fmt: skip
        await_placing(article_id=made.article.pk, at=at)
    place_waiting(at=timezone.now())
    articles = rows_of(web.get("/xu-huong/", {"by": "outlet", "export": "csv"}))
    stories = rows_of(web.get("/xu-huong/", {"by": "outlet", "thing": "stories", "export": "csv"}))
    assert sum(int(line[-1]) for line in articles[1:]) == 2
    assert sum(int(line[-1]) for line in stories[1:]) == 1


def test_an_empty_time_and_odd_questions_say_what_to_do(web: Client) -> None:
    assert "Hãy đặt chủ đề theo dõi" in web.get("/xu-huong/").content.decode()
    for asked in (
        {"by": "x"},
        {"since": "tháng mười"},
        {"since": "2026-10-05", "until": "2020-01-01"},
        {"above": "Không Đâu"},
    ):
        assert web.get("/xu-huong/", asked).status_code == 200


def test_a_topic_with_four_weeks_is_forecast_and_a_young_one_named(web: Client) -> None:
    now = timezone.now()
    desk = Desk()
    for days in range(60):
        for _ in range(1 + days % 2):
            arrive(desk, f"Thác nước hôm ấy {days}", at=now - timedelta(days=days), match=False)
    make_topic(at=now)
    page = web.get("/xu-huong/du-bao/")
    html = page.content.decode()
    assert "Du lịch thác" in html
    assert "Thử trên" in html
    assert html.count("<svg") >= 1
    lines = rows_of(web.get("/xu-huong/du-bao/", {"export": "csv"}))[1:]
    assert len(lines) == 7
    middles = [float(line[2]) for line in lines]
    assert all(0.8 < middle < 2.2 for middle in middles)
    assert datetime.fromisoformat(lines[0][1]).date() == timezone.localdate()
