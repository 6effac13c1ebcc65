"""The nearest earlier claims: of the own unit only, fresh after every change, across tone marks; vectors kept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.stories.making import WordModel
from tests.verification.making import OTHER_UNIT, make_claim, make_person

from nhipcau.people.models import Person
from nhipcau.reading.matching import Difference, Reason
from nhipcau.verification.actions.claim_vectors import keep_claim_vectors, keep_missing_vectors
from nhipcau.verification.models import Claim, ClaimVector, Relation
from nhipcau.verification.queries.matching import Near, nearest_to
from nhipcau.verification.rules import states
from nhipcau.verification.views import relating
from nhipcau.verification.views.claims_marks import pieces, shown

pytestmark = pytest.mark.django_db
FLOOD = "Lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập ngày 05/10/2026."
OTHERS = [
    "Hội nghị tập huấn ở Cao Bằng có 200 đại biểu dự.",
    "Cửa khẩu Tà Lùng đóng cửa từ ngày 01/10/2026.",
    "Tỉnh Cao Bằng đón 1,5 triệu lượt khách năm 2025.",
    "Cầu treo Nà Mẫu bị cuốn trôi ngày 05/10/2026.",
    "Giá điện ở tỉnh Cao Bằng tăng 5% từ ngày 01/11/2026.",
    "Trường học xã Ba Sơn mở cửa lại ngày 07/10/2026.",
]


@pytest.fixture
def officer() -> Person:
    return make_person()


@pytest.fixture
def earlier(officer: Person) -> list[Claim]:
    return [make_claim(text, by=officer) for text in OTHERS]


def test_the_nearest_comes_first_and_there_are_five(officer: Person, earlier: list[Claim]) -> None:
    claim = make_claim("Cầu treo Nà Mẫu không bị cuốn trôi ngày 05/10/2026.", by=officer)
    found = nearest_to(claim, WordModel())
    assert found[0].claim == earlier[3]
    assert len(found) == 5
    assert claim not in [near.claim for near in found]
    assert not any(near.relation for near in found)
    assert not Relation.objects.exists()


def test_without_tone_marks_and_without_a_model_it_is_found(officer: Person, earlier: list[Claim]) -> None:
    claim = make_claim("Cau treo Na Mau bi cuon troi ngay 05/10/2026.", by=officer)
    assert nearest_to(claim, None)[0].claim == earlier[3]


def test_another_units_claims_are_no_neighbours(officer: Person) -> None:
    make_claim(FLOOD, by=make_person(unit=OTHER_UNIT))
    assert nearest_to(make_claim(FLOOD, by=officer), WordModel()) == []


def test_the_index_follows_changes(officer: Person, earlier: list[Claim]) -> None:
    model = WordModel()
    claim = make_claim(FLOOD, by=officer)
    assert nearest_to(claim, model)[0].claim != earlier[5]
    Claim.objects.filter(pk=earlier[5].pk).update(wording=FLOOD.replace("312", "320"), revision=2)
    assert nearest_to(claim, model)[0].claim == earlier[5]
    earlier[5].delete()
    assert all(near.claim.public_id != earlier[5].public_id for near in nearest_to(claim, model))


def test_vectors_are_kept_with_model_and_hash_and_renewed_with_the_wording(officer: Person) -> None:
    model = WordModel()
    claim = make_claim(FLOOD, by=officer)
    assert keep_missing_vectors(embedder=model) == 1
    assert keep_missing_vectors(embedder=model) == 0
    assert keep_claim_vectors([claim], embedder=model) == 0
    first = ClaimVector.objects.get()
    assert (first.model, len(first.text_sha256)) == (model.name, 64)
    claim.wording = FLOOD.replace("312", "320")
    claim.save()
    assert keep_claim_vectors([claim], embedder=model) == 1
    assert ClaimVector.objects.get().text_sha256 != first.text_sha256
    assert keep_claim_vectors([claim], embedder=None) == 0


def test_kept_vectors_spare_the_model(officer: Person, earlier: list[Claim]) -> None:
    model = WordModel()
    model.name = "words-kept"
    claim = make_claim(FLOOD, by=officer)
    keep_claim_vectors([*earlier, claim], embedder=model)
    model.asked.clear()
    assert nearest_to(claim, model)
    assert model.asked == []


def test_a_near_claim_shows_why_and_how_it_differs(
    client: Client, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = make_claim(FLOOD, by=officer)
    other = make_claim(FLOOD.replace("312", "320"), by=officer)
    near = Near(
        claim=other, text=other.wording, why=Reason(("Lũ", "ngôi nhà", "2026"), ("Mẫu Sơn",), (), ("05/10/2026",)), shared=("Lũ",),
        differences=(Difference("figures", "312", "320"),), finding=None, relation="",
    )  # fmt: skip
    monkeypatch.setattr(relating, "nearest_to", lambda *_given: [near])
    client.force_login(officer)
    page = client.get(reverse("verification:relate", args=[claim.public_id])).content.decode()
    assert "<mark>Mẫu Sơn</mark>" in page
    assert "warning-chip" in page
    assert page.index("312") < page.index("320")
    assert "Khác số" in page
    assert 'value="same" selected' not in page
    assert "điểm" not in page
    marked = [piece.text for piece in shown(near).pieces if piece.is_shared]
    assert marked == ["Lũ", "ngôi nhà", "Mẫu Sơn", "05/10/2026"]


def test_an_opposite_is_never_linked_by_itself(officer: Person) -> None:
    make_claim("Cầu treo Nà Mẫu bị cuốn trôi ngày 05/10/2026.", by=officer)
    claim = make_claim("Cầu treo Nà Mẫu không bị cuốn trôi ngày 05/10/2026.", by=officer)
    nearest_to(claim, WordModel())
    claim.refresh_from_db()
    assert (claim.state, claim.same_as) == (states.OPEN, None)


def test_shared_words_are_marked_across_marks_and_never_inside_a_word() -> None:
    cut = pieces("Floods hit Mau Son, not Mau Sonata.", ["Mẫu Sơn", ""])
    assert [piece.text for piece in cut if piece.is_shared] == ["Mau Son"]
    assert "".join(piece.text for piece in cut) == "Floods hit Mau Son, not Mau Sonata."
    assert [piece.text for piece in pieces("洪水淹没高平省", ["高平"]) if piece.is_shared] == ["高平"]
