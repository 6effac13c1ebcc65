"""Copies hide under an original of the same list: walked, sorted, counted, filtered, exported and on the screen."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page, make_person

from nhipcau.monitoring.models import Article, Copy, SavedSearch
from nhipcau.monitoring.queries.copying import collapsed
from nhipcau.monitoring.queries.searching import Filters, Hits, hits, search_articles

pytestmark = pytest.mark.django_db
LIST = reverse("monitoring:articles")
MORNING = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


def article(title: str, text: str, hour: int = 0, outlet: str = "Báo Mẫu") -> Article:
    """Store one article that shares no text with another."""
    at = MORNING + timedelta(hours=hour)
    page = make_page(outlet=make_outlet(outlet))
    return Desk().store(f"{text} {title}", title=title, page=page, published_at=at).article


def copied(one: Article, original: Article) -> Article:
    """Say that one took another's text."""
    made = {"taken_from": original, "kind": "whole", "share": 1, "own": 0, "decided_at": FETCHED}
    counts = dict.fromkeys(("paragraphs_cut", "sentences_cut", "sentences_changed", "sentences_added"), 0) | {
        "is_retitled": False,
        "is_order_sure": True,
    }
    Copy.objects.update_or_create(article=one, defaults={"original": original, **made, **counts})
    return one


@pytest.fixture
def press() -> list[Article]:
    """Six articles of one word, by hour; 3 and 5 copy the first, 4 copies one that lacks the word."""
    other = article("gốc khác", "không có từ ấy", 9)
    made = [article(f"bài {number}", f"hội chợ {number}", number) for number in range(6)]
    Copy.objects.all().delete()
    copied(made[3], made[0])
    copied(made[5], made[0])
    copied(made[4], other)
    return made


def titles(found: Hits) -> list[str]:
    """Return what is shown, which every way of asking must agree on."""
    shown = [one.title for one in found[:50]]
    assert shown == [one.title for one in found.all()], "the walk and the database disagree"
    assert sorted(shown) == [one.title for one in found.order_by("title")]
    assert found.told() == (len(shown), False)
    assert found.count() == len(shown)
    return shown


@pytest.mark.parametrize(
    "query", ["hội", "hoi cho", '"hội chợ"', ""], ids=["word", "ranks", "phrase", "none"]
)
def test_copies_hide_under_an_original_that_is_found_too(press: list[Article], query: str) -> None:
    found = search_articles(query=query)
    expected = {one.title for one in collapsed(found)}
    assert set(titles(found.folded())) == expected
    assert ("bài 4" in expected) == bool(query)
    assert not {"bài 3", "bài 5"} & expected


def test_a_copy_stays_where_its_original_is_filtered_out(press: list[Article]) -> None:
    Article.objects.filter(title__in=["bài 3", "bài 0"]).update(language="en")
    in_vietnamese = search_articles(query="hội", filters=Filters(languages=frozenset({"vi"})))
    assert titles(in_vietnamese.folded()) == ["bài 5", "bài 4", "bài 2", "bài 1"]
    assert titles(search_articles(query="hội").folded().filter(language="en")) == ["bài 0"]
    assert titles(search_articles(query="hội").exclude(title="bài 0").folded())[0] == "bài 5"


def test_pages_join_without_gap_or_repeat(press: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.monitoring.queries.searching.engines.FIRST_CHUNK", 1)
    found = search_articles(query="hội").folded()
    pages = [one.title for start in range(0, 5, 2) for one in found[start : start + 2]]
    assert pages == titles(found) == ["bài 4", "bài 2", "bài 1", "bài 0"]
    monkeypatch.setattr(hits, "COUNTED_TO", 3)
    assert found.told() == (3, True)


def test_the_screen_folds_and_shows_each_when_asked(press: list[Article], client: Client) -> None:
    client.force_login(make_person("officer"))
    folded = client.get(LIST, {"q": "hội"}).content.decode()
    assert "4 bài · bài đăng lại gộp dưới bài gốc" in " ".join(folded.split())
    assert folded.count("Cũng đăng ở:") == 1
    assert folded.count("Đăng lại từ:") == 1
    each = client.get(LIST, {"q": "hội", "copies": "each"}).content.decode()
    assert "6 bài" in each
    assert "Cũng đăng ở:" not in each
    assert each.count("Đăng lại từ:") == 3
    unasked = client.get(LIST).content.decode()
    assert "4 bài" in unasked


def test_an_export_lists_every_article_and_whose_text_it_is(press: list[Article], client: Client) -> None:
    client.force_login(make_person("officer"))
    answer: Any = client.get(LIST, {"q": "hội", "export": "csv"})
    text = b"".join(answer.streaming_content).decode().lstrip("\ufeff")
    rows = {row["Bài"]: row for row in csv.DictReader(io.StringIO(text))}
    assert len(rows) == 6
    assert rows["bài 5"]["Mã bài gốc"] == press[0].public_id
    assert rows["bài 5"]["Đăng lại từ"] == "Báo Mẫu"
    assert rows["bài 0"]["Đăng lại từ"] == rows["bài 0"]["Mã bài gốc"] == ""


def test_news_of_a_saved_search_are_rows_of_its_list(press: list[Article], client: Client) -> None:
    person = make_person("officer")
    client.force_login(person)
    opened = FETCHED - timedelta(hours=1)
    for name, question in (("gộp", "q=h%E1%BB%99i"), ("từng bài", "q=h%E1%BB%99i&copies=each")):
        SavedSearch.objects.create(
            person=person, name=name, question=question, created_at=opened, opened_at=opened
        )
    html = client.get(LIST).content.decode()
    assert "4 mới" in html
    assert "6 mới" in html
    Article.objects.filter(title="bài 1").update(sorted_at=opened - hits.LATEST_NEWS - timedelta(days=1))
    Article.objects.exclude(title__in=["bài 1", "bài 5"]).update(first_seen_at=opened)
    news = search_articles(query="hội").folded().new_since(opened)
    assert news.told() == (0, False), "a new copy of a known article and an old one are no news"
    assert search_articles(query="hội").new_since(opened).told() == (1, False)
