"""Check-worthiness: named reasons that add up, blind to whom a claim pleases, and hiding nothing."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.verification.making import NOW, add_occurrence, make_article, make_claim, make_person, make_story

from nhipcau.verification.actions.weighing import weigh_claims
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.claims import Filters, claims_for
from nhipcau.verification.queries.worth import facts_of, reasons_in_words
from nhipcau.verification.rules import states
from nhipcau.verification.rules.worth import Facts, worth_of

PLAIN = ("Tỉnh mở hội nghị tập huấn.",)
MORE: list[tuple[dict[str, Any], str]] = [
    ({"outlets": 2}, "outlets"),
    ({"languages": 3}, "languages"),
    ({"new_articles": 4, "old_articles": 1}, "burst"),
    ({"figures": 3}, "figures"),
    ({"ours": True}, "ours"),
    ({"found_wrong": 1}, "found_wrong"),
    ({"repeats": 2}, "repeats"),
    ({"days_waiting": 3}, "age"),
    ({"texts": ("Lũ làm 3 người chết.",)}, "harm_deaths"),
    ({"texts": ("An epidemic broke out.",)}, "harm_health"),
    ({"texts": ("Des inondations.",)}, "harm_disaster"),
    ({"texts": ("边境口岸关闭。",)}, "harm_borders"),
    ({"texts": ("ມີຄົນເສຍຊີວິດ",)}, "harm_deaths"),
    ({"texts": ("អំពើពុករលួយ",)}, "harm_money"),
    ({"texts": ("Dân hoang mang.",)}, "harm_panic"),
]


@pytest.mark.parametrize(("more", "code"), MORE, ids=[f"{n}-{code}" for n, (_m, code) in enumerate(MORE)])
def test_each_reason_adds_points_and_says_so(more: dict[str, Any], code: str) -> None:
    plain = worth_of(Facts(texts=PLAIN))
    weighed = worth_of(Facts(**{"texts": PLAIN, **more}))
    assert plain.points == 0
    assert code in [reason.code for reason in weighed.reasons]
    assert weighed.points == sum(reason.points for reason in weighed.reasons) > 0
    (said, *_) = reasons_in_words(weighed.rows)
    assert said.points > 0
    assert "%" not in said.words
    assert said.words != code


def test_a_hundred_is_the_most() -> None:
    text = "Lũ làm chết người: 9 người chết, dịch bệnh, hoang mang, biên giới, tham nhũng."
    most = Facts((text,), 40, 6, 90, 2, figures=4, ours=True, found_wrong=2, repeats=9, days_waiting=90)
    assert worth_of(most).points == 100


def test_whom_a_claim_pleases_is_not_among_the_facts() -> None:
    assert not {"leaning", "kind", "noted_by"} & {field.name for field in fields(Facts)}


@pytest.mark.django_db
def test_leaning_changes_no_score() -> None:
    article = make_article()
    story = make_story(article)
    claims = [make_claim(leaning=leaning, article=article, story=story) for leaning in ("", *_leanings())]
    assert weigh_claims(at=NOW + timedelta(days=2)) == len(claims)
    weighed = {(row.worth, str(row.worth_reasons)) for row in Claim.objects.all()}
    assert len(weighed) == 1


def _leanings() -> tuple[str, ...]:
    return states.FLATTERS, states.BURDENS, states.NEITHER


EVERY: list[dict[str, Any]] = [
    {"kind": "", "state": "noted", "wording": ""},
    {"kind": "opinion", "state": "filed"},
    {"kind": "satire", "state": "filed"},
    {"kind": "question", "state": "filed"},
    {"kind": "checkable", "state": "open"},
]


@pytest.mark.django_db
@pytest.mark.parametrize("worth", [0, 1, 50, 100])
def test_every_claim_of_every_state_is_reached_with_any_score(client: Client, worth: int) -> None:
    officer = make_person()
    made = [
        make_claim(by=officer, **row, **({"words": "Lũ ngập nhà."} if "wording" in row else {}))
        for row in EVERY
    ]
    routed = {"routed_to": officer.unit, "routed_at": NOW}
    made.append(make_claim(by=officer, kind="complaint", state="routed", **routed))
    made.append(make_claim(by=officer, state="repeat", same_as=made[4]))
    Claim.objects.update(worth=worth)
    assert set(claims_for(officer)) == set(made)
    client.force_login(officer)
    queue = client.get(reverse("verification:claims"), {"state": "all"}).content.decode()
    assert "state=all" in client.get(reverse("verification:claims")).content.decode()
    for claim in made:
        assert claim.get_absolute_url() in queue
        assert client.get(claim.get_absolute_url()).status_code == 200


def test_no_filter_asks_for_a_score_or_a_person() -> None:
    asked = {field.name for field in fields(Filters)}
    assert not asked & {"worth", "score", "noted_by", "author", "person"}


@pytest.mark.django_db
def test_a_growing_story_is_weighed_again_and_the_queue_is_sorted(client: Client) -> None:
    officer = make_person()
    first = make_article(outlet="Báo Một")
    story = make_story(first)
    quiet = make_claim(
        "Tỉnh mở hội nghị ngày 05/10/2026.",
        by=officer,
        article=make_article("Tỉnh mở hội nghị ngày 05/10/2026."),
        words="Tỉnh mở hội nghị ngày 05/10/2026.",
    )
    claim = make_claim(by=officer, article=first, story=story)
    weigh_claims(at=NOW)
    claim.refresh_from_db()
    before, revision = claim.worth, claim.revision
    for number in range(4):
        more = make_article(outlet=f"Báo {number}", language="en" if number else "fr", hours=number)
        story.placements.create(article=more, state="placed", number=1, waiting_since=NOW, placed_at=NOW)
    story.article_count = 5
    story.save()
    weigh_claims(at=NOW)
    weigh_claims(at=NOW + timedelta(minutes=1))
    claim.refresh_from_db()
    assert claim.worth > before
    assert claim.revision == revision
    assert {code for code, _points, _counted in claim.worth_reasons} >= {
        "outlets",
        "languages",
        "harm_disaster",
    }
    client.force_login(officer)
    queue = client.get(reverse("verification:claims")).content.decode()
    assert queue.index(claim.public_id) < queue.index(quiet.public_id)
    assert "cơ quan báo chí đưa" in queue


@pytest.mark.django_db
def test_figures_that_differ_are_counted() -> None:
    claim = make_claim()
    for said in ("gần 200", "hơn 150", "Gần 200"):
        add_occurrence(claim, make_article(), "Người dân được đưa lên chỗ cao.", figure=said)
    assert facts_of(claim, NOW).figures == 2


@pytest.mark.django_db
def test_search_needs_no_tone_marks_and_exports_name_no_person(client: Client) -> None:
    officer = make_person(name="Lò Thị Đánh Dấu")
    claim = make_claim(by=officer)
    client.force_login(officer)
    address = reverse("verification:claims")
    assert claim.public_id in client.get(address, {"q": "lu lam ngoi nha mau son"}).content.decode()
    assert claim.public_id not in client.get(address, {"q": "hoi nghi"}).content.decode()
    for asked, found in (({"kind": "opinion"}, False), ({"dossier": "no"}, True), ({"dossier": "yes"}, False),
                         ({"language": "vi"}, True), ({"state": "open"}, True), ({"leaning": "flatters"}, False)):  # fmt: skip
        assert (claim.public_id in client.get(address, asked).content.decode()) is found
    exported = client.get(address, {"export": "csv"}).getvalue().decode()
    assert claim.wording in exported
    assert officer.full_name not in exported
    assert officer.username not in exported
