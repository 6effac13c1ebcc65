"""Every address of verification and clocks: odd letters in ids and fields, rows of other dossiers, roles, methods."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.charter.house import addresses
from tests.verification.findings_making import add_evidence
from tests.verification.making import NOW, make_article, make_person, make_story, make_unit
from tests.verification.test_rows_belong_to_units import PREFIX, WORDS, arguments, room_of, signed_in
from tests.verification.world import SECRET, fresh, gathered, whole_road

from nhipcau.people.rules import PERMISSIONS, ROLES
from nhipcau.record.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ODD = [
    "9" * 5000,
    "é" * 400,
    "%00",
    "a\x00b",
    "../../etc",
    "'\"><script>",
    "\ud800".encode("utf-8", "replace").decode(),
]
HTML = {"HTTP_ACCEPT": "text/html"}
OK_WITHOUT = {"verification:review"}


def patterns() -> list[Any]:
    """Return all but the PDF, whose printing takes seconds and whose guard is the Word file's."""
    return [
        pattern for pattern in addresses()
        if room_of(pattern) and pattern.name not in {None, "dossier_pdf"}
    ]  # fmt: skip


def name_of(pattern: Any) -> str:
    return f"{room_of(pattern).rpartition('.')[2]}:{pattern.name}"


@pytest.fixture
def road() -> Any:
    make_unit("p08")
    return whole_road(asked_unit="p08")


def given_for(pattern: Any, odd: str) -> dict[str, Any]:
    names = arguments(pattern)
    return {
        name: WORDS["text"][0] if name == "text" else 9**30 if name == "relation" else odd for name in names
    }


@pytest.mark.parametrize("place", range(len(ODD)))
def test_odd_letters_in_an_address_are_no_fault_of_ours(road: Any, place: int) -> None:
    client = signed_in("officer", "reviewer", unit=road.claim.unit_id)
    for pattern in patterns():
        if not arguments(pattern):
            continue
        try:
            url = reverse(name_of(pattern), kwargs=given_for(pattern, ODD[place]))
        except Exception:  # noqa: BLE001, S112 - an address that takes no such id
            continue
        for response in (client.get(url, **HTML), client.post(url, {}, **HTML)):
            assert response.status_code in {400, 403, 404, 405}, f"{response.status_code} {pattern.name}"


def real_kwargs(road: Any, pattern: Any) -> dict[str, Any] | None:
    """Return the ids of rows that exist."""
    names = arguments(pattern)
    evidence = road.dossier.evidence.first().public_id
    row = {
        "claim": road.claim, "review": road.finding, "correction": road.correction,
        "hand_over_correction": road.correction, "request": road.request, "answer_file": road.request,
        "sort": road.claim, "word": road.claim, "relate": road.claim, "open_dossier": road.claim,
        "take_back_relation": road.claim,
    }.get(pattern.name, road.dossier)  # fmt: skip
    if room_of(pattern).endswith("clocks"):
        row = road.dossier.clock
    known = {
        "public_id": row.public_id, "evidence_id": evidence, "relation": 1, "text": WORDS["text"][0],
        "request_id": road.request.public_id, "article_id": road.claim.occurrences.get().article.public_id,
    }  # fmt: skip
    return {name: known[name] for name in names}


def test_odd_words_in_queries_and_forms_are_no_fault_of_ours(road: Any) -> None:
    client = signed_in("officer", "reviewer", unit=road.claim.unit_id)
    keys = (
        "q", "page", "sort", "story", "article", "cut", "span", "words", "revision", "unit", "routed_to", "kept",
        "state", "exact", "answer", "reason", "note", "disagreement", "holder", "owner", "export", "verdict",
        "seen_at", "published_on", "relation_x", "text", "summary", "worth", "kind", "since", "until", "day",
        "url", "stance", "title", "where", "side", "why", "done_how", "interest", "decision", "addressee", "question",
    )  # fmt: skip
    story = make_story(make_article()).public_id
    for pattern in patterns():
        url = reverse(name_of(pattern), kwargs=real_kwargs(road, pattern))
        for odd in ("9" * 5000, "x:1:9:9", "x:" + "9" * 30 + ":" + "9" * 30 + ":1", "\ud7ff"):
            said = dict.fromkeys(keys, odd)
            if pattern.name == "mark":
                for lone in (said, {**said, "story": story}, {**said, "story": ""}):
                    assert client.get(url, lone, **HTML).status_code < 500
                assert client.post(f"{url}?story={story}", said, **HTML).status_code < 500
                continue
            for response in (client.get(url, said, **HTML), client.post(url, said, **HTML)):
                assert response.status_code < 500, f"{response.status_code} {pattern.name}"


def test_reading_a_page_changes_nothing(road: Any) -> None:
    client = signed_in(*ROLES, unit=road.claim.unit_id)
    before = Entry.objects.count(), fresh(road.dossier).revision
    for pattern in patterns():
        url = reverse(name_of(pattern), kwargs=real_kwargs(road, pattern))
        client.get(url, **HTML)
        client.head(url, **HTML)
    verbs = list(
        Entry.objects.order_by("-seq").values_list("verb", flat=True)[: Entry.objects.count() - before[0]]
    )
    assert verbs == []
    assert (Entry.objects.count(), fresh(road.dossier).revision) == before


