"""Files at the door: known by ending and content, made harmless, or refused in words with the remedy."""

from __future__ import annotations

import hashlib
import random
import stat
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from docx import Document
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject
from xlsxwriter import Workbook

from nhipcau.common.files.kinds import OFFICE
from nhipcau.common.files.receiving import receive, tidy_name
from nhipcau.common.files.serving import attachment
from nhipcau.common.files.zipped import MOST_PARTS, ZipFault, ZipRefusedError, check_zip
from nhipcau.common.refusals import Refused


def word(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(*cells: Any) -> bytes:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.add_worksheet().write_row(0, 0, cells)
    book.close()
    return out.getvalue()


def pdf(text: str = "120 ho dan", *, script: str = "", password: str = "", attached: bytes = b"") -> bytes:
    """Write one page of Helvetica, then add what is dangerous."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    face = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    font = DictionaryObject({NameObject(name): NameObject(value) for name, value in face.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer._root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    if attached:
        writer.add_attachment("a.exe", attached)
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(file_format: str, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, file_format, **options)
    return out.getvalue()


def zipped(*parts: tuple[str, bytes], **options: Any) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


PAGE = "<!doctype html><html><body><p>120 hộ dân</p></body></html>".encode()
GOOD = {
    "a.docx": (word("120 hộ dân đã di dời."), "120 hộ dân", f"{OFFICE}.wordprocessingml.document"),
    "a.xlsx": (sheet("Số hộ", 120), "Số hộ\t120", f"{OFFICE}.spreadsheetml.sheet"),
    "a.pdf": (pdf(), "120 ho dan", "application/pdf"),
    "a.csv": ("xã;hộ\nNậm Mười;120".encode("utf-8-sig"), "Nậm Mười;120", "text/csv"),
    "a.txt": ("120 hộ dân".encode("utf-16"), "120 hộ dân", "text/plain"),
    "a.HTML": (PAGE, "120 hộ dân", "text/html"),
    "a.jpg": (picture("JPEG"), "", "image/jpeg"),
    "a.jpeg": (picture("JPEG"), "", "image/jpeg"),
    "a.png": (picture("PNG"), "", "image/png"),
    "a.webp": (picture("WEBP"), "", "image/webp"),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_taken_with_its_words(name: str) -> None:
    content, words, media_type = GOOD[name]
    received = receive(name, content)
    assert words in received.text
    assert received.media_type == media_type
    assert received.original_sha256 == hashlib.sha256(content).hexdigest()
    assert received.sha256 == hashlib.sha256(received.content).hexdigest()
    if not media_type.startswith("image/"):
        assert received.content == content


MACRO = zipped(("[Content_Types].xml", b"x"), ("word/vbaProject.bin", b"x"))
BAD = {
    "other ending": ("a.exe", b"MZ\x90", "không nhận loại tệp này"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0", "không nhận loại tệp này"),
    "no ending": ("README", b"a", "không nhận loại tệp này"),
    "turned name": ("anh\u202egpj.exe", b"MZ", "không nhận loại tệp này"),
    "empty": ("a.txt", b" \n", "tệp trống"),
    "too large": ("a.txt", b"a" * (20 * 1024 * 1024 + 1), "quá 20 MB"),
    "program as text": ("a.txt", b"MZ\x90\x00", "không đúng với đuôi"),
    "nul in csv": ("a.csv", b"a;b\x00\n", "không đúng với đuôi"),
    "png as jpg": ("a.jpg", picture("PNG"), "không đúng với đuôi"),
    "zip as pdf": ("a.pdf", zipped(("a", b"b")), "không đúng với đuôi"),
    "excel as word": ("a.docx", sheet(1), "không đúng với đuôi"),
    "text as html": ("a.html", b"just words", "không đúng với đuôi"),
    "macro": ("a.docx", MACRO, "macro"),
    "macro type": ("a.docx", zipped(("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml")), "mã chạy"),
    "locked pdf": ("a.pdf", pdf(password="x"), "mật khẩu"),
    "script in pdf": ("a.pdf", pdf(script="app.alert(1)"), "mã chạy"),
    "file in pdf": ("a.pdf", pdf(attached=b"MZ"), "mã chạy"),
    "broken pdf": ("a.pdf", b"%PDF-1.7\nnothing\n%%EOF", "tệp hỏng"),
    "broken word": ("a.docx", word("a")[:900], "tệp hỏng"),
    "broken picture": ("a.png", picture("PNG")[:60], "không đọc được ảnh"),
    "huge picture": ("a.png", picture("PNG", (7000, 6000)), "quá lớn"),
    "entity": ("a.docx", zipped(("[Content_Types].xml", f"{OFFICE}.wordprocessingml.document.main+xml".encode()), ("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), "tệp hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_is_refused_says_the_file_the_fault_and_the_remedy(case: str) -> None:
    name, content, words = BAD[case]
    with pytest.raises(Refused, match=words) as refused:
        receive(name, content, field="upload")
    assert refused.value.field == "upload"
    assert refused.value.message.startswith(tidy_name(name))
    assert "ãy" in refused.value.message, "no remedy"


STAMPED = {
    "a.txt": "SỞ NGOẠI VỤ\nMẬT\nKế hoạch".encode(),
    "b.txt": "Độ mật: Tối mật\nKế hoạch".encode("utf-16"),
    "a.html": "<html><body><p>[TUYỆT MẬT]</p><p>Kế hoạch</p></body></html>".encode(),
    "b.html": b"<html><body><p>T&#7888;I M&#7852;T</p></body></html>",
    "a.docx": word("MẬT", "Kế hoạch"),
    "b.docx": word("Kế hoạch", header="TỐI MẬT"),
    "a.xlsx": sheet("TUYỆT MẬT"),
    "a.csv": "MẬT\nxã;hộ".encode(),
}


@pytest.mark.parametrize("name", STAMPED)
def test_a_secrecy_stamp_ends_it_at_the_door(name: str) -> None:
    with pytest.raises(Refused, match="MẬT"):
        receive(name, STAMPED[name])


def test_a_stamp_in_a_box_and_cut_into_runs_is_seen() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    cell.add_run("M")
    cell.add_run("ẬT")
    out = BytesIO()
    document.save(out)
    with pytest.raises(Refused, match="MẬT"):
        receive("a.docx", out.getvalue())
    assert receive("b.docx", word("Bảo mật thông tin là việc của mọi người.")).text


def faults(content: bytes) -> ZipFault | None:
    try:
        check_zip(content)
    except ZipRefusedError as error:
        return error.fault
    return None


def link() -> bytes:
    entry = zipfile.ZipInfo("word/link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (zipped(("word/document.xml", b"a")), None),
        (zipped(("../evil", b"a")), ZipFault.BAD_NAME),
        (zipped(("a/../../evil", b"a")), ZipFault.BAD_NAME),
        (zipped(("/etc/passwd", b"a")), ZipFault.BAD_NAME),
        (zipped(("C:/a", b"a")), ZipFault.BAD_NAME),
        (zipped(("a.xml", b"a"), ("A.XML", b"b")), ZipFault.BAD_NAME),
        (link(), ZipFault.LINK),
        (zipped(("bomb", bytes(30_000_000))), ZipFault.BOMB),
        (zipped(*((f"{n}.xml", b"") for n in range(MOST_PARTS + 1))), ZipFault.TOO_MANY),
        (zipped(("xl/vbaProject.bin", b"a")), ZipFault.MACRO),
        (zipped(("xl/macrosheets/sheet1.xml", b"a")), ZipFault.MACRO),
        (zipped(("word/activeX/activeX1.bin", b"a")), ZipFault.MACRO),
        (zipped(("word/embeddings/oleObject1.bin", b"a")), ZipFault.EMBEDDED),
        (b"#!/bin/sh\n" + zipped(("a", b"b")), ZipFault.BROKEN),
        (b"PK\x03\x04 nothing", ZipFault.BROKEN),
    ],
)
def test_a_zip_is_judged_by_its_directory(content: bytes, fault: ZipFault | None) -> None:
    assert faults(content) is fault


def test_more_than_100_megabytes_are_too_large() -> None:
    chance = random.Random(1)
    noise = chance.randbytes(1_100_000)
    assert faults(zipped(*((f"{n}.bin", noise + bytes(20_000_000)) for n in range(5)))) is ZipFault.TOO_LARGE


def test_a_damaged_directory_never_crashes() -> None:
    whole = bytearray(word("a"))
    chance = random.Random(3)
    for _turn in range(300):
        broken = bytearray(whole)
        for _byte in range(3):
            broken[chance.randrange(len(broken) - 400, len(broken))] = chance.randrange(256)
        faults(bytes(broken))


def test_pictures_lose_all_hidden_data_and_stay_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "hidden words"
    exif[0x8825] = {1: "N", 2: (21.0, 30.0, 0.0)}
    content = picture("JPEG", exif=exif, comment=b"hidden words")
    assert b"hidden words" in content
    kept = receive("a.jpg", content).content
    assert b"hidden" not in kept
    assert b"Exif" not in kept
    with Image.open(BytesIO(kept)) as again:
        assert not again.getexif()
        assert again.size == (40, 60)
    assert receive("b.png", picture("PNG") + b"PK\x03\x04 zip behind").content.endswith(b"IEND\xaeB`\x82")
    assert receive("a.jpg", content).sha256 == hashlib.sha256(kept).hexdigest()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\nhà\\ảnh.jpg", "ảnh.jpg"),
        ("../../etc/a.txt", "a.txt"),
        ("a\x00\n.pdf", "a.pdf"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_names_are_bare(given: str, kept: str) -> None:
    assert tidy_name(given) == kept


def test_files_are_handed_out_as_downloads_only() -> None:
    response = attachment(PAGE, name='ảnh "1"\r\nX: y.html', media_type="text/html")
    assert isinstance(response, HttpResponse)
    assert response["Content-Disposition"].startswith("attachment")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
