"""ClaimReview markup: what readers of it ask for, the notice that we are a party, no person anywhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from nhipcau.verification.rules import states
from nhipcau.verification.rules.claim_review import NOTICE, RATINGS, Appearance, Reviewed, claim_review

REQUIRED = {"claimReviewed", "reviewRating", "url"}
RECOMMENDED = {"author", "itemReviewed", "datePublished"}
"""Google Search Central, "Fact Check (ClaimReview) structured data": required and recommended properties."""
PROPERTIES = {
    "ClaimReview": REQUIRED | RECOMMENDED | {"publisher", "description", "reviewBody", "inLanguage"},
    "Claim": {"text", "inLanguage", "datePublished", "firstAppearance", "appearance"},
    "Rating": {"alternateName", "ratingValue", "bestRating", "worstRating"},
    "CreativeWork": {"url", "datePublished", "publisher", "inLanguage"},
    "GovernmentOrganization": {"name", "url"},
    "Organization": {"name", "url"},
}
"""schema.org 29: properties of each type that we use, inherited ones among them."""
FACTS = Reviewed(
    claim="Lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập ngày 05/10/2026.",
    language="vi",
    appearances=(
        Appearance("https://bao-mau.example/1", "Báo Mẫu", "vi", "2026-10-05T08:00:00+07:00"),
        Appearance("https://daily.example/2", "Sample Daily", "en", "2026-10-05T11:00:00+07:00"),
    ),
    verdict=states.WRONG,
    verdict_words="Sai",
    summary="Ba nguồn chính thức đều ghi 31.",
    passed_at="2026-10-06T09:00:00+07:00",
    office="Tỉnh Cao Bằng",
    office_url="https://caobang.example",
    url="https://caobang.example/ket-luan/1",
)


def nodes(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for each in value.values() for node in nodes(each))]


@pytest.mark.parametrize("verdict", states.VERDICTS)
def test_every_verdict_gives_valid_markup(verdict: str) -> None:
    markup = claim_review(replace(FACTS, verdict=verdict))
    assert set(markup) >= REQUIRED | RECOMMENDED
    assert markup["@context"] == "https://schema.org"
    for node in nodes(markup):
        names = {name for name in node if not name.startswith("@")}
        assert names <= PROPERTIES[str(node["@type"])]
    assert json.loads(json.dumps(markup)) == markup


def test_every_verdict_has_a_place_on_the_scale() -> None:
    assert set(RATINGS) == set(states.VERDICTS)
    assert RATINGS[states.RIGHT] == RATINGS[states.RIGHT_WE_CORRECT] == 5
    assert RATINGS[states.WRONG] == 1


@pytest.mark.parametrize("verdict", [states.NOT_ENOUGH, states.CANNOT_BE_CHECKED])
def test_what_could_not_be_settled_has_no_number(verdict: str) -> None:
    rating = claim_review(replace(FACTS, verdict=verdict))["reviewRating"]
    assert rating == {"@type": "Rating", "alternateName": "Sai"}


def test_it_says_that_the_publisher_is_a_party() -> None:
    assert claim_review(FACTS)["description"] == NOTICE
    assert NOTICE.startswith("Cơ quan công bố là một bên liên quan")


def test_no_person_is_named() -> None:
    markup = claim_review(FACTS)
    assert {node["@type"] for node in nodes(markup)}.isdisjoint({"Person"})
    assert "author" not in markup["itemReviewed"]


def test_first_appearance_and_all_of_them() -> None:
    claim = claim_review(FACTS)["itemReviewed"]
    assert claim["firstAppearance"]["url"] == "https://bao-mau.example/1"
    assert [each["url"] for each in claim["appearance"]] == [each.url for each in FACTS.appearances]


def test_a_claim_without_address_says_nothing_of_places() -> None:
    claim = claim_review(replace(FACTS, appearances=()))["itemReviewed"]
    assert set(claim) == {"@type", "text", "inLanguage"}
