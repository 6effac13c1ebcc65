"""The claims screens as an officer uses them, without a script: mark, sort, word, relate, and who may not."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.stories.making import WordModel
from tests.verification.making import (
    OTHER_UNIT,
    SENTENCE,
    TEXT,
    latest_version,
    make_article,
    make_claim,
    make_person,
    make_story,
    make_unit,
)

from nhipcau.common.beside import cards_beside
from nhipcau.common.desk import cards_for
from nhipcau.people.models import Person
from nhipcau.verification.models import Claim, Relation
from nhipcau.verification.rules import states
from nhipcau.verification.views import relating, sorting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _word_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model = WordModel()
    monkeypatch.setattr(sorting, "load_embedder", lambda: model)
    monkeypatch.setattr(relating, "load_embedder", lambda: model)


@pytest.fixture
def officer() -> Person:
    return make_person()


@pytest.fixture
def web(client: Client, officer: Person) -> Client:
    client.force_login(officer)
    return client


def page(web: Client, address: str, status: int = 200) -> str:
    response = web.get(address)
    assert response.status_code == status, response.content[:500]
    return response.content.decode()


def span_of(article: Any, words: str = SENTENCE) -> str:
    version = latest_version(article)
    start = version.text.index(words)
    return f"{article.public_id}:{version.number}:{start}:{start + len(words)}"


def wording(**changed: Any) -> dict[str, Any]:
    return {
        "wording": SENTENCE,
        "language": "vi",
        "where": "xã Mẫu Sơn",
        "when": "05/10/2026",
        "how_much": "312 ngôi nhà",
        "leaning": "neither",
        **changed,
    }


def test_a_sentence_goes_from_the_story_to_a_worded_claim(web: Client, officer: Person) -> None:
    article = make_article()
    story = make_story(article)
    address = f"{reverse('verification:mark')}?story={story.public_id}"
    assert SENTENCE in page(web, address)

    marked = web.post(address, {"span": span_of(article)})
    claim = Claim.objects.get()
    assert marked.url == reverse("verification:sort", args=[claim.public_id])
    assert (claim.state, claim.unit_id, claim.story_id) == (states.NOTED, officer.unit_id, story.pk)
    met = claim.occurrences.get()
    assert met.version.text[met.start : met.end] == met.exact == SENTENCE
    assert met.text_sha256 == met.version.text_sha256
    assert met.prefix == TEXT[: met.start][-32:]

    form = page(web, marked.url)
    assert "checked" not in form
    sorted_ = web.post(marked.url, {"kind": "checkable", "revision": claim.revision})
    assert sorted_.url == reverse("verification:word", args=[claim.public_id])
    claim.refresh_from_db()
    worded = web.post(sorted_.url, wording(revision=claim.revision))
    assert worded.status_code == 302, worded.content.decode()[:3000]
    assert worded.url == reverse("verification:relate", args=[claim.public_id])
    claim.refresh_from_db()
    assert (claim.kind, claim.state, claim.wording) == (states.CHECKABLE, states.OPEN, SENTENCE)
    assert claim.vectors.count() == 1
    assert "Chưa có nhận định nào gần" in page(web, worded.url)
    assert SENTENCE in page(web, claim.get_absolute_url())


def test_the_same_words_lead_to_the_claim_that_exists(web: Client) -> None:
    article = make_article()
    address = f"{reverse('verification:mark')}?article={article.public_id}"
    web.post(address, {"span": span_of(article)})
    again = web.post(address, {"span": span_of(article)})
    claim = Claim.objects.get()
    assert again.url == claim.get_absolute_url()
    assert claim.occurrences.count() == 1


def test_a_part_is_cut_by_its_exact_words(web: Client) -> None:
    article = make_article()
    address = f"{reverse('verification:mark')}?article={article.public_id}"
    assert "cut-words" in page(web, f"{address}&cut={span_of(article)}")
    web.post(address, {"span": span_of(article), "words": "lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập"})
    met = Claim.objects.get().occurrences.get()
    assert met.exact == "lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập"
    assert met.version.text[met.start : met.end] == met.exact


@pytest.mark.parametrize("words", ["lũ làm 313 ngôi nhà", "12 ngôi nhà", "Người dân được đưa"])
def test_words_that_do_not_stand_there_are_refused_and_kept(web: Client, words: str) -> None:
    article = make_article()
    address = f"{reverse('verification:mark')}?article={article.public_id}"
    answer = web.post(address, {"span": span_of(article), "words": words})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("kind", "sent", "state"),
    [
        ("opinion", {"note": "Lời bình của báo."}, states.FILED),
        ("satire", {"note": "Mục trào phúng."}, states.FILED),
        ("question", {"note": "Bạn đọc hỏi."}, states.FILED),
        ("complaint", {"note": "Đề nghị xem xét.", "routed_to": "Tỉnh Mẫu (04)"}, states.ROUTED),
    ],
)
def test_other_kinds_are_filed_or_routed_and_never_answered(
    web: Client, officer: Person, kind: str, sent: dict[str, str], state: str
) -> None:
    apps.get_model("units", "UnitName").objects.create(
        unit_id=officer.unit_id, kind="tinh", code="04", name="Mẫu", folded="mau"
    )
    claim = make_claim(by=officer, kind="", state="noted", wording="", words=SENTENCE, article=make_article())
    address = reverse("verification:sort", args=[claim.public_id])
    refused = web.post(address, {"kind": kind, "revision": claim.revision})
    assert refused.status_code == 422
    assert web.post(address, {"kind": kind, "revision": claim.revision, **sent}).status_code == 302
    claim.refresh_from_db()
    assert (claim.kind, claim.state) == (kind, state)
    shown = page(web, claim.get_absolute_url())
    assert "why-not" in shown
    assert "Mở hồ sơ" not in shown


def test_a_wrong_kind_is_put_right_while_there_is_no_dossier(web: Client, officer: Person) -> None:
    claim = make_claim(by=officer, kind="opinion", state="filed", filing_note="Nhầm.")
    address = reverse("verification:sort", args=[claim.public_id])
    assert web.post(address, {"kind": "checkable", "revision": claim.revision}).status_code == 302
    claim.refresh_from_db()
    assert (claim.kind, claim.state, claim.filing_note) == ("checkable", "open", "")
    apps.get_model("verification", "Dossier").objects.create(
        claim=claim, unit_id=claim.unit_id, year=2026, number=1, owner=officer, opened_by=officer,
        opened_at=claim.noted_at,
    )  # fmt: skip
    refused = web.post(address, {"kind": "opinion", "note": "Thử.", "revision": claim.revision})
    assert refused.status_code == 422
    claim.refresh_from_db()
    assert claim.kind == "checkable"


def test_a_second_editor_meets_a_notice_and_keeps_what_was_typed(web: Client, officer: Person) -> None:
    claim = make_claim(by=officer)
    address = reverse("verification:word", args=[claim.public_id])
    first = wording(revision=claim.revision)
    assert web.post(address, first).status_code == 302
    typed = "Đến ngày 05/10/2026, lũ làm 312 ngôi nhà của xã Mẫu Sơn bị ngập sâu."
    late = web.post(address, wording(wording=typed, revision=claim.revision))
    shown = late.content.decode()
    assert late.status_code == 422
    assert typed in shown
    assert "Bản người khác vừa lưu" in shown
    claim.refresh_from_db()
    assert claim.wording == SENTENCE
    assert f'name="revision" value="{claim.revision}"' in shown
    assert web.post(address, wording(wording=typed, revision=claim.revision)).status_code == 302


def test_must_fix_stays_at_its_field(web: Client, officer: Person) -> None:
    claim = make_claim(by=officer)
    address = reverse("verification:word", args=[claim.public_id])
    answer = web.post(
        address, wording(wording="Hôm qua, lũ làm ngập nhà ở nơi này.", revision=claim.revision)
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "khi nào: Hôm qua" in shown
    assert "312 ngôi nhà" in shown


def test_same_makes_a_repeat_and_taking_back_opens_it_again(web: Client, officer: Person) -> None:
    earlier = make_claim(by=officer, wording="Lũ làm 320 ngôi nhà ở xã Mẫu Sơn bị ngập ngày 05/10/2026.")
    other = make_claim(by=officer, wording="Lũ ở xã Mẫu Sơn làm ngập nhà dân ngày 05/10/2026.")
    claim = make_claim(by=officer)
    address = reverse("verification:relate", args=[claim.public_id])
    shown = page(web, address)
    assert earlier.wording in shown.replace("<mark>", "").replace("</mark>", "")
    assert "selected>Chưa chọn" in shown.replace('selected="selected"', "selected") or "selected" not in shown
    assert Relation.objects.count() == 0

    sent = {f"relation_{earlier.public_id}": "same", f"relation_{other.public_id}": "broader"}
    assert web.post(address, {**sent, "revision": claim.revision}).status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.same_as) == (states.REPEAT, earlier)
    assert SENTENCE in page(web, earlier.get_absolute_url())
    assert "Hẹp hơn" in page(web, other.get_absolute_url())
    assert "Rộng hơn" in page(web, claim.get_absolute_url())

    relation = Relation.objects.get(other=earlier)
    back = reverse("verification:take_back_relation", args=[claim.public_id, relation.pk])
    page(web, back)
    assert web.post(back, {"revision": claim.revision}).status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.same_as) == (states.OPEN, None)


def test_nothing_chosen_and_two_sames_are_refused(web: Client, officer: Person) -> None:
    one, two = (
        make_claim(by=officer, wording=f"Lũ làm {n} ngôi nhà ở xã Mẫu Sơn bị ngập.") for n in (320, 330)
    )
    claim = make_claim(by=officer)
    address = reverse("verification:relate", args=[claim.public_id])
    assert web.post(address, {"revision": claim.revision}).status_code == 422
    both = {f"relation_{one.public_id}": "same", f"relation_{two.public_id}": "same"}
    assert web.post(address, {**both, "revision": claim.revision}).status_code == 422
    assert not Relation.objects.exists()


STEPS = ("claim", "sort", "word", "relate")


@pytest.mark.parametrize("step", STEPS)
def test_another_unit_sees_nothing(client: Client, step: str) -> None:
    claim = make_claim()
    client.force_login(make_person(unit=OTHER_UNIT))
    answer = client.get(reverse(f"verification:{step}", args=[claim.public_id]))
    assert answer.status_code == 404
    assert SENTENCE not in answer.content.decode()
    assert SENTENCE not in page(client, reverse("verification:claims"))


def test_relations_never_reach_into_another_unit(web: Client, officer: Person) -> None:
    foreign = make_claim(by=make_person(unit=OTHER_UNIT), wording="Lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập.")
    claim = make_claim(by=officer)
    address = reverse("verification:relate", args=[claim.public_id])
    assert foreign.public_id not in page(web, address)
    sent = {f"relation_{foreign.public_id}": "same", "revision": claim.revision}
    assert web.post(address, sent).status_code == 422
    assert not Relation.objects.exists()


@pytest.mark.parametrize("role", ["reviewer", "spokesperson", "clerk"])
def test_readers_read_and_do_not_mark(client: Client, role: str) -> None:
    claim = make_claim()
    client.force_login(make_person(role))
    page(client, claim.get_absolute_url())
    page(client, reverse("verification:claims"))
    for step in ("sort", "word", "relate"):
        page(client, reverse(f"verification:{step}", args=[claim.public_id]), 403)
    page(client, f"{reverse('verification:mark')}?article={claim.occurrences.get().article.public_id}", 403)


def test_cards_stand_beside_story_and_article_and_on_the_start_page(officer: Person) -> None:
    article = make_article()
    story = make_story(article)
    claim = make_claim(by=officer, article=article, story=story)
    for kind, key in (("stories.story", story.public_id), ("monitoring.article", article.public_id)):
        cards = {card.title: card for card in cards_beside(kind, officer, key, at=claim.noted_at)}
        assert cards["Nhận định"].link == "Đánh dấu nhận định"
        assert [line.url for line in cards["Nhận định"].lines] == [claim.get_absolute_url()]
    assert "Kiểm chứng" in [card.title for card in cards_for(officer, at=claim.noted_at)]
    assert make_unit() is not None
