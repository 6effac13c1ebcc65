"""The board, the site page and the lists as people see them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.attendance.attending import arrive, clash, scan_at, substitute, walk_in
from tests.people.making import confirm, make_person, make_unit
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.actions.rolls import say_heads, say_line, sign_roll
from nhipcau.attendance.models import Roll

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return make_conference(sites=3, per_site=4)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("lan.nong", "officer"))
    return confirm(client)


def board_of(made: Made, half_day: Any = None) -> str:
    half_day = half_day or made.half_days[0]
    return f"{reverse('attendance:board', args=[made.conference.public_id])}?buoi={half_day.public_id}"


def site_of(made: Made, number: int = 0) -> str:
    url = reverse("attendance:site", args=[made.sites[number].public_id])
    return f"{url}?buoi={made.half_days[0].public_id}"


def test_the_board_tells_line_and_room_apart(made: Made, desk: Client) -> None:
    morning = made.half_days[0]
    arrive(made.delegates[0], morning)
    say_line(at=NOW, site=made.sites[1], half_day=morning, line="lost")
    say_heads(at=NOW, site=made.sites[0], half_day=morning, heads=7)
    page = desk.get(board_of(made)).content.decode()
    assert "1 có mặt + 0 báo vắng + 11 vắng = 12 được cử + 0 đăng ký tại chỗ" in page
    assert page.count("Mất kết nối") >= 2
    assert "khai 7" in page
    assert "Xã mẫu 3" in page


def test_polling_is_answered_with_nothing_until_something_changes(
    made: Made, desk: Client, django_assert_max_num_queries: Any
) -> None:
    page = desk.get(board_of(made))
    stamp = page.context["stamp"]
    url = f"{board_of(made)}&stamp={stamp}"
    with django_assert_max_num_queries(8):
        assert desk.get(url, headers={"HX-Request": "true"}).status_code == 204
    arrive(made.delegates[0], made.half_days[0])
    answer = desk.get(url, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert b'id="board"' in answer.content


def test_filters_narrow_with_or_without_marks(made: Made, desk: Client) -> None:
    say_line(at=NOW, site=made.sites[1], half_day=made.half_days[0], line="lost")
    rows = desk.get(f"{board_of(made)}&q=xa+mau").context["rows"]
    assert [row.site.code for row in rows] == ["002", "003"]
    rows = desk.get(f"{board_of(made)}&line=lost").context["rows"]
    assert [row.site.code for row in rows] == ["002"]
    rows = desk.get(f"{board_of(made)}&troubled=on&sort=-code").context["rows"]
    assert [row.site.code for row in rows] == ["002"]
    arrive(made.delegates[4], made.half_days[0])
    rows = desk.get(f"{board_of(made)}&sort=-share").context["rows"]
    assert rows[0].site.code == "002"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_end_with_a_sum_that_reconciles(made: Made, desk: Client, kind: str) -> None:
    morning = made.half_days[0]
    arrive(made.delegates[0], morning, made.sites[1])
    arrive(substitute(made.delegates[5]), morning)
    arrive(walk_in(made, made.sites[2]), morning)
    answer = desk.get(f"{board_of(made)}&export={kind}")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    if kind == "csv":
        rows: list[Any] = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    lines = [[int(cell) for cell in row[3:8]] for row in rows[1:]]
    assert [sum(column) for column in zip(*lines[:-1], strict=True)] == lines[-1]
    nominated, walk_ins, present, excused, absent = lines[-1]
    assert present + excused + absent == nominated + walk_ins == 13
    assert (present, walk_ins) == (3, 1)


def test_the_big_screen_and_the_door(made: Made, desk: Client) -> None:
    hall = desk.get(board_of(made).replace("/bang/", "/man-hinh/"))
    assert "Xã mẫu 2" in hall.content.decode()
    assert desk.get(reverse("attendance:boards")).status_code in {200, 302}
    empty = make_conference(sites=1, per_site=0, title="Chưa có buổi")
    empty.sessions[0].speakers.all().delete()
    for session in empty.sessions:
        session.speakers.all().delete()
        session.delete()
    empty.conference.half_days.all().delete()
    page = desk.get(reverse("attendance:board", args=[empty.conference.public_id]))
    assert "chưa có buổi nào" in page.content.decode()


def test_the_site_page_lists_by_given_name_and_searches(made: Made, desk: Client) -> None:
    arrive(made.delegates[0], made.half_days[0])
    page = desk.get(site_of(made))
    names = [line.who.name.split()[-1] for line in page.context["lines"]]
    assert names == ["Ân", "Bích", "Cường", "Đào"]
    found = desk.get(f"{site_of(made)}&q=dao").context["lines"]
    assert [line.who.name.split()[-1] for line in found] == ["Đào"]


def test_a_roll_goes_out_only_to_who_may_take_names_out(made: Made, desk: Client, client: Client) -> None:
    arrive(made.delegates[0], made.half_days[0])
    answer = desk.get(f"{site_of(made)}&export=csv")
    assert made.delegates[0].name in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    client.force_login(make_person("vang.ly", "reviewer"))
    assert client.get(f"{site_of(made)}&export=csv").status_code == 403


def test_line_heads_and_signature_by_clicking(made: Made, desk: Client) -> None:
    morning, site = made.half_days[0], made.sites[0]
    made.half_days[0].__class__.objects.filter(pk=morning.pk).update(starts_at="2020-01-01T00:00Z")
    arrive(made.delegates[0], morning)
    args = [site.public_id, morning.public_id]
    assert desk.post(reverse("attendance:say_line", args=args), {"line": "connected"}).status_code == 302
    assert desk.post(reverse("attendance:say_heads", args=args), {"heads": "5"}).status_code == 302
    assert desk.post(reverse("attendance:say_heads", args=args), {"heads": "nhiều"}).status_code == 422
    assert desk.post(reverse("attendance:sign", args=args), {"name": "Bế Văn Kiên"}).status_code == 302
    roll = Roll.objects.get(site=site, half_day=morning)
    assert (roll.line, roll.heads, roll.signed_present) == ("connected", 5, 1)
    assert "Bế Văn Kiên" in desk.get(site_of(made)).content.decode()
    again = desk.post(reverse("attendance:sign", args=args), {"name": "Người khác"})
    assert again.status_code == 422
    url = reverse("attendance:reopen", args=[roll.public_id])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"why": "Ghi sót một người"}).status_code == 302
    roll.refresh_from_db()
    assert roll.signed_at is None


def test_a_conflict_is_settled_by_clicking(made: Made, desk: Client) -> None:
    row = arrive(made.delegates[0], made.half_days[0])
    conflict = clash(made.delegates[0], made.half_days[0], made.sites[1])
    listing = desk.get(reverse("attendance:conflicts", args=[made.conference.public_id]))
    assert made.delegates[0].name in listing.content.decode()
    url = reverse("attendance:conflict", args=[conflict.public_id])
    page = desk.get(url).content.decode()
    assert "Xã mẫu 2" in page
    assert "Hội trường tỉnh" in page
    assert desk.post(url, {"site": made.sites[2].public_id, "reason": "x"}).status_code == 422
    assert desk.post(url, {"site": made.sites[1].public_id, "reason": "Chủ trì xác nhận"}).status_code == 302
    row.refresh_from_db()
    assert row.site_id == made.sites[1].pk
    assert "Chủ trì xác nhận" in desk.get(url).content.decode()


def test_lists_of_facts_show_who_and_why(made: Made, desk: Client) -> None:
    aside = scan_at(
        made.sites[0], made.half_days[0], made.delegates[0], outcome="quarantined", reason="outside_half_day"
    )
    scan_at(made.sites[1], made.half_days[0], made.delegates[5], is_late=True)
    page = desk.get(reverse("attendance:set_aside", args=[made.conference.public_id])).content.decode()
    assert "giờ ghi nằm ngoài buổi" in page
    assert made.delegates[0].name in page
    late = desk.get(reverse("attendance:late", args=[made.conference.public_id])).content.decode()
    assert made.delegates[5].name in late
    assert made.delegates[0].name not in late
    for name in ("accept", "dismiss"):
        assert desk.get(reverse(f"attendance:{name}", args=[aside.fact_id])).status_code == 200


def test_rows_of_another_unit_are_not_found(made: Made, client: Client) -> None:
    stranger = make_person("xa.la", "officer")
    stranger.unit = make_unit("p08", "Tuyên Quang", "08")
    stranger.save()
    arrive(made.delegates[0], made.half_days[0])
    conflict = clash(made.delegates[0], made.half_days[0], made.sites[1])
    aside = scan_at(
        made.sites[0], made.half_days[0], made.delegates[1], outcome="quarantined", reason="clock_unknown"
    )
    roll = sign_roll(
        at=made.half_days[0].starts_at, site=made.sites[0], half_day=made.half_days[0], name="Bế Kiên"
    )
    client.force_login(stranger)
    confirm(client)
    conference, site, half = made.conference.public_id, made.sites[0].public_id, made.half_days[0].public_id
    for name, args in {
        "board": [conference], "hall": [conference], "site": [site], "sheet": [site], "hand_over": [site],
        "paper": [site, half], "say_line": [site, half], "say_heads": [site, half], "sign": [site, half],
        "mark": [site, half], "reopen": [roll.public_id], "conflicts": [conference],
        "conflict": [conflict.public_id], "set_aside": [conference], "late": [conference],
        "accept": [aside.fact_id], "dismiss": [aside.fact_id],
    }.items():  # fmt: skip
        url = reverse(f"attendance:{name}", args=args)
        assert client.get(url).status_code == 404, name
        assert client.post(url, {}).status_code in {404, 405}, name
