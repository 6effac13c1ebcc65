"""The front door: serves from memory, answers 304, is never older than the record, keeps nothing private."""

from __future__ import annotations

from typing import Any

import pytest
from tests.newsroom.test_pages import correct, take_back
from tests.newsroom.visitor import Visitor
from tests.statements.making import make_published, make_spokesperson

from nhipcau.common.pace import Pace
from nhipcau.newsroom.serving.kept import Kept, page_of
from nhipcau.newsroom.serving.lookout import LOOKOUT

pytestmark = pytest.mark.django_db


def test_second_reader_is_served_from_memory(visitor: Visitor) -> None:
    make_published()
    first = visitor.get("/vi/", HTTP_ACCEPT_ENCODING="gzip")
    rendered = visitor.django.rendered
    again = visitor.get("/vi/", HTTP_ACCEPT_ENCODING="gzip")
    assert visitor.django.rendered == rendered
    assert again.raw == first.raw
    assert again.headers["Content-Encoding"] == "gzip"
    assert visitor.get("/vi/").text == again.text
    assert "X-Newsroom-Keep" not in again.headers
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]
    assert visitor.ask("/vi/", "HEAD").raw == b""


def test_conditional_get_is_304_until_something_changes(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person)
    path = f"/vi/{statement.public_id}/"
    tag = visitor.get(path).headers["ETag"]
    assert visitor.get(path, HTTP_IF_NONE_MATCH=tag).status == 304
    assert visitor.get(path, HTTP_IF_NONE_MATCH='"other"').status == 200
    correct(statement, person)
    assert visitor.get(path, HTTP_IF_NONE_MATCH=tag).status == 200


def test_last_modified_is_believed_only_when_it_is_old_enough(visitor: Visitor, monkeypatch: Any) -> None:
    import time

    make_published()
    assert "Last-Modified" not in visitor.get("/vi/").headers
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 10)
    since = visitor.get("/vi/").headers["Last-Modified"]
    assert visitor.get("/vi/", HTTP_IF_MODIFIED_SINCE=since).status == 304
    assert visitor.get("/vi/", HTTP_IF_MODIFIED_SINCE="nonsense").status == 200


def test_withdrawal_shows_at_the_next_look(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person)
    assert visitor.get(f"/vi/{statement.public_id}/").status == 200
    take_back(statement, person)
    assert visitor.get(f"/vi/{statement.public_id}/").status == 410


def test_no_page_is_older_than_the_pace_of_looking(visitor: Visitor) -> None:
    """Between two looks the old page may stand; a look later than half a second never happens."""
    person = make_spokesperson()
    statement = make_published(person)
    assert LOOKOUT.look().shelf.latest(statement.public_id)
    LOOKOUT.every = 1000
    take_back(statement, person)
    assert visitor.get(f"/vi/{statement.public_id}/").status == 200
    LOOKOUT.every = 0.5
    LOOKOUT._looked_at -= 0.6
    assert visitor.get(f"/vi/{statement.public_id}/").status == 410


def test_cookies_the_office_and_foreign_hosts_go_to_django(visitor: Visitor, settings: Any) -> None:
    for path, headers in (("/vi/", {"HTTP_COOKIE": "a=b"}), ("/dang-nhap/", {})):
        rendered = visitor.django.rendered
        visitor.get(path, **headers)
        visitor.get(path, **headers)
        assert visitor.django.rendered >= rendered + (1 if headers else 2), path
    assert visitor.get("/vi/", HTTP_HOST="evil.example").status == 400


def test_wrong_addresses_fill_no_memory(visitor: Visitor) -> None:
    visitor.get("/vi/")
    before = visitor.door.kept.bytes
    for number in range(20):
        assert visitor.get(f"/vi/nowhere-{number}/").status == 404
    assert visitor.door.kept.bytes == before


def test_memory_is_bounded() -> None:
    kept = Kept(most_bytes=100_000)
    for number in range(200):
        page = page_of(generation=1, since=0, status="200 OK", headers=[("Content-Type", "text/html")],
                       body=b"x" * 4000, place=b"~")  # fmt: skip
        kept.put(f"/{number}", page)
    assert kept.bytes <= 100_000
    assert kept.get("/199", 1)
    assert kept.get("/0", 1) is None
    assert kept.get("/199", 2) is None


def test_pace_counts_an_hour_by_address() -> None:
    pace = Pace(most=2)
    assert [pace.is_too_fast("a", now=moment) for moment in (0, 1, 2)] == [False, False, True]
    assert not pace.is_too_fast("b", now=2)
    assert not pace.is_too_fast("a", now=3601.5)


def test_a_form_gets_a_fresh_stamp_though_its_page_is_kept(visitor: Visitor) -> None:
    from nhipcau.newsroom.serving.stamps import PLACE, fault_of

    make_published()
    rendered = visitor.django.rendered
    page = visitor.get("/vi/ask/")
    visitor.get("/vi/ask/")
    assert visitor.django.rendered == rendered + 1
    assert PLACE not in page.body
    stamp = page.text.split('name="stamp" value="')[1].split('"')[0]
    assert fault_of(stamp) == "early"
    assert fault_of(stamp[:-1] + "x") == "broken"


def test_a_search_is_kept_by_what_it_asks_and_no_longer_than_a_page(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person)
    word = statement.title.split()[0]
    rendered = visitor.django.rendered
    first = visitor.ask("/vi/search/", data={"q": word})
    assert f"/vi/{statement.public_id}/" in first.text
    for same in ({"q": f"  {word} "}, {"q": word, "page": "1"}, {"utm_source": "x", "q": word}):
        assert visitor.ask("/vi/search/", data=same).raw == first.raw
    assert visitor.django.rendered == rendered + 1
    take_back(statement, person)
    assert f"/vi/{statement.public_id}/" not in visitor.ask("/vi/search/", data={"q": word}).text


def test_what_no_page_reads_makes_no_second_page(visitor: Visitor) -> None:
    make_published()
    visitor.get("/vi/")
    rendered, before = visitor.django.rendered, visitor.door.kept.bytes
    for number in range(20):
        assert visitor.ask("/vi/", data={"fbclid": str(number)}).status == 200
    assert (visitor.django.rendered, visitor.door.kept.bytes) == (rendered, before)


def test_odd_searches_leave_the_pages_alone(visitor: Visitor) -> None:
    make_published()
    visitor.get("/vi/")
    visitor.door.answers = Kept(most_bytes=60_000)
    for number in range(30):
        visitor.ask("/vi/search/", data={"q": f"x{number}"})
    assert visitor.door.answers.bytes <= 60_000
    rendered = visitor.django.rendered
    visitor.get("/vi/")
    assert visitor.django.rendered == rendered


def test_a_very_long_question_is_answered_and_not_kept(visitor: Visitor) -> None:
    before = visitor.door.answers.bytes
    assert visitor.ask("/vi/search/", data={"q": "y" * 3000}).status == 200
    assert visitor.door.answers.bytes == before


def test_the_office_leads_to_the_newsroom_and_the_newsroom_to_no_office(visitor: Visitor) -> None:
    answer = visitor.get("/newsroom/")
    assert (answer.status, answer.headers["Location"]) == (302, "/vi/")
    assert 'href="/newsroom/"' in visitor.get("/dang-nhap/").text
    assert "dang-nhap" not in visitor.get("/vi/").text
