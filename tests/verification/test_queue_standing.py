"""The queue shows where a claim stands, first what needs somebody; no score to a reader who has still to choose."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.verification.findings_making import LATER, choose, make_reader, make_submitted
from tests.verification.making import make_claim, make_person

from nhipcau.verification.actions.reviews import pass_finding
from nhipcau.verification.models import Claim, Finding

pytestmark = pytest.mark.django_db
SCORE = re.compile(r"\b73\b|19 cơ quan báo chí|\+41")


def seen(person: Any, address: str) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def weighed(finding: Finding) -> Claim:
    claim = finding.dossier.claim
    Claim.objects.filter(pk=claim.pk).update(worth=73, worth_reasons=[["outlets", 41, "19"]])
    return claim


def passed(finding: Finding) -> Claim:
    reader = make_reader()
    choose(finding, reader)
    pass_finding(by=reader, at=LATER, finding=finding)
    return weighed(finding)


def test_what_is_settled_stands_behind_a_counted_link_and_not_on_top() -> None:
    settled, waiting = passed(make_submitted()), make_claim("Xã Mẫu Sơn có 12 ngôi nhà bị hư hỏng.")
    queue = reverse("verification:claims")
    page = seen(make_person(), queue)
    assert waiting.wording in page
    assert settled.wording not in page
    assert "Không hiện ở đây: 1 nhận định" in page
    everything = seen(make_person(), f"{queue}?state=all")
    assert everything.index(waiting.wording) < everything.index(settled.wording), (
        "worth 73 is no work any more"
    )
    assert "Đã kết luận: Sai" in everything
    assert "Không hiện ở đây" not in everything
    assert settled.wording in seen(make_person(), f"{queue}?q={settled.wording[:20]}"), "a search finds all"


@pytest.mark.parametrize(("state", "words"), [("in_review", "Chờ thẩm định"), ("open", "Cần kiểm chứng")])
def test_the_standing_is_shown_filtered_and_exported(state: str, words: str) -> None:
    rows = {
        "in_review": make_submitted().dossier.claim.wording,
        "open": make_claim("Xã Mẫu Sơn có 12 ngôi nhà bị hư hỏng.").wording,
    }
    page = seen(make_person(), f"{reverse('verification:claims')}?state={state}&export=csv")
    lines = [line for line in page.splitlines() if any(wording in line for wording in rows.values())]
    assert len(lines) == 1
    assert rows[state] in lines[0]
    assert words in lines[0]


def test_a_claim_without_reasons_says_so() -> None:
    make_claim()
    assert "Chưa có lý do nào làm tăng điểm." in seen(make_person(), reverse("verification:claims"))


@pytest.mark.parametrize("where", ["queue", "claim", "export"])
def test_a_reader_sees_the_score_nowhere_before_he_chose(where: str) -> None:
    finding, reader = make_submitted(), make_reader()
    claim = weighed(finding)
    queue = reverse("verification:claims")
    address = {"queue": queue, "claim": claim.get_absolute_url(), "export": f"{queue}?export=csv"}[where]
    assert not SCORE.search(seen(reader, address))
    assert SCORE.search(seen(make_person(), address)), "an officer who reads nothing sees it"
    choose(finding, reader)
    assert SCORE.search(seen(reader, address))


def test_an_empty_queue_does_not_say_that_there_are_no_claims() -> None:
    passed(make_submitted())
    page = seen(make_person(), reverse("verification:claims"))
    assert "Không còn nhận định nào chờ việc" in page
    assert 'href="?state=all"' in page
    assert "Chưa có nhận định nào" not in page