def test_nobody_posts_without_the_token_of_the_form(road: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    person = make_person(*ROLES, unit=road.claim.unit_id)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for pattern in patterns():
        url = reverse(name_of(pattern), kwargs=real_kwargs(road, pattern))
        assert client.post(url, {}, **HTML).status_code in {403, 405}, pattern.name


WRITES = {
    "sort": "verification.note_claim", "word": "verification.note_claim", "relate": "verification.note_claim",
    "take_back_relation": "verification.note_claim", "mark": "verification.note_claim",
    "open_dossier": "verification.keep_dossier", "dossier_text": "verification.keep_dossier",
    "hand_over": "verification.keep_dossier", "add_article": "verification.keep_dossier",
    "add_address": "verification.keep_dossier", "add_file": "verification.keep_dossier",
    "add_picture": "verification.keep_dossier", "add_visit": "verification.keep_dossier",
    "add_answer": "verification.keep_dossier", "withdraw_evidence": "verification.keep_dossier",
    "log_search": "verification.keep_dossier", "ask": "verification.keep_dossier",
    "enter_letter": "verification.keep_dossier", "withdraw_request": "verification.keep_dossier",
    "request": "verification.reply", "finding": "verification.write_finding",
    "submit_finding": "verification.write_finding", "reopen_dossier": "verification.write_finding",
    "count_words": "verification.write_finding", "review": "verification.review",
    "correction": "verification.settle_correction", "hand_over_correction": "verification.settle_correction",
    "make_kit": "verification.make_kit",
}  # fmt: skip
READS = {"asked_units", "dossier_word", "dossier_pdf"}
"""Plain reads; a POST gets what a GET does."""
CLOCK_WRITES = {"start", "record_start", "extend", "hand_over", "stop", "recount"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_the_own_unit_may_post_what_the_rules_say(road: Any, role: str) -> None:
    """An address that this table does not know must not take a POST at all."""
    client = signed_in(role, unit=road.claim.unit_id)
    tried = 0
    for pattern in patterns():
        is_clock = room_of(pattern).endswith("clocks")
        action = (
            "clocks.keep_clocks" if is_clock and pattern.name in CLOCK_WRITES
            else None if is_clock else WRITES.get(pattern.name)
        )  # fmt: skip
        url = reverse(name_of(pattern), kwargs=real_kwargs(road, pattern))
        status = client.post(url, {}, **HTML).status_code
        may = action is not None and role in PERMISSIONS[action]
        if action is None and pattern.name in READS and status == 200:
            continue
        allowed = {200, 302, 404, 409, 422} if may else {403, 405}
        assert status in allowed, f"{status} {role} {pattern.name} {action}"
        tried += 1
    assert tried > 35
    assert PREFIX


def test_rows_of_another_dossier_are_not_reached_through_the_own_one(road: Any) -> None:
    """Own address, foreign evidence and requests: of another unit, and of another dossier of the same unit."""
    own = make_person("officer", "reviewer", unit="p14")
    _claim, dossier, _none = gathered(own)
    other_own = add_evidence(gathered(own)[1], "context")
    client = Client()
    client.force_login(own, backend="django.contrib.auth.backends.ModelBackend")
    foreign = {
        "evidence_id": [road.dossier.evidence.first().public_id, other_own.public_id],
        "request_id": [road.request.public_id],
    }
    tried = 0
    for pattern in patterns():
        names = set(arguments(pattern)) & foreign.keys()
        for key in names:
            for public_id in foreign[key]:
                url = reverse(name_of(pattern), kwargs={"public_id": dossier.public_id, key: public_id})
                for response in (client.get(url), client.post(url, {"revision": fresh(dossier).revision})):
                    tried += 1
                    assert response.status_code in {404, 405}, f"{response.status_code} {url}"
    assert tried >= 18


def test_story_article_and_start_page_show_a_strangers_unit_nothing() -> None:
    from tests.verification.making import make_claim

    author = make_person()
    text = f"{SECRET} bị hỏng 3 đoạn ở xã Mẫu Sơn."
    article = make_article(f"Mở bài. {text} Hết.", title="Bài về đê")
    story = make_story(article, title="Dòng tin về đê")
    wording = "Kênh Nà Rọ vỡ 7 chỗ ngày 05/10/2026 ở xã Mẫu Sơn."
    make_claim(wording, by=author, article=article, words=text, story_id=story.pk, noted_at=NOW)
    pages = [
        "/", reverse("stories:story", args=[story.public_id]), reverse("monitoring:article", args=[article.public_id]),
    ]  # fmt: skip
    own, stranger = signed_in("officer", unit=author.unit_id), signed_in(*ROLES, unit="p14")
    assert any(wording in own.get(page).content.decode() for page in pages)
    assert not any("Nà Rọ" in stranger.get(page).content.decode() for page in pages)
