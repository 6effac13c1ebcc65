"""A topic that units asked for is handed over once, planned into a conference, or declined with why."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.people.making import make_person
from tests.steering.making import make_official, make_tree
from tests.training.making import NOW, make_conference

from nhipcau.common.beside import cards_beside
from nhipcau.common.conflicts import Stale
from nhipcau.common.finding import found_for
from nhipcau.common.refusals import Refused
from nhipcau.common.waiting import waiting_for
from nhipcau.record.queries import entries_for
from nhipcau.training.actions.needs import decline_need, hand_need, plan_need, reopen_need
from nhipcau.training.models import Need
from nhipcau.training.queries.needs import needs_for, open_needs_for
from nhipcau.training.rules import states

pytestmark = pytest.mark.django_db


def make_need(topic: str = "Chụp ảnh kèm quyền sử dụng", **more: Any) -> Need:
    said = {"unit_id": "p04", "why": "Ảnh thiếu nguồn", "units_words": "Xã Mẫu 1\nXã Mẫu 2", "units_count": 2,
            "origin": "reports.review:abc", "origin_words": "Tổng kết kỳ mẫu", "by": None, "at": NOW, **more}  # fmt: skip
    return hand_need(topic=topic, **said)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def officer() -> Any:
    return make_person("an.nguyen", "officer")


def test_handed_twice_it_is_one_need_and_one_entry(officer: Any) -> None:
    first, again = (
        make_need(by=officer),
        make_need("  Chụp ảnh   kèm quyền sử dụng ", by=officer, units_count=9),
    )
    assert first.pk == again.pk
    assert Need.objects.get().units_count == 2
    admin = make_person("quan.tri", "administrator")
    verbs = [entry.verb for entry in entries_for(admin) if entry.verb.startswith("training.")]
    assert verbs == ["training.hand_need"]
    assert make_need(origin="reports.review:khac", by=officer).pk != first.pk
    with pytest.raises(Refused):
        make_need("  ", by=officer)


def test_a_need_goes_into_a_planned_conference_and_shows_there(officer: Any) -> None:
    need, other = make_need(units_count=7), make_need("Trả lời báo chí nước ngoài", units_count=3)
    conference = make_conference(sites=1, per_site=0).conference
    plan_need(by=officer, at=NOW, need=need, conference=conference)
    with pytest.raises(Stale):
        decline_need(by=officer, at=NOW, need=need, why="Không")
    cards = cards_beside("training.conference", officer, conference.public_id, at=NOW)
    card = next(one for one in cards if one.title == "Nhu cầu tập huấn")
    assert (card.figure, [(line.label, line.value) for line in card.lines]) == (
        1, [(need.topic, 7), ("Còn chờ lên kế hoạch", 1)],
    )  # fmt: skip
    assert list(open_needs_for(officer)) == [other]
    reopen_need(by=officer, at=NOW, need=need)
    assert list(open_needs_for(officer)) == [need, other]


def test_a_settled_conference_takes_no_need(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0, state=states.HELD, settled_at=NOW)
    with pytest.raises(Refused):
        plan_need(by=officer, at=NOW, need=make_need(), conference=made.conference)
    assert Need.objects.get().state == states.NEED_OPEN


def test_declining_needs_a_reason_and_the_database_says_so_too(officer: Any) -> None:
    need = make_need()
    with pytest.raises(Refused):
        decline_need(by=officer, at=NOW, need=need, why=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(state=states.NEED_DECLINED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(state=states.NEED_PLANNED)
    decline_need(by=officer, at=NOW, need=need, why="Đã có lớp của Bộ")
    assert Need.objects.get().declined_why == "Đã có lớp của Bộ"


def test_needs_wait_for_their_own_organiser_alone(officer: Any) -> None:
    make_tree()
    need = make_need()
    stranger = make_official("ls", "officer", unit="p20")
    clerk = make_official("doc.gia", "clerk", unit="p04")
    assert [row.title for row in waiting_for(officer, NOW) if "nhu-cau" in row.url] == [need.topic]
    assert [row for who in (stranger, clerk) for row in waiting_for(who, NOW) if "nhu-cau" in row.url] == []
    assert not needs_for(stranger).exists()
    assert [
        told.total for _key, told in found_for(officer, "anh quyen", most=3, only=["training.needs"])
    ] == [1]
    assert [told.total for _key, told in found_for(stranger, "anh", most=3, only=["training.needs"])] == [0]
    for name in ("need", "plan_need", "decline_need", "reopen_need"):
        answer = signed_in(stranger).get(reverse(f"training:{name}", args=[need.public_id]))
        assert answer.status_code == 404
        assert need.topic not in answer.content.decode()
    with pytest.raises(Refused):
        decline_need(by=stranger, at=NOW, need=need, why="Không")


def test_the_screens_plan_and_decline(officer: Any) -> None:
    need, client = make_need(), signed_in(officer)
    conference = make_conference(sites=1, per_site=0).conference
    assert need.topic in client.get(reverse("training:needs")).content.decode()
    page = client.get(reverse("training:need", args=[need.public_id])).content.decode()
    assert "Xã Mẫu 2" in page
    address = reverse("training:plan_need", args=[need.public_id])
    assert client.post(address, {"conference": "khong-co"}).status_code == 422
    assert client.post(address, {"conference": conference.public_id}).status_code == 302
    assert Need.objects.get().conference == conference
    assert client.post(reverse("training:reopen_need", args=[need.public_id])).status_code == 302
    address = reverse("training:decline_need", args=[need.public_id])
    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": "Đã có lớp của Bộ"}).status_code == 302
    assert Need.objects.get().state == states.NEED_DECLINED
    listed = client.get(reverse("training:needs"), {"export": "csv"})
    assert need.topic in b"".join(listed.streaming_content).decode()  # type: ignore[attr-defined]
    assert (
        "Không có mục nào khớp" in client.get(reverse("training:needs"), {"q": "khong co"}).content.decode()
    )
