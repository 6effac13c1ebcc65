"""From a passed finding to a file in a stranger's hands: what goes along, what stays, who may."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.template.loader import render_to_string
from django.urls import reverse
from docx import Document
from tests.sources.authority import HAS_OPENSSL, make_authority
from tests.verification.findings_making import (
    LATER,
    choose,
    fresh,
    make_dossier,
    make_fair,
    make_reader,
    submit,
    write,
)
from tests.verification.kit_cases import AT, HTML, QUOTE, URL, checked_bytes, make_warc
from tests.verification.making import NOW, OTHER_UNIT, make_person

from nhipcau.cli import group
from nhipcau.common.files.snapshots import keep, load
from nhipcau.common.refusals import Refused
from nhipcau.sources.timestamps import Token
from nhipcau.verification.actions import kits as kit_actions
from nhipcau.verification.actions.kits import make_kit
from nhipcau.verification.actions.reviews import pass_finding
from nhipcau.verification.models import Capture, Dossier, Evidence, KeptFile, Kit

pytestmark = pytest.mark.django_db
SECRET_NAME = "Lò Thị Kiểm Đếm"
READER_NAME = "Hoàng Văn Đọc Lại"
PRESS = "Toàn văn bài báo của Báo Mẫu, không ai được in lại: lũ lên từ đêm."


@dataclass
class Office:
    """A dossier with every kind of evidence, and who works on it."""

    officer: Any
    reader: Any
    dossier: Dossier
    folder: Path


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    officer = make_person(name=SECRET_NAME)
    office = Office(officer, make_reader(name=READER_NAME), make_fair(make_dossier(by=officer)), tmp_path)
    add(office, 3, "document", exact=QUOTE, capture=capture(office, HTML))
    add(office, 4, "article", exact="lũ lên từ đêm", capture=capture(office, f"<p>{PRESS}</p>".encode()))
    add(office, 5, "document", file=kept(office, b"%PDF-1.4 bien ban", "Biên bản kiểm đếm.pdf"))
    add(office, 6, "picture", file=kept(office, b"\x89PNG mat nguoi", "anh.png"))
    add(office, 7, "visit", note="Đếm được 280 nhà.")
    return office


def add(office: Office, number: int, kind: str, **given: Any) -> None:
    kept_thing = given.get("capture") or given.get("file")
    digest = kept_thing.sha256 if kept_thing else sha256(given["note"].encode()).hexdigest()
    Evidence.objects.create(
        dossier=office.dossier, number=number, kind=kind, stance="context", title=f"Chứng cứ mẫu {number}",
        sha256=digest, captured_at=AT, added_by=office.officer, added_at=NOW, **given,
    )  # fmt: skip


def capture(office: Office, body: bytes) -> Capture:
    warc = make_warc(body)
    return Capture.objects.create(
        url=URL, final_url=URL, status=200, content_type="text/html", title="Báo cáo quý III", captured_at=AT,
        captured_by=office.officer, sha256=sha256(body).hexdigest(),
        warc_sha256=keep(office.folder / "evidence", warc), warc_size=len(warc),
    )  # fmt: skip


def kept(office: Office, content: bytes, name: str) -> KeptFile:
    digest = keep(office.folder / "evidence", content)
    return KeptFile.objects.create(
        name=name, media_type="application/pdf", size=len(content), sha256=digest, original_sha256=digest,
        kept_at=NOW, kept_by=office.officer,
    )  # fmt: skip


def passed(office: Office) -> Any:
    write(office.dossier)
    finding = submit(office.dossier)
    choose(finding, office.reader)
    return pass_finding(by=office.reader, at=LATER, finding=finding)


def packed(office: Office) -> zipfile.ZipFile:
    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))
    return zipfile.ZipFile(BytesIO(load(office.folder / "evidence", kit.sha256)))


def test_a_kit_of_every_kind_of_evidence_is_whole(office: Office, tmp_path: Path) -> None:
    finding = passed(office)
    kit = make_kit(by=office.officer, at=LATER, finding=finding)
    answer = checked_bytes(tmp_path, load(office.folder / "evidence", kit.sha256))
    assert answer.code == 0, answer.text
    assert f"SHA-256 {kit.sha256}" in answer.text
    assert (kit.finding, kit.has_token) == (finding, False)


def test_the_same_moment_gives_the_same_papers(office: Office) -> None:
    finding = passed(office)
    kits = [make_kit(by=office.officer, at=LATER, finding=finding) for _ in range(2)]
    one, two = (zipfile.ZipFile(BytesIO(load(office.folder / "evidence", kit.sha256))) for kit in kits)
    differing = {name for name in one.namelist() if one.read(name) != two.read(name)}
    assert differing <= {"dossier.docx", "manifest.json", "SHA256SUMS"}  # Word files carry their own clock


def test_official_papers_go_along_and_press_and_pictures_do_not(office: Office) -> None:
    archive = packed(office)
    names = {name for name in archive.namelist() if name.startswith("evidence/")}
    assert names == {
        "evidence/03-trang.wacz", "evidence/04-trich.txt", "evidence/05-tep.pdf", "evidence/07-xem-tai-cho.txt",
    }  # fmt: skip
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert PRESS.encode() not in everything
    assert b"mat nguoi" not in everything
    withheld = json.loads(archive.read("manifest.json"))["withheld"]
    assert {each["evidence"] for each in withheld} == {1, 2, 4, 6}
    assert all(len(each["sha256"]) == 64 and each["why"] for each in withheld)
    assert archive.read("evidence/07-xem-tai-cho.txt").decode() == "Đếm được 280 nhà."


def test_the_quote_of_a_withheld_page_goes_along(office: Office) -> None:
    archive = packed(office)
    assert "[lũ lên từ đêm]" in archive.read("evidence/04-trich.txt").decode()
    told = {each["path"]: each for each in json.loads(archive.read("manifest.json"))["files"]}
    assert told["evidence/04-trich.txt"]["quote"] == "lũ lên từ đêm"
    assert told["evidence/03-trang.wacz"]["quote"] == QUOTE


def test_nobody_of_the_office_is_named(office: Office) -> None:
    archive = packed(office)
    word = Document(BytesIO(archive.read("dossier.docx")))
    words = " ".join(paragraph.text for paragraph in word.paragraphs)
    everything = words + "".join(
        archive.read(name).decode("utf-8", "replace")
        for name in archive.namelist()
        if not name.endswith("docx")
    )
    for person in (office.officer, office.reader):
        assert person.full_name not in everything
        assert person.username not in everything
        assert person.email not in everything
    assert "người thẩm định" in words


def test_the_papers_say_both_sides_and_the_seal(office: Office) -> None:
    archive = packed(office)
    told = json.loads(archive.read("dossier.json"))
    finding = office.dossier.findings.get()
    assert all(told[name] for name in ("would_show_us_wrong", "best_case_of_the_other_side"))
    assert {each["stance"] for each in told["evidence"]} == {"supports", "contradicts", "context"}
    assert told["claim"]["occurrences"][0]["selector"][0]["type"] == "TextQuoteSelector"
    assert [each["verdict"] for each in told["findings"]] == ["wrong"]
    assert sha256(archive.read("sealed.json")).hexdigest() == told["seal"] == finding.seal
    assert json.loads(archive.read("claimreview.jsonld"))["reviewRating"]["ratingValue"] == 1


def test_withdrawn_evidence_is_told_and_not_carried(office: Office) -> None:
    office.dossier.evidence.filter(number=5).update(
        withdrawn_at=NOW, withdrawn_by=office.officer, withdrawn_reason="Bản khác"
    )
    archive = packed(office)
    assert "evidence/05-tep.pdf" not in archive.namelist()
    told = {each["number"]: each for each in json.loads(archive.read("dossier.json"))["evidence"]}
    assert told[5]["withdrawn_reason"] == "Bản khác"


@pytest.mark.skipif(not HAS_OPENSSL, reason="openssl makes the authority")
def test_tokens_go_along(
    office: Office, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    authority = make_authority(tmp_path / "tsa")

    def token(content: bytes) -> Token:
        question = TimestampRequestBuilder(content, HashAlgorithm.SHA256).build().as_bytes()
        return Token(authority.answer(question), NOW)

    settings.TSA_CA = str(tmp_path / "tsa/ca.pem")
    monkeypatch.setattr(kit_actions, "office_token", token)
    for page in Capture.objects.all():
        page.token, page.token_at = token(load(office.folder / "evidence", page.warc_sha256)).content, NOW
        page.save()
    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))
    answer = checked_bytes(tmp_path, load(office.folder / "evidence", kit.sha256))
    assert answer.code == 0, answer.text
    assert kit.has_token
    assert (
        "3 tem thời gian" in answer.text
    )  # the archive that goes along, the one that does not, the manifest


def test_only_a_finding_that_passed_is_packed(office: Office) -> None:
    write(office.dossier)
    finding = submit(office.dossier)
    with pytest.raises(Refused):
        make_kit(by=office.officer, at=LATER, finding=finding)
    assert not Kit.objects.exists()


def test_evidence_that_was_damaged_is_not_packed(office: Office) -> None:
    finding = passed(office)
    digest = KeptFile.objects.get(name__startswith="Biên bản").sha256
    (path,) = (office.folder / "evidence").rglob(f"{digest}*")
    path.write_bytes(b"damaged")
    with pytest.raises(Refused, match=digest[:12]):
        make_kit(by=office.officer, at=LATER, finding=finding)


def test_it_is_made_and_downloaded_on_screen(office: Office, client: Any) -> None:
    passed(office)
    client.force_login(office.officer)
    made = client.post(reverse("verification:make_kit", args=[office.dossier.public_id]))
    kit = Kit.objects.get()
    assert made["Location"].endswith("#bo-chung-cu")
    answer = client.get(reverse("verification:kit", args=[kit.public_id]))
    assert sha256(answer.content).hexdigest() == kit.sha256
    assert answer["Content-Disposition"].startswith('attachment; filename="bo-chung-cu-2026-')


def test_others_get_neither(office: Office, client: Any) -> None:
    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))
    addresses = [
        ("post", reverse("verification:make_kit", args=[office.dossier.public_id])),
        ("get", reverse("verification:kit", args=[kit.public_id])),
    ]
    for person, status in ((make_person(unit=OTHER_UNIT), 404), (make_person("clerk"), 403)):
        client.force_login(person)
        for method, address in addresses:
            answer = getattr(client, method)(address)
            assert answer.status_code == status
            assert kit.sha256.encode() not in answer.content
    assert Kit.objects.count() == 1


def test_the_record_says_who_packed_what(office: Office) -> None:
    from django.apps import apps

    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))
    entry = apps.get_model("record", "Entry").objects.get(verb="verification.make_kit")
    assert entry.after["sha256"] == kit.sha256
    assert fresh(office.dossier).state == "closed"


def test_the_panel_shows_what_was_packed_and_how_to_check_it(office: Office, rf: Any) -> None:
    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))

    def panel(person: Any) -> str:
        request = rf.get("/")
        request.user = person
        return render_to_string("verification/kits/panel.html", {"dossier": fresh(office.dossier)}, request)

    shown = panel(office.officer)
    for words in (kit.sha256, reverse("verification:kit", args=[kit.public_id]), "python3", "Đóng gói lại"):
        assert words in shown
    assert not panel(make_person("clerk")).strip()


def test_the_command_line_checks_it_too(office: Office, tmp_path: Path) -> None:
    kit = make_kit(by=office.officer, at=LATER, finding=passed(office))
    path = tmp_path / "kit.zip"
    path.write_bytes(load(office.folder / "evidence", kit.sha256))
    whole = CliRunner().invoke(group, ["kit", "verify", str(path)])
    assert (whole.exit_code, kit.sha256 in whole.output) == (0, True), whole.output
    path.write_bytes(path.read_bytes().replace(b"280 nh", b"281 nh", 1))
    assert CliRunner().invoke(group, ["kit", "verify", str(path)]).exit_code == 1
