"""Storing what was kept: once, as versions, with mentions, one entry in the record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from tests.monitoring.making import FETCHED, Desk

from nhipcau.monitoring.models import Article, Mention, SearchText, Version
from nhipcau.reading.records import Figure, Mentions, Person, Place

LATER = FETCHED + timedelta(hours=6)


def entries() -> int:
    return apps.get_model("record", "Entry").objects.count()


def test_the_same_text_again_stores_nothing(desk: Desk) -> None:
    page = desk.page()
    assert desk.store("Một đoạn.", page=page).news == "new"
    before = entries()
    assert desk.store("Một đoạn.", page=page, fetched_at=LATER).news == "same"
    assert (Version.objects.count(), entries()) == (1, before)


def test_new_text_stands_beside_the_old_and_is_what_search_reads(desk: Desk) -> None:
    page = desk.page()
    first = desk.store("Có 20 người dự.", page=page)
    before = entries()
    second = desk.store("Có 25 người dự.", page=page, fetched_at=LATER)
    assert (second.news, second.article.pk) == ("changed", first.article.pk)
    assert list(Version.objects.values_list("number", "text")) == [
        (1, "Có 20 người dự."),
        (2, "Có 25 người dự."),
    ]
    assert entries() == before + 1
    assert "25" in SearchText.objects.get().folded
    assert "20" not in SearchText.objects.get().folded


def test_a_text_that_returns_to_an_older_wording_is_a_third_version(desk: Desk) -> None:
    page = desk.page()
    for text in ("A.", "B.", "A."):
        desk.store(text, page=page)
    assert list(Version.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_new_title_over_the_same_text_is_a_version(desk: Desk) -> None:
    page = desk.page()
    desk.store("A.", page=page, title="Tiêu đề cũ")
    assert desk.store("A.", page=page, title="Tiêu đề mới").article.title == "Tiêu đề mới"
    assert Version.objects.count() == 2


def test_a_publication_from_the_future_is_left_out_and_refused_by_the_database(desk: Desk) -> None:
    article = desk.store("A.", published_at=datetime(2031, 1, 1, tzinfo=UTC)).article
    assert (article.published_at, article.published_on) == (None, None)
    with pytest.raises(IntegrityError, match="monitoring_article_not_from_the_future"), transaction.atomic():
        Article.objects.update(published_on=date(2031, 1, 1))


def test_an_edit_keeps_the_first_publication(desk: Desk) -> None:
    page = desk.page()
    desk.store("A.", page=page, published_at=datetime(2026, 10, 4, 1, tzinfo=UTC))
    article = desk.store("B.", page=page, fetched_at=LATER, published_at=FETCHED).article
    assert article.published_on == date(2026, 10, 4)


def test_mentions_keep_their_kind_spans_and_known_unit(desk: Desk) -> None:
    apps.get_model("units", "Unit").objects.create(id="p04", level=1)
    mentions = Mentions(
        people=(Person("Lý Văn Mẫu", ("Phó Chủ tịch UBND tỉnh",), ((0, 10),)),),
        places=(
            Place("Cao Bằng", "Cao Bằng", "p04", "tinh", ((20, 28),)),
            Place("Nơi Lạ", "Nơi Lạ", "c99999", "xa", ((30, 36),)),
        ),
        figures=(Figure("hơn 2.300 người", 2300, "over", "người", ((40, 55),)),),
    )
    desk.store("Lý Văn Mẫu " + "x" * 60, mentions=mentions)
    rows = [(m.kind, m.label, m.unit_id, m.spans) for m in Mention.objects.order_by("position")]
    assert rows == [
        ("people", "Lý Văn Mẫu", None, [[0, 10]]),
        ("places", "Cao Bằng", "p04", [[20, 28]]),
        ("places", "Nơi Lạ", None, [[30, 36]]),
        ("figures", "hơn 2.300 người", None, [[40, 55]]),
    ]
    assert Mention.objects.get(kind="figures").detail == {"value": 2300, "qualifier": "over", "unit": "người"}


def test_what_a_database_refuses_does_not_stop_the_store(desk: Desk) -> None:
    article = desk.store("a\x00b \ud800", title="\x00").article
    assert Version.objects.get(article=article).text == "a\ufffdb \ufffd"


def test_a_fault_in_the_middle_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.page()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("nhipcau.monitoring.actions.storing.record.note", fail)
    with pytest.raises(RuntimeError):
        desk.store("A.", page=page)
    assert (Article.objects.count(), Version.objects.count()) == (0, 0)
