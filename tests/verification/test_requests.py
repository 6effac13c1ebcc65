"""Asking another unit: it sees the question and nothing else, answers, the clock stops, the desk uses it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.verification.dossiers_making import WRONG_IF, fresh, make_dossier, visit
from tests.verification.making import NOW, OTHER_UNIT, make_person, make_unit
from tests.verification.world import gathered, submitted

from nhipcau.common.refusals import Refused
from nhipcau.verification.actions.requests import answer_request, ask, enter_letter, withdraw_request
from nhipcau.verification.models import Dossier, Request
from nhipcau.verification.models.dossiers import RequestKind

pytestmark = pytest.mark.django_db
QUESTION = "Tính đến 05/10/2026, xã đếm được bao nhiêu nhà bị ngập?"
ANSWER = "Đến 18 giờ: 280 nhà bị ngập, theo biên bản kiểm đếm."


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(dossier: Dossier, *, kind: str = RequestKind.FACTS, unit: str = OTHER_UNIT) -> Request:
    if unit:
        make_unit(unit)
    return ask(
        by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, kind=kind, unit_id=unit,
        addressee="Ủy ban nhân dân xã Mẫu Sơn", question=QUESTION,
    )  # fmt: skip


@pytest.fixture
def there() -> Any:
    return make_person(unit=OTHER_UNIT, name="Người Trả Lời")


def test_asking_starts_a_clock_of_the_asked_unit() -> None:
    request = asked(make_dossier())
    assert request.clock is not None
    assert (request.clock.rule_code, request.clock.unit_id) == ("verification.facts", OTHER_UNIT)
    assert request.clock.subject == f"verification.request:{request.public_id}"


def test_the_right_of_reply_needs_no_unit_and_has_its_own_clock() -> None:
    dossier = make_dossier()
    request = asked(dossier, kind=RequestKind.RIGHT_OF_REPLY, unit="")
    assert request.clock is not None
    assert (request.clock.rule_code, request.clock.unit_id) == ("verification.reply", dossier.unit_id)
    with pytest.raises(Refused) as refused:
        asked(dossier, unit="")
    assert refused.value.field == "unit"


def test_the_asked_unit_sees_question_claim_and_clock_and_not_the_dossier(there: Any) -> None:
    dossier = make_dossier()
    visit(dossier, title="Trụ sở xã bí mật")
    request = asked(dossier)
    client = signed_in(there)
    page = client.get(request.get_absolute_url()).content.decode()
    assert QUESTION in page
    assert dossier.claim.wording in page
    for hidden in (WRONG_IF, "Trụ sở xã bí mật", dossier.public_id, dossier.owner.full_name):
        assert hidden not in page.replace(there.full_name, "")
    assert client.get(dossier.get_absolute_url()).status_code == 404
    assert signed_in(make_person(unit="p01")).get(request.get_absolute_url()).status_code == 404


def test_an_answer_with_a_file_stops_the_clock_and_becomes_evidence_in_one_click(there: Any) -> None:
    dossier = make_dossier()
    request = asked(dossier)
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản: 280 nhà.".encode())
    client = signed_in(there)
    assert client.post(request.get_absolute_url(), {"answer": ANSWER, "upload": file}).status_code == 302
    request.refresh_from_db()
    assert (request.answer, request.answered_by) == (ANSWER, there)
    assert request.clock is not None
    assert not request.clock.is_running

    desk = signed_in(dossier.owner)
    page = desk.get(dossier.get_absolute_url()).content.decode()
    assert ANSWER in page
    address = reverse("verification:add_answer", args=[dossier.public_id, request.public_id])
    assert address in page
    opened = desk.get(address).context["form"].initial
    assert desk.post(address, {**opened, "stance": "contradicts"}).status_code == 302
    piece = dossier.evidence.get()
    assert (piece.kind, piece.stance, piece.request) == ("reply", "contradicts", request)
    for end in (desk, client):
        handed = end.get(reverse("verification:answer_file", args=[request.public_id]))
        assert handed.content == "Biên bản: 280 nhà.".encode()
        assert handed["Content-Disposition"].startswith("attachment")
    assert signed_in(make_person(unit="p01")).get(handed.request["PATH_INFO"]).status_code == 404


def test_only_the_asked_unit_answers_and_only_once(there: Any) -> None:
    dossier = make_dossier()
    request = asked(dossier)
    answer = signed_in(dossier.owner).post(request.get_absolute_url(), {"answer": "Tự trả lời."})
    assert answer.status_code == 422
    answer_request(by=there, at=NOW, request=request, answer=ANSWER)
    with pytest.raises(Refused, match="đã có trả lời"):
        answer_request(by=there, at=NOW, request=request, answer="Lần nữa.")


def test_a_letter_is_entered_by_the_desk() -> None:
    dossier = make_dossier()
    request = asked(dossier, kind=RequestKind.RIGHT_OF_REPLY, unit="")
    enter_letter(
        by=dossier.owner, at=NOW, request=request, seen=fresh(dossier).revision, answer=f" {ANSWER} "
    )
    request.refresh_from_db()
    assert request.answer == ANSWER
    assert request.clock is not None
    assert not request.clock.is_running


def test_a_question_taken_back_is_not_answered(there: Any) -> None:
    dossier = make_dossier()
    request = asked(dossier)
    withdraw_request(
        by=dossier.owner, at=NOW, request=request, seen=fresh(dossier).revision, reason="Đã có số liệu."
    )
    request.refresh_from_db()
    assert request.clock is not None
    assert not request.clock.is_running
    with pytest.raises(Refused, match="đã được rút"):
        answer_request(by=there, at=NOW, request=request, answer=ANSWER)


def test_asking_by_form_takes_the_name_of_a_unit() -> None:
    from tests.people.making import make_unit as make_named

    make_named(OTHER_UNIT, "Lạng Sơn", "20")
    dossier = make_dossier()
    client = signed_in(dossier.owner)
    address = reverse("verification:ask", args=[dossier.public_id])
    opened = client.get(address).context["form"].initial
    said = {**opened, "kind": "facts", "unit": "", "addressee": "Xã Mẫu", "question": QUESTION}
    assert list(client.post(address, said).context["form"].errors) == ["unit"]
    assert client.post(address, {**said, "unit": "lang son"}).status_code == 302
    assert dossier.requests.get().unit_id == OTHER_UNIT


def test_lists_filter_search_and_export(there: Any) -> None:
    dossier = make_dossier()
    asked(dossier)
    mine, theirs = signed_in(dossier.owner), signed_in(there)
    listed = reverse("verification:requests")
    assert QUESTION in theirs.get(listed, {"q": "bao nhieu nha", "state": "waiting"}).content.decode()
    assert QUESTION not in theirs.get(listed, {"state": "answered"}).content.decode()
    assert QUESTION not in mine.get(listed).content.decode()
    dossiers = reverse("verification:dossiers")
    wording = dossier.claim.wording
    for found in ({"q": "lu lam 312"}, {"q": str(dossier)}, {"state": "gathering"},
                  {"owner": dossier.owner.public_id}):  # fmt: skip
        assert wording in mine.get(dossiers, found).content.decode(), found
    for lost in ({"q": "hạn hán"}, {"state": "closed"}, {"verdict": "wrong"}):
        assert wording not in mine.get(dossiers, lost).content.decode(), lost
    assert wording in mine.get(dossiers, {"export": "csv"}).getvalue().decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(mine.get(dossiers, {"export": "xlsx"}))))
    assert wording in {cell for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert wording not in theirs.get(dossiers, {"export": "csv"}).getvalue().decode("utf-8-sig")


def test_the_start_page_shows_what_waits_for_my_unit(there: Any) -> None:
    dossier = make_dossier()
    asked(dossier)
    assert "Đề nghị chờ đơn vị ta trả lời" in signed_in(there).get("/").content.decode()
    assert "Hồ sơ tôi giữ" in signed_in(dossier.owner).get("/").content.decode()


def test_an_answer_comes_while_the_dossier_is_read(there: Any) -> None:
    make_unit(OTHER_UNIT)
    author = make_person()
    _claim, dossier, request = gathered(author, asked_unit=OTHER_UNIT)
    submitted(dossier, author)
    before = fresh(dossier).revision
    answer_request(by=there, at=NOW, request=request, answer=ANSWER)
    request.refresh_from_db()
    assert request.answer == ANSWER
    assert (fresh(dossier).revision, fresh(dossier).state) == (before, "in_review")
    client = signed_in(author)
    assert ANSWER in client.get(dossier.get_absolute_url()).content.decode()
    address = reverse("verification:add_answer", args=[dossier.public_id, request.public_id])
    opened = client.get(address).context["form"].initial
    refused = client.post(address, {**opened, "stance": "supports"})
    assert refused.status_code == 422
    assert "đang chờ thẩm định" in refused.content.decode()
