"""The screens: who may, what they say, forms that come back with their refusal, exports, another unit's 404."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.people.making import confirm, give_factor
from tests.presenting.making import (
    NOW,
    approve_it,
    make_asset,
    make_channel,
    make_piece,
    make_plan,
    make_spokesperson,
    make_writer,
    picture,
    publish,
    write,
)

from nhipcau.people.rules import ROLES
from nhipcau.presenting.actions.kits import make_kit
from nhipcau.presenting.models import Asset, Kit, Piece, Plan, Posting
from nhipcau.presenting.queries.sheets import sheet_at_work

pytestmark = pytest.mark.django_db
LISTS = ("", "anh/", "bo/", "lich/", "kenh/", "kenh/da-dang/")
PLAIN = (*LISTS, "lich/thang/", "bai/viet/", "anh/tai-len/", "bo/lap/", "lich/them/", "kenh/them/")


def sign_in(client: Client, person: Any) -> Client:
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def writer() -> Any:
    return make_writer()


@pytest.fixture
def web(client: Client, writer: Any) -> Client:
    return sign_in(client, writer)


def everything(writer: Any) -> list[str]:
    """Return the addresses of one of everything."""
    piece, asset, channel = make_piece(writer), make_asset(writer), make_channel(writer)
    write(piece, writer, [asset])
    kit = make_kit(
        by=writer, at=timezone.now(), titles={"vi": "Bộ"}, leads={}, assets=[asset], pieces=[piece]
    )
    plan = make_plan(writer, channel=channel, piece=piece)
    pages = [row.get_absolute_url() for row in (piece, asset, channel, kit, plan)]
    more = ["sua/", "thong-tin/", "thong-tin/?language=en", "anh/"]
    pages += [pages[0] + one for one in more]
    pages += [pages[1] + "sua/", pages[1] + "rut/", pages[1] + "tep/web/", pages[2] + "sua/"]
    return [*pages, pages[3] + "sua/", pages[3] + "dong/", pages[4] + "sua/", pages[4] + "den-dau/"]


@pytest.mark.parametrize("address", PLAIN)
def test_every_screen_opens(web: Client, address: str) -> None:
    assert web.get(f"/gioi-thieu/{address}").status_code == 200


def test_every_page_opens_for_ones_own_unit_alone(web: Client, writer: Any) -> None:
    pages = everything(writer)
    for page in pages:
        assert web.get(page).status_code == 200, page
    stranger = sign_in(Client(), make_writer(unit="p20", name="Hứa Văn Lâm"))
    for page in pages:
        assert stranger.get(page).status_code == 404, page
    for address in LISTS:
        assert "Khuổi Lặn" not in stranger.get(f"/gioi-thieu/{address}").content.decode()
    nobody = Client()
    for page in pages:
        assert nobody.get(page).status_code == 302, page


@pytest.mark.parametrize("role", ROLES)
def test_everybody_looks_and_writers_keep(client: Client, role: str) -> None:
    from nhipcau.people.rules import may

    person = make_spokesperson(speaks=False, roles=(role,))
    web = sign_in(client, person)
    assert web.get("/gioi-thieu/").status_code == 200
    for address, action in (
        ("bai/viet/", "keep_pieces"), ("anh/tai-len/", "keep_assets"), ("lich/them/", "keep_calendar"),
        ("kenh/them/", "keep_channels"),
    ):  # fmt: skip
        wanted = 200 if may([role], f"presenting.{action}") else 403
        assert web.get(f"/gioi-thieu/{address}").status_code == wanted


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_leaves_as_a_file(web: Client, writer: Any, address: str, kind: str) -> None:
    everything(writer)
    answer = web.get(f"/gioi-thieu/{address}", {"export": kind, "q": "thac"})
    assert answer.status_code == 200
    assert f".{kind}" in answer["Content-Disposition"]


def test_search_without_marks(web: Client, writer: Any) -> None:
    make_piece(writer)
    assert "Thác Khuổi" in web.get("/gioi-thieu/", {"q": "khuoi lan"}).content.decode()
    assert "Thác Khuổi" not in web.get("/gioi-thieu/", {"q": "hang dong"}).content.decode()
    assert "Thác Khuổi" not in web.get("/gioi-thieu/", {"category": "product"}).content.decode()


def test_a_piece_from_the_form_to_the_page(web: Client, writer: Any) -> None:
    make_piece(writer)
    office = Piece.objects.get().statement.office.public_id
    said = {
        "title": "Chợ phiên", "lead": "Năm ngày một phiên.", "body": "Chợ họp từ sáng.", "category": "culture",
        "office": office, "dated_on": "2026-11-20", "place_id": "", "season": "", "event": "",
    }  # fmt: skip
    assert web.post("/gioi-thieu/bai/viet/", said).status_code == 302
    piece = Piece.objects.get(title="Chợ phiên")
    page = piece.get_absolute_url()
    facts = {"value_0": "Chợ Mẫu", "value_1": "5 ngày một phiên", "label_3": "Khác", "value_3": "Gà"}
    refused = web.post(f"{page}thong-tin/", facts)
    assert refused.status_code == 422
    assert "nguồn" in refused.content.decode()
    assert web.post(f"{page}thong-tin/", {**facts, "source_1": "Ban quản lý chợ"}).status_code == 302
    assert web.post(f"{page}thong-tin/?language=en", {"value_0": "Sample market"}).status_code == 302
    sheet = sheet_at_work(piece)
    assert sheet is not None
    assert [fact["values"] for fact in sheet.facts] == [
        {"vi": "Chợ Mẫu", "en": "Sample market"}, {"vi": "5 ngày một phiên"}, {"vi": "Gà"},
    ]  # fmt: skip


def test_a_picture_from_the_form_to_the_piece(web: Client, writer: Any) -> None:
    piece = make_piece(writer)
    file = SimpleUploadedFile("thac.jpg", picture(), "image/jpeg")
    said = {"file": file, "holder": "Xã Mẫu", "credit": "Xã Mẫu", "licence": "own", "people_shown": "nobody"}
    refused = web.post("/gioi-thieu/anh/tai-len/", said)
    assert refused.status_code == 422
    file.seek(0)
    answer = web.post(f"/gioi-thieu/anh/tai-len/?piece={piece.public_id}", {**said, "alt_vi": "Thác"})
    assert answer.status_code == 302
    asset = Asset.objects.get()
    chosen = {"assets": [asset.public_id], "first": asset.public_id}
    assert web.post(f"{piece.get_absolute_url()}anh/", chosen).status_code == 302
    assert "Thác" in web.get(piece.get_absolute_url()).content.decode()


def test_the_second_person_confirms_sees_and_approves(writer: Any) -> None:
    piece, person = make_piece(writer), make_spokesperson()
    write(piece, writer, [make_asset(writer)])
    give_factor(person)
    web = sign_in(Client(), person)
    address = f"{piece.get_absolute_url()}duyet/"
    assert web.get(address).status_code == 302
    confirm(web)
    assert "Thác đổ hai tầng" in web.get(address).content.decode()
    sheet = sheet_at_work(piece)
    assert sheet is not None
    assert web.post(address, {"seen_hash": "0" * 64}).status_code == 422
    assert web.post(address, {"seen_hash": sheet.content_hash}).status_code == 302
    assert sheet_at_work(piece).is_approved  # type: ignore[union-attr]


def test_ready_to_copy_then_noted(web: Client, writer: Any) -> None:
    piece, person, channel = make_piece(writer), make_spokesperson(), make_channel(writer)
    ready = f"/gioi-thieu/dang/{piece.statement.public_id}/"
    assert web.get(ready).status_code == 404
    write(piece, writer, [make_asset(writer)])
    approve_it(piece, person)
    publish(piece, person)
    page = web.get(ready).content.decode()
    assert f"/vi/{piece.statement.public_id}/" in page
    assert "Thác đổ hai tầng" in page
    said = {
        "address": "https://x.example/caobangmau/9",
        "posted_at": _minute(NOW),
    }
    form = f"{ready}vi/{channel.public_id}/"
    too_early = web.post(form, {**said, "posted_at": _minute(NOW - timedelta(minutes=1))})
    assert too_early.status_code == 422
    assert "Giờ đăng sớm hơn giờ công bố." in too_early.content.decode()
    assert not Posting.objects.exists()
    assert web.post(form, said).status_code == 302
    assert Posting.objects.get().posted_at == NOW.replace(second=0, microsecond=0)


def test_the_language_of_the_screen_is_not_the_language_of_the_words(
    web: Client, writer: Any, settings: Any
) -> None:
    piece, person, channel = make_piece(writer), make_spokesperson(), make_channel(writer)
    facts = web.get(f"{piece.get_absolute_url()}thong-tin/", {"language": "en"}).content.decode()
    assert 'href="?language=en" aria-current="page"' in facts
    write(piece, writer, [make_asset(writer)])
    approve_it(piece, person)
    publish(piece, person)
    web.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    ready = f"/gioi-thieu/dang/{piece.statement.public_id}/"
    page = web.get(ready).content.decode()
    assert '<html lang="en"' in page
    assert f'href="{ready}vi/{channel.public_id}/"' in page


def _minute(moment: datetime) -> str:
    """Write a moment as a form does: in the office's hours, without seconds."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def test_a_kit_and_a_plan_from_their_forms(web: Client, writer: Any) -> None:
    asset = make_asset(writer)
    assert (
        web.post("/gioi-thieu/bo/lap/", {"title_vi": "Bộ mẫu", "assets": [asset.public_id]}).status_code
        == 302
    )
    assert web.post("/gioi-thieu/bo/lap/", {"title_vi": "Bộ trống"}).status_code == 422
    assert Kit.objects.get().titles == {"vi": "Bộ mẫu"}
    said = {
        "title": "Bài Tết", "on": "2027-02-01", "due_on": "2027-02-02", "audience": "overseas", "languages": ["vi"],
        "holder": writer.public_id, "event": "tet",
    }  # fmt: skip
    assert web.post("/gioi-thieu/lich/them/", said).status_code == 422
    assert web.post("/gioi-thieu/lich/them/", {**said, "due_on": "2027-01-30"}).status_code == 302
    assert Plan.objects.get().event == "tet"
    calendar = web.get("/gioi-thieu/lich/lich.ics").content.decode()
    assert "SUMMARY:Bài Tết" in calendar
    assert "Bài Tết" in web.get("/gioi-thieu/lich/thang/", {"month": "2027-02"}).content.decode()
    assert "Bài Tết" in web.get("/gioi-thieu/lich/", {"language": "vi"}).content.decode()
    assert "Bài Tết" not in web.get("/gioi-thieu/lich/", {"language": "lo"}).content.decode()
