"""Trust item 6: before its minute nothing shows one byte of a text, at its minute all addresses do, by the database's clock."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from tests.newsroom.visitor import Visitor
from tests.presenting.making import (
    approve_it,
    approve_words,
    make_asset,
    make_office,
    make_piece,
    make_speaker,
    make_spokesperson,
    make_writer,
    write,
)
from tests.statements.making import approve, edition_of, make_published, submit, translate, version_of

from nhipcau.newsroom.actions.exporting import addresses
from nhipcau.newsroom.queries.checking import check_text
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.statements.actions.releasing import schedule
from nhipcau.statements.queries.public import now_of_database

pytestmark = pytest.mark.django_db
SECRET = "Vùng nguyên liệu Khau Trạng"
SECRET_EN = "Khau Trang growing area"
LINK = re.compile(r'(?:href|src)="(/[^"]*)"|<loc>[^<]*?://[^/<]*(/[^<]*)</loc>')


@pytest.fixture
def embargoed(settings: Any, tmp_path: Any) -> Any:
    """A feature with a picture, in two languages, approved; and one statement that is out."""
    settings.MEDIA_KIT_DIR = tmp_path / "media"
    office = make_office()
    writer = make_writer()
    make_speaker(office=office)
    person = make_spokesperson(speaks=False)
    make_speaker(person, office=office)
    make_published(person)
    speaker = office.speakers.get(person=person)
    piece = make_piece(writer, title=f"{SECRET} mở rộng", lead=f"{SECRET} thêm 40 ha.", speaker_id=speaker.pk)
    asset = make_asset(writer)
    write(piece, writer, [asset])
    approve_it(piece, person)
    english = translate(piece.statement, title=f"{SECRET_EN} extended", lead="40 hectares more.")
    submit(english)
    approve(english, person)
    approve_words(piece, person)
    return piece.statement, person, asset


def begin(statement: Any, person: Any, seconds: float) -> None:
    """Appoint the minute so many seconds from now by the database's clock."""
    at = now_of_database()
    schedule(
        by=person,
        at=at,
        edition=edition_of(statement),
        release_at=at + timedelta(seconds=seconds),
        confirmed_at=at,
    )


def guessed(statement: Any, asset: Any) -> list[str]:
    """Return every address that somebody could guess of a text that is not out."""
    name = statement.public_id
    per_language = ["", "1/", "statement.json", "1/statement.json", "qr.svg", "share/"]
    pages = [
        f"/{language}/{name}/{rest}" for language in settings.NEWSROOM_LANGUAGES for rest in per_language
    ]
    api = [f"/api/newsroom/{language}/statements" for language in settings.NEWSROOM_LANGUAGES]
    api += [f"{each}/{name}" for each in api] + [f"{each}?subject=general" for each in api]
    media = [f"/newsroom/media/{asset.public_id}/{size}.jpg" for size in ("thumbnail", "web", "full")]
    asked = [f"/vi/search/?q={word}" for word in ("Khau+Trang", "nguyen+lieu")] + [f"/vi/real/?c={name}"]
    return [*pages, *api, *media, *asked]


def crawl(visitor: Visitor, begin_at: list[str]) -> Iterator[tuple[str, Any]]:
    """Read every public address that can be reached or guessed, by GET and by HEAD."""
    waiting, known = list(begin_at), set()
    while waiting:
        path = waiting.pop()
        if path in known or path.startswith("/static/"):
            continue
        known.add(path)
        answer = visitor.get(path)
        yield path, answer
        assert "?" in path or visitor.ask(path, "HEAD").status in {answer.status, 304}, path
        if answer.headers.get("Content-Type", "").split(";")[0] in {"text/html", "application/xml"}:
            waiting += [a or b for a, b in LINK.findall(answer.text)]


@pytest.mark.slow
def test_no_byte_before_the_minute_and_everything_after(visitor: Visitor, embargoed: Any) -> None:
    statement, person, asset = embargoed
    LOOKOUT.every = 0.5
    picture = asset.files.get(rendition="full")
    begin(statement, person, 60)
    start = [*addresses(LOOKOUT.look().shelf), *guessed(statement, asset)]
    tags = {}
    for path, answer in crawl(visitor, start):
        body = answer.body
        assert SECRET.encode() not in body, path
        assert SECRET_EN.encode() not in body, path
        is_echo = statement.public_id in path
        assert is_echo or statement.public_id.encode() not in body, path
        assert picture.sha256.encode() not in body, path
        if path.startswith("/newsroom/media/"):
            assert answer.status == 404
        if "ETag" in answer.headers:
            tags[path] = answer.headers["ETag"]
    judged = check_text(LOOKOUT.look().shelf, f"{SECRET} mở rộng\n{SECRET} thêm 40 ha.")
    assert judged.outcome == "unknown"

    begin(statement, person, 0.9)
    assert SECRET not in visitor.get("/vi/").text
    time.sleep(2)
    seen = dict(crawl(visitor, start))
    for path in (f"/vi/{statement.public_id}/", "/vi/features/", "/vi/all/", "/vi/feeds/all.atom", "/vi/feeds/all.rss",
                 "/vi/feeds/all.json", "/api/newsroom/vi/statements", "/vi/search/?q=Khau+Trang"):  # fmt: skip
        assert SECRET in seen[path].text or SECRET in seen[path].text.encode().decode(
            "unicode_escape", "ignore"
        ), path
    assert SECRET_EN in seen[f"/en/{statement.public_id}/"].text
    assert statement.public_id in seen["/sitemap-vi.xml"].text
    assert seen[f"/newsroom/media/{asset.public_id}/full.jpg"].status == 200
    fresh = visitor.get("/vi/features/", HTTP_IF_NONE_MATCH=tags["/vi/features/"])
    assert fresh.status == 200


def test_a_server_that_slept_through_the_minute_wakes_with_the_text(visitor: Visitor, embargoed: Any) -> None:
    """Nobody ran a worker: the first visitor's request carries the release out."""
    statement, person, _asset = embargoed
    begin(statement, person, 0.3)
    time.sleep(0.5)
    assert version_of(statement).released_at is None
    assert SECRET in visitor.get(f"/vi/{statement.public_id}/").text
    assert version_of(statement).released_at is not None


def test_a_failing_release_leaks_nothing_and_breaks_no_page(
    visitor: Visitor, embargoed: Any, monkeypatch: Any
) -> None:
    statement, person, _asset = embargoed
    begin(statement, person, 0.2)
    time.sleep(0.3)
    monkeypatch.setattr(LOOKOUT, "_release", lambda _now: 1 / 0)
    assert visitor.get("/vi/").status == 200
    assert SECRET not in visitor.get("/vi/").text
    assert visitor.get(f"/vi/{statement.public_id}/").status == 404
