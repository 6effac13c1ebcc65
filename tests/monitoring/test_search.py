"""The one search on whichever database runs: ranks, phrases, exclusions, scripts, filters, rights, counts."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.monitoring.making import Desk, make_outlet, make_page, make_person

from nhipcau.monitoring.queries.searching import Filters, hits, search_articles, search_articles_for
from nhipcau.reading.records import Mentions, Person

pytestmark = pytest.mark.django_db
NEWEST = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    """A desk without articles."""
    return Desk()


def titles(query: str = "", **filters: Any) -> list[str]:
    """Return the titles a list would show first, which must be those of the whole list."""
    found = search_articles(query=query, filters=Filters(**filters))
    shown = [article.title for article in found[:50]]
    assert shown == [article.title for article in found.all()], "the walk and the sort disagree"
    assert found.told() == (len(shown), False)
    return shown


def test_ranks_exact_marks_then_phrase_then_newest(desk: Desk) -> None:
    texts = {
        "rải không dấu": "Triệu người ở Đống Đa",
        "cụm không dấu": "vay đồng triệu",
        "rải đúng dấu": "Triều cường ở phía Đông",
        "cụm đúng dấu cũ": "về Đông Triều",
        "cụm đúng dấu mới": "lên Đông Triều",
    }
    for day, (title, text) in enumerate(texts.items()):
        at = NEWEST - timedelta(days=30 - day) if title != "cụm đúng dấu cũ" else NEWEST - timedelta(days=90)
        desk.store(text, title=title, published_at=at)
    best_first = ["cụm đúng dấu mới", "cụm đúng dấu cũ", "rải đúng dấu", "cụm không dấu", "rải không dấu"]
    assert titles("Đông Triều") == best_first
    assert titles("Đông Triều", exact_marks=True) == best_first[:3]
    assert set(titles("dong trieu")[:3]) == {"cụm đúng dấu mới", "cụm đúng dấu cũ", "cụm không dấu"}
    assert titles('"đông triều"') == ["cụm đúng dấu mới", "cụm đúng dấu cũ", "cụm không dấu"]
    assert titles(unicodedata.normalize("NFD", "Đông Triều")) == best_first


def test_words_stand_whole_and_all_of_them(desk: Desk) -> None:
    desk.store("Quốc lộ 18 qua Uông Bí", title="một")
    assert titles("quoc lo") == titles("bí quốc") == titles('"lo 18"') == ["một"]
    assert titles("quo") == titles("quoc xe") == titles('"18 lo"') == []


def test_exclusions_take_articles_away(desk: Desk) -> None:
    desk.store("lễ hội ở Cao Bằng", title="có bằng")
    desk.store("lễ hội ở Cao Bảng", title="có bảng")
    desk.store("hội chợ", title="chợ")
    assert titles("hội -bằng") == ["chợ", "có bảng"]
    assert titles("hội -bang") == ["chợ"]
    assert titles('hội -"cao bảng"') == ["chợ", "có bằng"]
    assert titles("-hội") == []
    assert titles("-chợ") == ["có bảng", "có bằng"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("高平省代表团访问广西", "代表团"),
        ("ສປປ ລາວ ແລະ ຫວຽດນາມ", "ຫວຽດນາມ"),
        ("កម្ពុជានិងវៀតណាម", "វៀតណាម"),
        ("Cérémonie à Đông Triều, 57号", "57号"),
    ],
    ids=["zh", "lo", "km", "mixed"],
)
def test_scripts_without_blanks_are_found_inside(desk: Desk, text: str, query: str) -> None:
    desk.store(text, title="thấy")
    desk.store("khác hẳn", title="khác")
    assert titles(query) == titles(f'"{query}"') == ["thấy"]


@pytest.fixture
def one_stored(desk: Desk) -> None:
    """Something that a hostile query could find."""
    desk.store("Một bài ở Đông Triều AND OR NOT NEAR")


@given(st.one_of(st.text(max_size=60), st.text("\"*^:(){}-+|&!<>\\'%_ aĐ", max_size=40)))
@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_is_typed_is_an_error(one_stored: None, query: str) -> None:
    found = search_articles(query=query, filters=Filters(any_of=(query, "Đông")))
    assert found.told()[0] == len(found[:5]) == found.count()


@pytest.mark.parametrize("query", ["NOT", 'AND "OR"', "exact:đông", "NEAR(a b)", "dong*", "'; DROP", "\x00"])
def test_words_of_query_languages_are_words(one_stored: None, query: str) -> None:
    assert list(search_articles(query=query)[:5]) == list(search_articles(query=query))


def test_filters_join(desk: Desk) -> None:
    outlets = [make_outlet("Báo A"), make_outlet("Báo B"), make_outlet("Báo C")]
    for outlet, language in zip(outlets, ("vi", "en", "zh"), strict=True):
        at = NEWEST - timedelta(days=outlets.index(outlet))
        page = make_page(outlet=outlet)
        desk.store("chung một lời", title=outlet.name, page=page, language=language, published_at=at)
    two = frozenset(outlet.public_id for outlet in outlets[:2])
    assert titles("chung", outlets=two) == ["Báo A", "Báo B"]
    assert titles(languages=frozenset({"en", "zh"})) == ["Báo B", "Báo C"]
    assert titles("loi", outlets=two, languages=frozenset({"en", "zh"})) == ["Báo B"]
    assert titles("chung", since=date(2026, 10, 4), until=date(2026, 10, 4)) == ["Báo B"]
    assert titles(any_of=("không có", "một lời"), outlets=two) == ["Báo A", "Báo B"]
    assert titles(any_of=("không có",)) == titles(any_of=("",)) == []


def test_a_post_is_held_and_a_deputy_holds_another(desk: Desk) -> None:
    held = {
        "chủ tịch": ("Nguyễn Văn Mẫu", "Chủ tịch Ủy ban nhân dân tỉnh"),
        "viết tắt": ("Trần Thị Mẫu", "Chủ tịch UBND tỉnh Cao Bằng"),
        "phó": ("Lê Văn Mẫu", "Phó Chủ tịch UBND tỉnh"),
    }
    for title, (name, office) in held.items():
        person = Person(name=name, spans=((0, 3),), offices=(office,))
        desk.store("bài có người", title=title, mentions=Mentions(people=(person,)))
    assert titles(posts=("Chủ tịch UBND tỉnh",)) == ["viết tắt", "chủ tịch"]
    assert titles(posts=("phó chủ tịch ủy ban nhân dân tỉnh",)) == ["phó"]
    assert len(titles("người", posts=("Chủ tịch UBND tỉnh", "Phó chủ tịch UBND tỉnh"))) == 3


def test_a_batch_is_asked_of_a_batch_only(desk: Desk) -> None:
    ids = [desk.store("cùng lời", title=str(number)).article.pk for number in range(4)]
    found = search_articles(query="cung", among=ids[:2])
    assert {article.pk for article in found[:9]} == set(ids[:2])
    assert set(search_articles(query="cung").filter(pk__in=ids[2:]).values_list("pk", flat=True)) == set(
        ids[2:]
    )
    assert not search_articles(query="-cung", among=ids).exists()


def test_pages_follow_each_other_and_filters_chain(desk: Desk) -> None:
    for number in range(9):
        words = "Đông Triều" if number % 3 == 0 else "đồng triệu"
        desk.store(words, title=str(number), published_at=NEWEST - timedelta(hours=number))
    found = search_articles(query="Đông Triều")
    pages = [article.title for start in (0, 4, 8) for article in found[start : start + 4]]
    assert pages == ["0", "3", "6", "1", "2", "4", "5", "7", "8"]
    assert [a.title for a in found.exclude(title="3")[:3]] == ["0", "6", "1"]
    assert [a.title for a in found.order_by("title")[:3]] == ["0", "1", "2"]
    assert [a.title for a in found.reverse()[:2]] == ["8", "7"]


def test_a_common_word_is_counted_to_a_limit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "COUNTED_TO", 3)
    for _ in range(5):
        desk.store("lời chung")
    assert search_articles(query="chung").told() == (3, True)
    assert search_articles().told() == (3, True)
    assert search_articles(query="chung").count() == 5


def test_who_may_not_read_finds_nothing(desk: Desk) -> None:
    desk.store("lời chung")
    reader, stranger = make_person("officer"), make_person("officer")
    stranger.may = lambda *_: False
    assert len(search_articles_for(reader, query="chung")[:5]) == 1
    assert not search_articles_for(stranger, query="chung")[:5]
    assert search_articles_for(stranger, query="chung").told() == (0, False)
