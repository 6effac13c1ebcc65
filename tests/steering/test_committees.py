"""Who sits in a committee on which day: by decision, by the post they hold, twice, vacant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from tests.steering.making import NOW, TODAY, make_official, make_tree

from nhipcau.common.conflicts import Stale
from nhipcau.common.finding import found_for
from nhipcau.common.refusals import Refused
from nhipcau.steering.actions.committees import (
    end_member,
    keep_committee,
    keep_seat,
    remove_seat,
    seat_member,
)
from nhipcau.steering.models import Committee, SeatHolding
from nhipcau.steering.queries.committees import committees_for, crowded_on, members_on

pytestmark = pytest.mark.django_db
DECISION = "Quyết định số 15/QĐ-UBND ngày 05/01/2026"
BEGUN = date(2026, 1, 5)


@pytest.fixture
def clerk() -> Any:
    make_tree()
    return make_official("an", "clerk")


@pytest.fixture
def committee(clerk: Any) -> Committee:
    name = "Ban Chỉ đạo công tác thông tin đối ngoại (mẫu)"
    return keep_committee(by=clerk, at=NOW, name=name, decision=DECISION, starts_on=BEGUN)


def make_post(title: str = "Phó Chủ tịch") -> Any:
    body = apps.get_model("units.Body").objects.create(unit_id="p04", name="Ủy ban nhân dân")
    return apps.get_model("units.Post").objects.create(body=body, title=title)


def hold(post: Any, name: str, starts_on: date | None, ends_on: date | None = None) -> Any:
    rows = apps.get_model("units.Holding").objects
    return rows.create(post=post, name=name, starts_on=starts_on, ends_on=ends_on)


def names(committee: Committee, on: date) -> list[str]:
    return [member.name for member in members_on(committee, on)]


def test_a_seat_by_office_follows_whoever_holds_the_post(clerk: Any, committee: Committee) -> None:
    post = make_post()
    hold(post, "Nông Thị Mẫu", date(2024, 1, 1), date(2026, 6, 30))
    hold(post, "Hoàng Văn Mẫu", date(2026, 7, 1))
    keep_seat(by=clerk, at=NOW, committee=committee, title="Trưởng ban", post=post)
    assert names(committee, date(2026, 6, 30)) == ["Nông Thị Mẫu"]
    assert names(committee, date(2026, 7, 1)) == ["Hoàng Văn Mẫu"]
    member = members_on(committee, date(2026, 6, 30))[0]
    assert (member.by_office, member.starts_on, member.decision) == (True, BEGUN, DECISION)
    assert member.post_words == "Phó Chủ tịch, Ủy ban nhân dân tỉnh Cao Bằng"


def test_nobody_sits_before_the_committee_or_after_its_end(clerk: Any, committee: Committee) -> None:
    keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên")
    assert names(committee, date(2026, 1, 4)) == []
    assert names(committee, BEGUN) == [""]
    keep_committee(by=clerk, at=NOW, committee=committee, seen=1, name=committee.name, decision=DECISION,
                   starts_on=BEGUN, ends_on=date(2026, 3, 1))  # fmt: skip
    committee.refresh_from_db()
    assert names(committee, date(2026, 3, 2)) == []


def test_members_come_and_go_by_decision(clerk: Any, committee: Committee) -> None:
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên thường trực")
    first = seat_member(by=clerk, at=NOW, seat=seat, name="Lý Thị Thử", post_words="Giám đốc Sở (mẫu)",
                        starts_on=BEGUN, decision=DECISION)  # fmt: skip
    end_member(by=clerk, at=NOW, member=first, seen=1, ends_on=date(2026, 5, 31), decision="QĐ 77")
    seat_member(by=clerk, at=NOW, seat=seat, name="Đàm Văn Thử", starts_on=date(2026, 6, 1), decision="QĐ 78")
    assert names(committee, date(2026, 5, 31)) == ["Lý Thị Thử"]
    assert names(committee, TODAY) == ["Đàm Văn Thử"]
    first.refresh_from_db()
    assert first.end_decision == "QĐ 77"
    with pytest.raises(Stale):
        end_member(by=clerk, at=NOW, member=first, seen=1, ends_on=TODAY)
    with pytest.raises(Refused):
        remove_seat(by=clerk, at=NOW, seat=seat)


@pytest.mark.parametrize("name", ["Lý Thị Thử", "LÝ THỊ THỬ", "  Lý  Thị Thử "])
def test_one_person_sits_once_in_a_seat_at_a_time(clerk: Any, committee: Committee, name: str) -> None:
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên")
    seat_member(by=clerk, at=NOW, seat=seat, name="Lý Thị Thử", starts_on=BEGUN, ends_on=date(2026, 5, 31),
                decision=DECISION)  # fmt: skip
    with pytest.raises(Refused):
        seat_member(by=clerk, at=NOW, seat=seat, name=name, starts_on=date(2026, 5, 31), decision="QĐ 2")
    seat_member(by=clerk, at=NOW, seat=seat, name=name, starts_on=date(2026, 6, 1), decision="QĐ 2")
    assert SeatHolding.objects.count() == 2


def test_two_in_one_seat_are_told_not_refused(clerk: Any, committee: Committee) -> None:
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên")
    for name in ("Lý Thị Thử", "Đàm Văn Thử"):
        seat_member(by=clerk, at=NOW, seat=seat, name=name, starts_on=BEGUN, decision=DECISION)
    assert crowded_on(members_on(committee, TODAY)) == [(seat, "Lý Thị Thử, Đàm Văn Thử")]


def test_who_holds_the_post_and_was_named_too_sits_once(clerk: Any, committee: Committee) -> None:
    post = make_post()
    holder = hold(post, "Nông Thị Mẫu", None)
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Trưởng ban", post=post)
    seat_member(by=clerk, at=NOW, seat=seat, holding=holder, starts_on=BEGUN, decision="QĐ 9")
    member = members_on(committee, TODAY)
    assert [(one.name, one.decision, one.by_office) for one in member] == [("Nông Thị Mẫu", "QĐ 9", False)]


def test_days_outside_the_committee_and_hands_of_others_are_refused(clerk: Any, committee: Committee) -> None:
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên")
    stranger = make_official("khac", "clerk", unit="p20")
    for by, day in ((clerk, date(2026, 1, 4)), (stranger, BEGUN)):
        with pytest.raises(Refused):
            seat_member(by=by, at=NOW, seat=seat, name="Ai", starts_on=day, decision="QĐ")
    assert not committees_for(stranger).exists()
    assert committees_for(make_official("cuc", "clerk", unit="vn")).exists()
    assert not committees_for(make_official("xa", "clerk", unit="c04001")).exists()


def test_thirty_seats_are_read_with_few_questions(
    clerk: Any, committee: Committee, django_assert_max_num_queries: Any
) -> None:
    post = make_post()
    hold(post, "Nông Thị Mẫu", None)
    for number in range(30):
        keep_seat(by=clerk, at=NOW, committee=committee, title=f"Ghế {number}", post=post)
    with django_assert_max_num_queries(5):
        assert len(members_on(committee, TODAY)) == 30


def test_the_screens(clerk: Any, committee: Committee) -> None:
    client = Client()
    client.force_login(clerk)
    said = {"name": "Tổ giúp việc (mẫu)", "decision": "QĐ 3", "starts_on": "2026-02-01"}
    answer = client.post("/chi-dao/ban/them/", said)
    page = answer["Location"]
    assert "Ban chưa có ghế nào" in client.get(page).content.decode()
    assert client.post(f"{page}them-ghe/", {"title": "Tổ trưởng", "duty": "Điều hành"}).status_code == 302
    seat = Committee.objects.get(name="Tổ giúp việc (mẫu)").seats.get()
    assert (
        client.post(
            f"/chi-dao/ghe/{seat.public_id}/cu/", {"decision": "QĐ 4", "starts_on": "2026-02-01"}
        ).status_code
        == 422
    )
    member = {
        "name": "Bế Văn Thử",
        "post_words": "Trưởng phòng (mẫu)",
        "decision": "QĐ 4",
        "starts_on": "2026-02-01",
    }
    assert client.post(f"/chi-dao/ghe/{seat.public_id}/cu/", member).status_code == 302
    assert "Bế Văn Thử" in client.get(f"{page}?ngay=2026-03-01").content.decode()
    assert "Bế Văn Thử" not in client.get(f"{page}?ngay=2026-01-31").content.decode()
    export = b"".join(client.get(f"{page}thanh-vien.csv?ngay=2026-03-01").streaming_content).decode()
    assert "1,Bế Văn Thử,Trưởng phòng (mẫu),Tổ trưởng,Điều hành,2026-02-01,QĐ 4" in export
    assert client.get(f"{page}thanh-vien.xlsx").status_code == 200
    held = SeatHolding.objects.get()
    end = f"/chi-dao/thanh-vien/{held.public_id}/thoi/"
    assert client.get(end).status_code == 200
    client.post(end, {"ends_on": "2026-09-30", "decision": "QĐ 8", "revision": "1"})
    changes = client.get(f"{page}thay-doi/").content.decode()
    assert "QĐ 8" in changes
    assert client.get("/chi-dao/ban/?q=to+giup").status_code == 200
    for address in (f"{page}sua/", f"/chi-dao/ghe/{seat.public_id}/sua/"):
        assert client.get(address).status_code == 200


def test_members_are_found_without_marks(clerk: Any, committee: Committee) -> None:
    seat = keep_seat(by=clerk, at=NOW, committee=committee, title="Ủy viên")
    seat_member(by=clerk, at=NOW, seat=seat, name="Bế Văn Thử", starts_on=BEGUN, decision=DECISION)
    found = {finder.key: told for finder, told in found_for(clerk, "be van thu", most=5)}
    assert [hit.title for hit in found["steering.members"].hits] == ["Bế Văn Thử"]
