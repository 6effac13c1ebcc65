"""Charter 10: an official response, never an independent fact-check; the office is a party, and says so on every page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import get_resolver
from tests.newsroom.conftest import _fresh, _keys_here, visitor  # noqa: F401 - fixtures
from tests.newsroom.visitor import Visitor
from tests.statements.making import make_published

from nhipcau.newsroom.queries.feeding import PAGES
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.verification.rules.claim_review import NOTICE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", settings.NEWSROOM_LANGUAGES)
def test_every_page_says_that_the_office_is_a_party(visitor: Visitor, language: str) -> None:  # noqa: F811
    make_published(languages=("en",))
    said = catalogue(language).say("party")
    for page in (*PAGES, "ask/done/", "subscribe/done/", "no/such/page/"):
        assert said in visitor.get(f"/{language}/{page}").text, page


def test_a_response_says_it_at_its_head(visitor: Visitor) -> None:  # noqa: F811
    statement = make_published(kind="response", languages=("en",))
    for language in ("vi", "en"):
        page = visitor.get(f"/{language}/{statement.public_id}/").text
        assert page.index(catalogue(language).say("party_response")) < page.index('class="lead"')


def test_machines_are_told_too() -> None:
    assert "not an independent fact-check" in NOTICE


def test_nothing_calls_itself_a_fact_check() -> None:
    for language in settings.NEWSROOM_LANGUAGES:
        for key, text in catalogue(language).words.items():
            if not key.startswith("party"):
                assert "fact-check" not in text.lower(), (language, key)
    assert get_resolver().resolve(f"/{settings.NEWSROOM_LANGUAGES[0]}/about/")
