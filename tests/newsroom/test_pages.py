"""Every public page answers in every language, with its words, its sisters and its marks, and without a cookie."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.newsroom.visitor import Visitor
from tests.statements.making import (
    approve,
    edition_of,
    fresh,
    make_published,
    make_spokesperson,
    submit,
    version_of,
)

from nhipcau.newsroom.queries.feeding import PAGES
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.releasing import release_now

LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")
pytestmark = pytest.mark.django_db


def correct(statement: Any, person: Any, what: str = "Sửa giờ thông xe.") -> None:
    """Release a second edition of a statement."""
    from nhipcau.statements.actions.writing import write_version

    at = timezone.now()
    writer = version_of(statement).writers.order_by("pk")[0].person
    edition = start_correction(
        by=writer, at=at, statement=statement, what_changed=what, changes_told={"en": "Hour corrected."}
    )
    for version in edition.versions.all():
        write_version(
            by=writer, at=at, version=version, seen=version.revision, title=version.title, lead=version.lead,
            body=version.body + "\n\nGiờ đúng là 7 giờ.",
        )  # fmt: skip
        submit(fresh(version), at=at)
        approve(fresh(version), person, at=at)
    release_now(by=person, at=at, edition=fresh(edition), confirmed_at=at)


def take_back(statement: Any, person: Any) -> None:
    """Withdraw a statement."""
    at = timezone.now()
    withdraw(by=person, at=at, edition=edition_of(statement), reason="Công bố nhầm bản nháp.",
             reasons={"en": "A draft was released by mistake."}, confirmed_at=at)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_its_language(visitor: Visitor, language: str) -> None:
    statement = make_published(languages=("en",))
    for page in PAGES:
        answer = visitor.get(f"/{language}/{page}")
        assert answer.status == 200, page
        tag = "zh-Hans" if language == "zh" else language
        assert f'<html lang="{tag}">' in answer.text
        assert answer.headers["Content-Language"] == tag
        assert "Set-Cookie" not in answer.headers
        assert "<script" not in answer.text.replace('<script type="application/ld+json">', "")
    there = visitor.get(f"/{language}/{statement.public_id}/")
    assert there.status == (200 if language in {"vi", "en"} else 404)


def test_missing_translation_offers_what_exists_and_shows_no_other_words(visitor: Visitor) -> None:
    statement = make_published(languages=("en",))
    answer = visitor.get(f"/km/{statement.public_id}/")
    assert answer.status == 404
    assert f'href="/vi/{statement.public_id}/"' in answer.text
    assert f'href="/en/{statement.public_id}/"' in answer.text
    assert "Từ 6 giờ ngày 21/11/2026" not in answer.text
    assert 'content="noindex"' in answer.text


def test_hreflang_links_return(visitor: Visitor) -> None:
    statement = make_published(languages=("en",))
    pattern = re.compile(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"')
    told = {}
    for language in ("vi", "en"):
        links = dict(pattern.findall(visitor.get(f"/{language}/{statement.public_id}/").text))
        told[language] = {tag: url for tag, url in links.items() if tag != "x-default"}
    assert told["vi"] == told["en"]
    assert set(told["vi"]) == {"vi", "en"}


def test_office_is_a_party_on_every_page(visitor: Visitor) -> None:
    statement = make_published()
    for page in (*PAGES, f"{statement.public_id}/", f"{statement.public_id}/share/", "nowhere/at-all/"):
        assert "Cơ quan là một bên liên quan" in visitor.get(f"/vi/{page}").text, page


def test_correction_shows_what_changed_and_both_editions(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person, languages=("en",))
    correct(statement, person)
    now = visitor.get(f"/vi/{statement.public_id}/").text
    assert "Sửa giờ thông xe." in now
    assert "Giờ đúng là 7 giờ." in now
    assert f"/vi/{statement.public_id}/1/" in now
    assert f"/vi/{statement.public_id}/2/" in now
    old = visitor.get(f"/vi/{statement.public_id}/1/").text
    assert "Giờ đúng là 7 giờ." not in old
    assert "không còn hiệu lực" in old
    assert "Hour corrected." in visitor.get("/en/corrections/").text


def test_withdrawal_leaves_a_tombstone_and_no_words(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person, languages=("en",))
    visitor.get(f"/vi/{statement.public_id}/")
    take_back(statement, person)
    answer = visitor.get(f"/en/{statement.public_id}/")
    assert answer.status == 410
    assert "A draft was released by mistake." in answer.text
    for path in (
        f"/vi/{statement.public_id}/",
        f"/vi/{statement.public_id}/1/",
        "/vi/",
        "/vi/all/",
        "/vi/feeds/all.atom",
    ):
        assert "Cầu Khuổi Lặn đã qua kiểm tra" not in visitor.get(path).text, path
    for path in ("statement.json", "qr.svg", "share/"):
        assert visitor.get(f"/vi/{statement.public_id}/{path}").status == 404, path
    assert "deleted-entry" in visitor.get("/vi/feeds/all.atom").text


def test_feed_keeps_its_id_and_moves_updated(visitor: Visitor) -> None:
    import feedparser

    person = make_spokesperson()
    statement = make_published(person, at=timezone.now() - timedelta(hours=2))
    before = feedparser.parse(visitor.get("/vi/feeds/all.atom").body).entries[0]
    correct(statement, person)
    after = feedparser.parse(visitor.get("/vi/feeds/all.atom").body).entries[0]
    assert before.id == after.id
    assert after.updated > before.updated
    rss = feedparser.parse(visitor.get("/vi/feeds/all.rss").body)
    assert rss.version == "rss20"
    assert rss.entries[0].id == after.id
    assert json.loads(visitor.get("/vi/feeds/all.json").body)["items"][0]["id"] == after.id
    assert visitor.get("/vi/feeds/tourism.atom").status == 200
    assert visitor.get("/vi/feeds/nothing.atom").status == 404


def test_signed_file_verifies(visitor: Visitor) -> None:
    from nhipcau.signing.rules.ed25519 import is_signed

    statement = make_published()
    told = json.loads(visitor.get(f"/vi/{statement.public_id}/statement.json").body)
    assert is_signed(text=told["payload"], signature=told["signature"], public=told["public"])
    assert told["log"]["kind"] == "released"


def test_code_leads_to_the_check(visitor: Visitor) -> None:
    statement = make_published()
    page = visitor.get(f"/vi/{statement.public_id}/").text
    code = re.search(r"<code>([0-9a-f-]{14})</code>", page)
    assert code
    assert "Văn bản thật" in visitor.ask("/vi/real/", data={"c": code[1]}).text
    assert visitor.get(f"/vi/{statement.public_id}/qr.svg").headers["Content-Type"] == "image/svg+xml"


def test_markup_cannot_be_closed_by_a_text(visitor: Visitor) -> None:
    statement = make_published(title="Cầu </script><script>alert(1)</script>", body="<b>x</b> & y")
    page = visitor.get(f"/vi/{statement.public_id}/").text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    assert json.loads(block[1])["headline"].startswith("Cầu </script>")


def test_pages_are_light(visitor: Visitor) -> None:
    import gzip
    from pathlib import Path

    from django.contrib.staticfiles import finders

    statement = make_published(body="\n\n".join(["Từ 6 giờ ngày 21/11/2026, xe dưới 10 tấn qua cầu."] * 60))
    css = len(gzip.compress(Path(str(finders.find("newsroom/newsroom.css"))).read_bytes(), 6))
    for page in (*PAGES, f"{statement.public_id}/"):
        assert css + len(gzip.compress(visitor.get(f"/vi/{page}").body, 6)) < 30_000, page
