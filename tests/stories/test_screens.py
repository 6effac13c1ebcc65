"""What the screens show and do: list, filters, export, page, regrouping without a script, who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.monitoring.making import FETCHED, make_outlet, make_person
from tests.stories.making import NOW, place, store, story_of

from nhipcau.common.desk import cards_for
from nhipcau.reading.records import Document, Figure, Mentions, Person, Place
from nhipcau.stories.actions import merge, move
from nhipcau.stories.desk import story_beside
from nhipcau.stories.queries.handing import counts_per_day

pytestmark = pytest.mark.django_db
LIST = "/dong-tin/"


@pytest.fixture
def officer() -> Any:
    return make_person("officer")


@pytest.fixture
def web(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def page(web: Client, address: str, **asked: str) -> str:
    response = web.get(address, asked)
    assert response.status_code == 200
    return str(response.content.decode())


def home(story: Any) -> str:
    return reverse("stories:story", args=[story.public_id])


def disagreeing(said: str, value: float, qualifier: str, **fields: Any) -> Any:
    text = f"Sáng nay tỉnh khai mạc hội nghị tập huấn công tác thông tin đối ngoại với {said} đại biểu."
    figure = f"{said} đại biểu"
    start = text.index(figure)
    mentions = Mentions(
        people=(Person("Lò Thị Mẫu", ("Phó Chủ tịch UBND tỉnh",), ((0, 4),)),),
        places=(Place("tỉnh", "Mẫu", "p04", "tinh", ((9, 13),)),),
        documents=(Document("Kế hoạch", "12/KH-UBND", None, None, ((0, 4),)),),
        figures=(Figure(figure, value, qualifier, "đại biểu", ((start, start + len(figure)),)),),  # type: ignore[arg-type]
    )
    return store("hoi", text=text, mentions=mentions, **fields)


@pytest.fixture
def told_apart() -> Any:
    first = disagreeing("gần 200", 200, "nearly", outlet=make_outlet("Báo Sông Mẫu"))
    disagreeing("hơn 150", 150, "over", outlet=make_outlet("Báo Núi Mẫu"), hours=2)
    place()
    return story_of(first)


def test_the_page_shows_the_disagreement_with_sentences_and_sources(web: Client, told_apart: Any) -> None:
    html = page(web, home(told_apart))
    assert told_apart.disagreements == 1
    for words in ("gần 200", "hơn 150", "<mark>hơn 150 đại biểu</mark>", "Báo Sông Mẫu", "Báo Núi Mẫu",
                  "Lò Thị Mẫu", "Phó Chủ tịch UBND tỉnh", "Kế hoạch 12/KH-UBND", "Chỉ báo này nêu"):  # fmt: skip
        assert words in html
    assert "Bài này mở đầu một dòng tin" in html
    assert 'style="' not in html


def test_the_list_searches_without_marks_filters_and_exports(web: Client, told_apart: Any) -> None:
    store("le")
    place()
    assert "tập huấn" in page(web, LIST, q="tap huan")
    assert "Không có mục nào khớp" in page(web, LIST, q="xyzt")
    only = page(web, LIST, disagreeing="on")
    assert "tập huấn" in only
    assert "pháo hoa" not in only
    for asked, found in [
        ({"several": "on"}, True), ({"many": "on"}, False), ({"state": "closed"}, False), ({"state": "open"}, True),
        ({"since": "2026-10-06"}, False), ({"until": "2026-10-04"}, False), ({"unit": "p04"}, True),
        ({"unit": "Nơi Không Có"}, False), ({"language": "vi"}, True),
        ({"outlet": apps.get_model("sources", "Outlet").objects.get(name="Báo Núi Mẫu").public_id}, True),
    ]:  # fmt: skip
        assert ("tập huấn thông tin" in page(web, LIST, **asked)) is found, asked
    text = b"".join(web.get(LIST, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "Khai mạc hội nghị" in text
    assert told_apart.public_id in text
    assert web.get(LIST, {"export": "xlsx"}).status_code == 200


def test_an_empty_office_is_told_why(web: Client) -> None:
    assert "Chưa có dòng tin nào" in page(web, LIST)


def test_pages_ask_few_questions_however_long(
    web: Client, told_apart: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        disagreeing(f"hơn {300 + number}", 300 + number, "over", hours=3 + number / 10)
        store("le", hours=number)
    place()
    with django_assert_max_num_queries(16):
        web.get(LIST, {"q": "hoi nghi"})
    with django_assert_max_num_queries(32):
        page(web, home(told_apart))


def test_a_person_merges_by_search_without_a_script(web: Client, told_apart: Any) -> None:
    other = story_of(_placed("le"))
    form = page(web, home(told_apart) + "gop/", q="phao hoa")
    assert other.title in form
    answer = web.post(
        home(told_apart) + "gop/?q=phao", {"others": [other.public_id], "revision": told_apart.revision}
    )
    assert answer.status_code == 302
    assert web.get(home(other)).headers["Location"] == home(told_apart)
    assert "Gộp dòng tin" in page(web, home(told_apart))
    assert web.get(home(other) + "gop/").status_code == 404


def test_a_person_splits_moves_renames_and_takes_back(web: Client, told_apart: Any) -> None:
    _first, second = told_apart.placements.order_by("article__sorted_at").values_list("article_id", flat=True)
    assert web.post(home(told_apart) + "tach/", {"articles": [second], "revision": 1}).status_code == 302
    alone = apps.get_model("stories", "Placement").objects.get(article_id=second).story
    assert alone != told_apart
    html = page(web, home(alone))
    assert "Do Người Mẫu xếp" in html
    public_id = apps.get_model("monitoring", "Article").objects.get(pk=second).public_id
    back = {"other": told_apart.public_id, "revision": alone.revision + 1}
    assert web.post(f"{home(alone)}chuyen/{public_id}/", back).status_code == 422
    back["revision"] = apps.get_model("stories", "Story").objects.get(pk=alone.pk).revision
    assert web.post(f"{home(alone)}chuyen/{public_id}/", back).status_code == 302
    renamed = {
        "title": "Tập huấn ở Mẫu",
        "revision": apps.get_model("stories", "Story").objects.get(pk=told_apart.pk).revision,
    }
    assert web.post(home(told_apart) + "doi-ten/", renamed).status_code == 302
    html = page(web, home(told_apart))
    assert "<h1>Tập huấn ở Mẫu</h1>" in html
    decision = apps.get_model("stories", "Decision").objects.get(kind="rename")
    assert web.post(f"{home(told_apart)}hoan-tac/{decision.public_id}/").status_code == 302
    assert "<h1>Khai mạc hội nghị" in page(web, home(told_apart))


def test_an_old_form_is_refused_in_words(web: Client, officer: Any, told_apart: Any) -> None:
    other = story_of(_placed("le"))
    merge(by=officer, at=NOW, into=told_apart, others=[other])
    answer = web.post(home(told_apart) + "doi-ten/", {"title": "Khác", "revision": 1})
    assert answer.status_code == 422
    assert "người khác xếp lại" in answer.content.decode()


def test_who_may_only_read_sees_no_button_and_changes_nothing(client: Client, told_apart: Any) -> None:
    client.force_login(make_person("clerk"))
    html = page(client, home(told_apart))
    assert "Gộp dòng tin" not in html
    assert "Chuyển bài" not in html
    for name in ("gop/", "tach/", "doi-ten/"):
        assert client.get(home(told_apart) + name).status_code == 403
        assert client.post(home(told_apart) + name, {"title": "x"}).status_code == 403


def test_nobody_reads_without_a_role(client: Client, told_apart: Any) -> None:
    assert client.get(LIST).status_code == 302
    person = make_person("officer")
    apps.get_model("people", "RoleGrant").objects.filter(person=person).delete()
    client.force_login(person)
    for address in (LIST, home(told_apart), home(told_apart) + "gop/"):
        answer = client.get(address)
        assert answer.status_code in {403, 404}
        assert "tập huấn" not in answer.content.decode()


def test_what_is_not_there_is_not_found(web: Client, told_apart: Any) -> None:
    assert web.get(LIST + "khong-co/").status_code == 404
    assert web.get(home(told_apart) + "chuyen/khong-co/").status_code == 404


def test_the_card_beside_an_article_names_the_others(web: Client, officer: Any, told_apart: Any) -> None:
    article = told_apart.placements.order_by("article__sorted_at").first().article
    html = page(web, reverse("monitoring:article", args=[article.public_id]))
    assert home(told_apart) in html
    assert "Báo Núi Mẫu" in html
    waiting = store("le")
    assert story_beside(officer, waiting.public_id, NOW) is None


def test_the_start_page_counts_what_began_today(officer: Any, told_apart: Any) -> None:
    card = next(card for card in cards_for(officer, at=NOW) if "Dòng tin mới" in card.title)
    assert card.figure == 1
    assert card.lines[0].tone == "warn"


def test_days_are_counted_for_the_rooms_above(officer: Any, told_apart: Any) -> None:
    day = timezone.localdate(FETCHED)
    (row,) = counts_per_day(since=day, until=day.replace(day=day.day + 1))
    assert (row.day, row.stories, row.new_stories, row.articles) == (day, 1, 1, 2)


def test_hostile_titles_are_printed_as_text(web: Client, officer: Any) -> None:
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    article = store("lu", title=bad)
    place()
    move_to = story_of(_placed("le"))
    for address in (LIST, home(story_of(article)), home(move_to) + "gop/"):
        assert "<script>alert" not in page(web, address)
        assert "<img src=x" not in page(web, address)
    move(by=officer, at=NOW, article_id=article.pk, story=story_of(article), to=move_to)
    assert "<script>alert" not in page(web, home(move_to))


def _placed(event: str) -> Any:
    article = store(event)
    place()
    return article
