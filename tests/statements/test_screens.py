"""The road by clicks: drafting, a conflict, approval with fresh authentication, release, correction, withdrawal."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from tests.people.making import confirm
from tests.statements.making import (
    BODY,
    LEAD,
    TITLE,
    edition_of,
    fresh,
    make_approved,
    make_office,
    make_published,
    make_speaker,
    make_spokesperson,
    make_statement,
    make_writer,
    submit,
    translate,
    version_of,
    writer_of,
)  # fmt: skip
from tests.verification.findings_making import choose, make_reader, make_submitted

from nhipcau.statements.models import Check, Statement
from nhipcau.verification.actions.reviews import pass_finding

pytestmark = pytest.mark.django_db
ABOUT = {"kind": "release", "subject": "general", "dated_on": "2026-11-20"}


def signed_in(person: Any, *, fresh_factor: bool = False) -> Client:
    client = Client()
    client.force_login(person)
    if fresh_factor:
        confirm(client)
    return client


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_an_officer_drafts_translates_and_submits() -> None:
    office = make_office()
    speaker = make_speaker(office=office)
    writer = make_writer()
    client = signed_in(writer)
    seen(client, "/phat-ngon/")
    seen(client, "/phat-ngon/soan/")
    answer = client.post("/phat-ngon/soan/", {**ABOUT, "office": office.public_id, "language": "vi", "title": TITLE,
                                              "lead": LEAD, "body": BODY})  # fmt: skip
    statement = Statement.objects.get()
    page = f"/phat-ngon/{statement.public_id}/"
    assert answer["Location"] == page
    assert TITLE in seen(client, page)
    edition = edition_of(statement)
    seen(client, f"/phat-ngon/ban/{edition.public_id}/nguoi-phat-ngon/")
    client.post(f"/phat-ngon/ban/{edition.public_id}/nguoi-phat-ngon/", {"speaker": f"{speaker.pk}-"})
    assert edition_of(statement).speaker_id == speaker.pk
    add = f"/phat-ngon/ban/{edition.public_id}/them-ngon-ngu/"
    assert TITLE in seen(client, f"{add}?language=en")
    client.post(
        add, {"language": "en", "title": "The bridge opens on 22 November", "lead": "", "body": "At 6."}
    )
    english = version_of(statement, "en")
    assert "21/11" in seen(client, f"/phat-ngon/ngon-ngu/{english.public_id}/soan/")
    for row in (version_of(statement), english):
        seen(client, f"/phat-ngon/ngon-ngu/{row.public_id}/gui-duyet/")
        client.post(f"/phat-ngon/ngon-ngu/{row.public_id}/gui-duyet/")
        assert fresh(row).workflow == "in_review"
    assert (
        statement.title
        in client.get("/phat-ngon/?q=khuoi+lan&language=en&workflow=in_review").content.decode()
    )
    assert statement.title in client.get("/phat-ngon/?export=csv").getvalue().decode()


def test_two_editors_meet_a_notice_and_lose_nothing() -> None:
    first = make_writer()
    statement = make_statement(by=first)
    version = version_of(statement)
    address = f"/phat-ngon/ngon-ngu/{version.public_id}/soan/"
    words = {"revision": version.revision, "title": TITLE, "lead": LEAD}
    mine, theirs = signed_in(first), signed_in(make_writer())
    assert "Từ 8 giờ." in mine.post(address, {**words, "body": "Từ 8 giờ.", "preview": "1"}).content.decode()
    assert fresh(version).body == BODY
    assert theirs.post(address, {**words, "body": "Từ 7 giờ."}).status_code == 302
    answer = mine.post(address, {**words, "body": "Từ 8 giờ."})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Từ 7 giờ." in text
    assert "Từ 8 giờ." in text
    assert (
        mine.post(address, {**words, "revision": fresh(version).revision, "body": "Từ 8 giờ."}).status_code
        == 302
    )
    assert fresh(version).body == "Từ 8 giờ."


def test_a_spokesperson_approves_all_languages_and_appoints_the_minute() -> None:
    person = make_spokesperson()
    statement = make_statement()
    for row in (version_of(statement), translate(statement)):
        submit(row)
    edition = edition_of(statement)
    approve = f"/phat-ngon/ban/{edition.public_id}/duyet/"
    assert (
        "/xac-nhan/" in signed_in(person).get(approve)["Location"]
        or "next=" in signed_in(person).get(approve)["Location"]
    )
    client = signed_in(person, fresh_factor=True)
    page = seen(client, approve)
    rows = list(edition.versions.all())
    assert all(row.content_hash in page and row.title in page for row in rows)
    told = {f"v-{row.public_id}": row.content_hash for row in rows}
    client.post(approve, {**told, "revision": fresh(edition).revision})
    assert {fresh(row).workflow for row in rows} == {"approved"}
    answer = client.get(f"/phat-ngon/ngon-ngu/{rows[0].public_id}/ban-ky.json")
    assert answer.json()["payload_sha256"]
    appoint = f"/phat-ngon/ban/{edition.public_id}/hen-gio/"
    seen(client, appoint)
    minute = timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(appoint, {"release_at": minute}).status_code == 302
    assert fresh(edition).publication == "scheduled"
    seen(client, f"/phat-ngon/{statement.public_id}/")
    seen(client, f"/phat-ngon/ban/{edition.public_id}/bo-hen/")
    client.post(f"/phat-ngon/ban/{edition.public_id}/bo-hen/")
    seen(client, f"/phat-ngon/ban/{edition.public_id}/cong-bo/")
    client.post(f"/phat-ngon/ban/{edition.public_id}/cong-bo/")
    assert fresh(edition).publication == "published"


def test_words_changed_behind_the_approver_are_not_approved() -> None:
    person = make_spokesperson()
    statement = make_statement()
    version = submit(version_of(statement))
    client = signed_in(person, fresh_factor=True)
    address = f"/phat-ngon/ban/{edition_of(statement).public_id}/duyet/"
    answer = client.post(
        address, {f"v-{version.public_id}": "0" * 64, "revision": fresh(edition_of(statement)).revision}
    )
    assert answer.status_code == 422
    assert fresh(version).workflow == "in_review"
    answer = client.post(address, {})
    assert answer.status_code == 422


def test_urgent_then_confirmed_by_another() -> None:
    office = make_office()
    make_speaker(office=office)
    statement = make_statement()
    version = submit(version_of(statement))
    edition = edition_of(statement)
    client = signed_in(writer_of(version), fresh_factor=True)
    address = f"/phat-ngon/ban/{edition.public_id}/khan-cap/"
    shown = json.dumps(client.get(address).context["form"].initial["seen"])
    client.post(address, {"why": "Lũ về trong đêm.", "seen": shown})
    assert fresh(edition).publication == "published"
    assert "Lũ về trong đêm." in seen(client, f"/phat-ngon/{statement.public_id}/")
    other = signed_in(make_spokesperson(), fresh_factor=True)
    assert TITLE in seen(other, "/")
    address = f"/phat-ngon/ban/{edition.public_id}/xac-nhan/"
    assert TITLE in seen(other, address)
    other.post(address)
    assert fresh(edition).confirmed_at is not None


def test_correct_compare_and_withdraw() -> None:
    person = make_spokesperson()
    statement = make_published(person, languages=("en",))
    writer = signed_in(make_writer())
    edition = edition_of(statement)
    seen(writer, f"/phat-ngon/ban/{edition.public_id}/dinh-chinh/")
    writer.post(
        f"/phat-ngon/ban/{edition.public_id}/dinh-chinh/", {"what_changed": "Giờ là 7.", "in_en": "It is 7."}
    )
    second = edition_of(statement)
    assert (second.number, second.changes_told) == (2, {"en": "It is 7."})
    version = version_of(statement)
    writer.post(f"/phat-ngon/ngon-ngu/{version.public_id}/soan/", {"revision": version.revision, "title": TITLE,
                "lead": LEAD, "body": BODY.replace("6 giờ", "7 giờ")})  # fmt: skip
    page = seen(writer, f"/phat-ngon/ban/{second.public_id}/so-sanh/")
    assert "<del>6</del><ins>7</ins>" in page
    seen(writer, f"/phat-ngon/ban/{second.public_id}/loi-dinh-chinh/")
    client = signed_in(person, fresh_factor=True)
    seen(client, f"/phat-ngon/ban/{edition.public_id}/rut/")
    client.post(
        f"/phat-ngon/ban/{edition.public_id}/rut/", {"reason": "Nhầm số liệu.", "in_en": "Wrong figures."}
    )
    assert fresh(edition).publication == "withdrawn"
    seen(client, f"/phat-ngon/{statement.public_id}/")
    seen(client, f"/phat-ngon/{statement.public_id}/da-gui/")


def test_give_back_take_back_change_and_check() -> None:
    person = make_spokesperson()
    statement = make_statement()
    version = submit(version_of(statement))
    client = signed_in(person, fresh_factor=True)
    address = f"/phat-ngon/ngon-ngu/{version.public_id}/tra-lai/"
    seen(client, address)
    client.post(address, {"reason": "Thiếu tên xã."})
    writer = signed_in(writer_of(version))
    assert "Thiếu tên xã." in seen(writer, f"/phat-ngon/{statement.public_id}/")
    assert TITLE in seen(writer, "/")
    submit(version)
    seen(writer, f"/phat-ngon/ngon-ngu/{version.public_id}/rut-ve/")
    writer.post(f"/phat-ngon/ngon-ngu/{version.public_id}/rut-ve/")
    change = f"/phat-ngon/{statement.public_id}/thong-tin/"
    seen(writer, change)
    writer.post(change, {**ABOUT, "title": "Cầu Khuổi Lặn", "subject": "border"})
    assert fresh(statement).subject == "border"
    writer.post("/phat-ngon/kiem-tra/")
    assert Check.objects.get().faults == []
    seen(writer, "/phat-ngon/kiem-tra/")


def test_a_passed_finding_begins_an_answer() -> None:
    make_office()
    finding = make_submitted()
    reader = make_reader()
    choose(finding, reader)
    client = signed_in(make_writer())
    address = f"/phat-ngon/soan/?finding={finding.public_id}"
    assert client.get(address).status_code == 404
    pass_finding(by=reader, at=timezone.now(), finding=finding)
    assert finding.summary in seen(client, address)


def test_nobody_of_another_unit_or_without_the_right_comes_in() -> None:
    statement = make_approved(make_spokesperson())
    edition, version = edition_of(statement), version_of(statement)
    stranger = signed_in(make_writer(unit="p14"))
    for address in (f"{statement.public_id}/", f"ban/{edition.public_id}/them-ngon-ngu/",
                    f"ngon-ngu/{version.public_id}/soan/", f"ngon-ngu/{version.public_id}/ban-ky.json"):  # fmt: skip
        assert stranger.get(f"/phat-ngon/{address}").status_code == 404
    writer = signed_in(writer_of(version), fresh_factor=True)
    for name in ("duyet", "cong-bo", "hen-gio", "rut"):
        assert writer.get(f"/phat-ngon/ban/{edition.public_id}/{name}/").status_code == 403


@pytest.mark.parametrize("kind", ["release", "answer", "correction"])
def test_the_official_paper_is_made_of_the_words(kind: str) -> None:
    block = {"outlet": "Báo Suối Reo", "work": "Cầu sập", "date": timezone.localdate(), "false": "Cầu sập.",
             "right": "Cầu đóng để kiểm tra."}  # fmt: skip
    version = version_of(make_statement(kind=kind, block=block if kind == "correction" else None))
    client = signed_in(writer_of(version))
    answer = client.get(f"/phat-ngon/ngon-ngu/{version.public_id}/van-ban.docx")
    assert answer.status_code == 200
    text = "\n".join(row.text for row in Document(BytesIO(answer.content)).paragraphs)
    assert "Từ 6 giờ ngày 21/11/2026" in text
    assert client.get(f"/phat-ngon/ngon-ngu/{version.public_id}/van-ban.exe").status_code == 404
