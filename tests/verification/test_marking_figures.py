"""A disagreement of figures becomes one claim with all its sources, once; offers read what stands near."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.verification.making import make_article, make_person, make_story, make_unit

from nhipcau.people.models import Person
from nhipcau.reading.records import Body, Figure, Mentions, Place
from nhipcau.reading.records import Person as Holder
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.marking import candidates_of
from nhipcau.verification.queries.suggesting import offers_for

pytestmark = pytest.mark.django_db


def counted(said: str, value: float, qualifier: str, **fields: Any) -> Any:
    figure = f"{said} đại biểu".strip()
    text = f"Trời mưa. Hội nghị tập huấn ở tỉnh Mẫu có {figure} tham dự. UBND tỉnh Mẫu chủ trì, Phó Chủ tịch Lò Thị Mẫu dự."
    start, place = text.index(figure), text.index("tỉnh Mẫu")
    body, office = text.index("UBND tỉnh Mẫu"), text.index("Lò Thị Mẫu")
    mentions = Mentions(
        people=(Holder("Lò Thị Mẫu", ("Phó Chủ tịch",), ((office, office + 10),)),),
        places=(Place("tỉnh Mẫu", "Mẫu", "p04", "tinh", ((place, place + 8),)),),
        bodies=(Body("UBND tỉnh Mẫu", ((body, body + 13),)),),
        figures=(Figure(figure, value, qualifier, "đại biểu", ((start, start + len(figure)),)),),  # type: ignore[arg-type]
    )
    return make_article(text, mentions=mentions, **fields)


@pytest.fixture
def officer() -> Person:
    return make_person()


@pytest.fixture
def story(officer: Person) -> Any:
    make_unit()
    told = [
        ("gần 200", 200, "nearly"),
        ("hơn 150", 150, "over"),
        ("khoảng 200", 200, "about"),
        ("187", 187, "exact"),
    ]
    return make_story(*(counted(*row, hours=number) for number, row in enumerate(told)))


def test_the_sources_stand_side_by_side(officer: Person, story: Any) -> None:
    (found,) = candidates_of(story, officer.unit_id)
    assert found.figures == ["gần 200 đại biểu", "hơn 150 đại biểu", "khoảng 200 đại biểu", "187 đại biểu"]
    assert found.claim is None
    for source in found.sources:
        assert source.version.text[source.start : source.end] == source.exact
        assert f"{source.before}{source.figure}{source.after}" == source.exact


def test_one_click_makes_one_claim_of_all_sources(client: Client, officer: Person, story: Any) -> None:
    client.force_login(officer)
    address = f"{reverse('verification:mark')}?story={story.public_id}"
    (found,) = candidates_of(story, officer.unit_id)
    first = client.post(address, {"disagreement": found.key})
    claim = Claim.objects.get()
    assert first.url == reverse("verification:sort", args=[claim.public_id])
    assert [row.figure for row in claim.occurrences.all()] == found.figures
    assert len({row.outlet for row in claim.occurrences.all()}) == 4
    again = client.post(address, {"disagreement": found.key})
    assert again.url == claim.get_absolute_url()
    assert Claim.objects.count() == 1
    assert "Đã đánh dấu" in client.get(address).content.decode()
    assert client.post(address, {"disagreement": "khac"}).status_code == 422


def test_offers_are_offices_bodies_and_places_and_no_persons_name(
    client: Client, officer: Person, story: Any
) -> None:
    client.force_login(officer)
    (found,) = candidates_of(story, officer.unit_id)
    client.post(f"{reverse('verification:mark')}?story={story.public_id}", {"disagreement": found.key})
    claim = Claim.objects.get()
    offers = offers_for(claim)
    assert "UBND tỉnh Mẫu" in offers.who
    assert "Phó Chủ tịch" in offers.who
    assert not any("Lò" in words for words in [*offers.who, *offers.where, *offers.when, *offers.how_much])
    assert offers.inside["how_much"] == "gần 200 đại biểu"
    assert set(offers.units) == {"p04"}
    page = client.get(reverse("verification:word", args=[claim.public_id])).content.decode()
    assert "máy gợi ý" in page
    assert 'value="gần 200 đại biểu"' in page
