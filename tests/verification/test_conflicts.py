"""Two people at one dossier, over HTTP: the second is told, sees both texts, and can save on top."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.verification.dossiers_making import fresh, make_dossier, visit
from tests.verification.making import make_person

from nhipcau.verification.actions.requests import ask
from nhipcau.verification.models import KeptFile

pytestmark = pytest.mark.django_db
THEIRS, MINE = "Xã đã tính cả nhà bỏ hoang.", "Đội cứu hộ đếm từ trên thuyền, khó sót."


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def second() -> Any:
    return make_person(name="Người Thứ Hai")


def form_of(response: Any) -> dict[str, Any]:
    """Return what the form on the page would send."""
    form = response.context["form"]
    return {bound.html_name: bound.value() or "" for bound in form if bound.name != "upload"}


def test_the_second_editor_sees_both_texts_and_can_save_on_top(second: Any) -> None:
    dossier = make_dossier()
    address = reverse("verification:dossier_text", args=[dossier.public_id, "ly-le-phia-kia"])
    first, other = signed_in(dossier.owner), signed_in(second)
    opened, opened_too = form_of(first.get(address)), form_of(other.get(address))
    assert other.post(address, {**opened_too, "text": THEIRS}).status_code == 302

    answer = first.post(address, {**opened, "text": MINE})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert THEIRS in page
    assert MINE in page
    assert "Người Thứ Hai" in page
    assert fresh(dossier).best_case == THEIRS

    again = form_of(answer)
    assert again["text"] == MINE
    assert first.post(address, again).status_code == 302
    assert fresh(dossier).best_case == MINE
    assert dossier.changes.latest("revision").before == THEIRS


def test_a_third_change_is_told_again(second: Any) -> None:
    dossier = make_dossier()
    address = reverse("verification:dossier_text", args=[dossier.public_id, "dieu-cho-thay-sai"])
    client = signed_in(dossier.owner)
    opened = form_of(client.get(address))
    visit(dossier, by=second)
    overtaken = form_of(client.post(address, {**opened, "text": MINE}))
    visit(dossier, by=second, title="Trạm y tế")
    assert client.post(address, overtaken).status_code == 422
    assert fresh(dossier).would_show_wrong != MINE


def test_somebody_elses_evidence_overtakes_a_search(second: Any) -> None:
    dossier = make_dossier()
    address = reverse("verification:log_search", args=[dossier.public_id])
    client = signed_in(dossier.owner)
    opened = form_of(client.get(address))
    visit(dossier, by=second, title="Trạm bơm Khuổi Mẫu")
    said = {**opened, "where": "Cổng tỉnh", "words": "nhà ngập", "side": "both", "came_of_it": "nothing"}
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "Trạm bơm Khuổi Mẫu" in answer.content.decode()
    assert not dossier.searches.exists()
    assert client.post(address, form_of(answer)).status_code == 302
    assert dossier.searches.get().words == "nhà ngập"


def test_a_file_handed_in_is_not_asked_for_again(second: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    dossier = make_dossier()
    address = reverse("verification:add_file", args=[dossier.public_id])
    client = signed_in(dossier.owner)
    opened = form_of(client.get(address))
    visit(dossier, by=second)
    file = SimpleUploadedFile("kiem-dem.txt", "Kiểm đếm: 280 nhà bị ngập.".encode())
    said = {**opened, "stance": "contradicts", "title": "Bảng kiểm đếm", "kind": "document", "upload": file}
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "kiem-dem.txt" in answer.content.decode()
    assert client.post(address, form_of(answer)).status_code == 302
    kept = KeptFile.objects.get()
    piece = dossier.evidence.get(title="Bảng kiểm đếm")
    assert (piece.file, piece.sha256) == (kept, kept.sha256)


def test_another_persons_file_cannot_be_borrowed(second: Any) -> None:
    from django.utils import timezone

    from nhipcau.verification.actions.capturing import keep_file

    dossier = make_dossier()
    kept = keep_file(by=second, at=timezone.now(), name="rieng.txt", content="Của người khác.".encode())
    address = reverse("verification:add_file", args=[dossier.public_id])
    client = signed_in(dossier.owner)
    said = form_of(client.get(address))
    said |= {"stance": "context", "title": "Mượn", "kind": "document", "kept": kept.public_id}
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "rieng.txt" not in answer.content.decode()
    assert not dossier.evidence.exists()


def test_an_answer_does_not_wait_for_the_desk_but_the_desk_is_told() -> None:
    dossier = make_dossier()
    asked_unit = make_person(unit="p08")
    request = ask(
        by=dossier.owner, at=dossier.opened_at, dossier=dossier, seen=dossier.revision, kind="facts",
        unit_id="p08", addressee="UBND xã", question="Bao nhiêu nhà?",
    )  # fmt: skip
    address = reverse("verification:dossier_text", args=[dossier.public_id, "ly-le-phia-kia"])
    desk = signed_in(dossier.owner)
    opened = form_of(desk.get(address))
    there = signed_in(asked_unit)
    answered = there.post(reverse("verification:request", args=[request.public_id]), {"answer": "280 nhà."})
    assert answered.status_code == 302
    notice = desk.post(address, {**opened, "text": MINE})
    assert notice.status_code == 422
    assert "280 nhà." in notice.content.decode()
