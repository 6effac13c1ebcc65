"""What the screens show: search, filters, exports, the article page, versions and their difference."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page, make_person

from nhipcau.reading.records import Body, DateMention, Document, Figure, Mentions, Person, Place

LIST = "/bai/"
TEXT = (
    "Chiều 5/10, tại Đông Triều, bà Lò Thị Mẫu, Phó Chủ tịch UBND tỉnh, đón hơn 2.300 người "
    "theo Kế hoạch số 12/KH-UBND."
)


def span(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


MENTIONS = Mentions(
    people=(Person("Lò Thị Mẫu", ("Phó Chủ tịch UBND tỉnh",), span("Lò Thị Mẫu")),),
    places=(Place("Đông Triều", "Đông Triều", "p04", "tinh", span("Đông Triều")),),
    bodies=(Body("UBND tỉnh", span("UBND tỉnh")),),
    documents=(
        Document("Kế hoạch", "12/KH-UBND", "2026-09-30", "UBND tỉnh", span("Kế hoạch số 12/KH-UBND")),
    ),
    figures=(Figure("hơn 2.300 người", 2300, "over", "người", span("hơn 2.300 người")),),
    dates=(DateMention("5/10", "--10-05", "--10-05", "day", span("5/10")),),
)


@pytest.fixture
def web(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def page(web: Client, address: str, **asked: str) -> str:
    response = web.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_search_without_tone_marks_finds_and_marks_the_words(web: Client, desk: Desk) -> None:
    desk.store(TEXT, title="Đông Triều đón khách", mentions=MENTIONS)
    desk.store("Một bài khác hẳn.", title="Bài khác")
    html = page(web, LIST, q="dong trieu")
    assert "<mark>Đông</mark> <mark>Triều</mark>" in html or "<mark>Đông Triều</mark>" in html
    assert "Bài khác" not in html


def test_exact_marks_rank_above_folded_ones(web: Client, desk: Desk) -> None:
    desk.store("Lời khác hẳn.", title="Đồng Triệu mở hội", fetched_at=FETCHED + timedelta(hours=2))
    desk.store("Một đoạn văn.", title="Đông Triều mở hội")
    html = page(web, LIST, q="Đông Triều")
    assert html.index("mark>Đông") < html.index("mark>Đồng")


def test_words_that_stand_nowhere_give_the_empty_answer(web: Client, desk: Desk) -> None:
    desk.store(TEXT)
    assert "Không có mục nào khớp" in page(web, LIST, q="xyzt")
    assert "Không có mục nào khớp" in page(web, LIST, q="%")


def test_an_empty_office_is_told_what_to_do(web: Client) -> None:
    assert "Chưa có bài nào" in page(web, LIST)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"holder": "lo thi mau"}, True),
        ({"holder": "phó chủ tịch"}, True),
        ({"holder": "Nguyễn"}, False),
        ({"document": "12/KH-UBND"}, True),
        ({"document": "13/KH-UBND"}, False),
        ({"body": "ubnd tinh"}, True),
        ({"unit": "p04"}, True),
        ({"unit": "Nơi Không Có"}, False),
        ({"since": "2026-10-05", "until": "2026-10-05"}, True),
        ({"since": "2026-10-06"}, False),
        ({"until": "2026-10-04"}, False),
        ({"language": "vi"}, True),
        ({"changed": "on"}, False),
    ],
)
def test_each_filter_narrows_the_list(web: Client, desk: Desk, asked: dict[str, str], found: bool) -> None:
    desk.store(TEXT, title="Bài cần tìm", mentions=MENTIONS)
    desk.store("Fog.", title="Morning", language="en")
    assert ("Bài cần tìm" in page(web, LIST, **asked)) is found


def test_the_outlet_filter_and_the_mention_of_an_older_version(web: Client, desk: Desk) -> None:
    outlet = make_outlet("Báo Sông Mẫu")
    stored = make_page(outlet=outlet)
    desk.store(TEXT, page=stored, title="Bài của Sông Mẫu", mentions=MENTIONS)
    desk.store("Bài khác.", title="Bài khác")
    assert "Bài khác" not in page(web, LIST, outlet=outlet.public_id)
    desk.store("Đã cắt hết.", page=stored, title="Bài của Sông Mẫu", fetched_at=FETCHED + timedelta(hours=1))
    assert "Bài của Sông Mẫu" not in page(web, LIST, holder="Lò Thị Mẫu")
    assert "Bài của Sông Mẫu" in page(web, LIST, changed="on")


def test_the_exports_carry_titles_addresses_and_times(web: Client, desk: Desk) -> None:
    desk.store(TEXT, title="=1+1", url="https://bao-mau.vn/xuat.html")
    response = web.get(LIST, {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "'=1+1" in text
    assert "https://bao-mau.vn/xuat.html" in text
    assert "2026-10-05" in text
    assert web.get(LIST, {"export": "xlsx"}).status_code == 200


def test_the_list_asks_few_questions_however_long(
    web: Client, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        desk.store(f"{TEXT} {number}", mentions=MENTIONS)
    # PostgreSQL walks the hits in spans that double, and asks after each span's originals.
    with django_assert_max_num_queries(30):
        web.get(LIST, {"q": "dong trieu"})


def test_the_article_page_explains_every_mention(web: Client, desk: Desk) -> None:
    article = desk.store(TEXT, mentions=MENTIONS).article
    html = page(web, reverse("monitoring:article", args=[article.public_id]))
    for words in (
        "Phó Chủ tịch UBND tỉnh",
        "hơn 2.300 người",
        "05/10, không rõ năm",
        "ngày 30/09/2026, do UBND tỉnh ban hành",
    ):
        assert words in html
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'href="#n-0"' in html
    assert 'id="n-0"' in html
    assert 'id="m-0-1"' in html


def test_foreign_text_says_its_language(web: Client, desk: Desk) -> None:
    article = desk.store("高平省代表团", title="高平", language="zh").article
    html = page(web, reverse("monitoring:article", args=[article.public_id]))
    assert '<div class="article-text" lang="zh">' in html
    assert "Hiện máy chỉ tìm" in html


def test_versions_and_their_difference_are_shown(web: Client, desk: Desk) -> None:
    stored = make_page()
    desk.store("Có 20 người dự lễ.", page=stored)
    article = desk.store("Có 25 người dự lễ.", page=stored, fetched_at=FETCHED + timedelta(hours=1)).article
    html = page(web, reverse("monitoring:difference", args=[article.public_id, 1, 2]))
    assert "<del>20 </del><ins>25 </ins>" in html
    old = page(web, reverse("monitoring:version", args=[article.public_id, 1]))
    assert "Có 20 người dự lễ." in old
    assert "không phải bản mới nhất" in old


@pytest.mark.parametrize("path", ["khong-co/", "khong-co/ban/1/", "khong-co/khac/1/2/"])
def test_what_is_not_there_is_not_found(web: Client, path: str) -> None:
    assert web.get(LIST + path).status_code == 404


def test_a_missing_version_is_not_found(web: Client, desk: Desk) -> None:
    article = desk.store(TEXT).article
    assert web.get(reverse("monitoring:version", args=[article.public_id, 7])).status_code == 404


def test_nobody_reads_without_signing_in_or_without_a_role(client: Client, desk: Desk) -> None:
    article = desk.store(TEXT, title="Bài kín").article
    for address in (
        LIST,
        reverse("monitoring:article", args=[article.public_id]),
        reverse("monitoring:how_it_reads"),
    ):
        assert client.get(address).status_code == 302
    person = make_person("officer")
    apps.get_model("people", "RoleGrant").objects.filter(person=person).delete()
    client.force_login(person)
    response = client.get(LIST)
    assert response.status_code == 403
    assert b"B\xc3\xa0i k\xc3\xadn" not in response.content


def test_the_explanation_page_stands(web: Client) -> None:
    assert "Với nhà báo" in page(web, reverse("monitoring:how_it_reads"))
