"""Tables of any length, appendices on pages of their own, minutes that two people sign, a full invitation."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader
from tests.documents.making import BEGINS, INVITATION, PROGRAMME, content, people

from nhipcau.documents import pdf
from nhipcau.documents.papers import Appendix, Heading, Table, paper
from nhipcau.documents.rules.days import hours_words
from nhipcau.documents.rules.symbols import FAMILIES, PARTY, STATE


def opened(kind: str, family: str, **changes: object) -> Any:
    return docx.Document(io.BytesIO(paper(kind, family, content(family, kind, **changes))))


def lined(document: Any) -> list[Any]:
    """Return the tables that have lines; head and foot have none."""
    return [table for table in document.tables if table._tbl.tblPr.find(qn("w:tblBorders")) is not None]


def said(document: Any) -> list[str]:
    return [
        "".join(run.text or "" for run in line.iter(qn("w:t")))
        for line in document.element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_long_table_repeats_its_header_and_breaks_no_row(family: str) -> None:
    (table,) = lined(opened("DS", family, blocks=(people(1700), "Danh sách có 1.700 đại biểu.")))
    rows = table._tbl.tr_lst
    assert len(rows) == 1 + 1700 + 85, "a header, the people, a line for each site"
    heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert heads[0]
    assert not any(heads[1:])
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    last = [cell.text for cell in docx.table._Row(rows[-1], table).cells]
    assert last == ["1700", "Nông Văn Mẫu 1700", "Công chức văn hóa - xã hội", "UBND xã Đàm Thủy", ""]


def test_columns_are_as_wide_as_told_and_never_wider_than_the_page() -> None:
    (table,) = lined(opened("CTr", STATE))
    widths = [round(column.width / Mm(1)) for column in table.columns]
    assert widths == [38, 80, 47]
    wide = Table(("Một", "Hai"), (("1", "2"),), (300, 100))
    (table,) = lined(opened("CTr", STATE, blocks=(wide,)))
    assert [round(column.width / Mm(1)) for column in table.columns] == [124, 41]
    with pytest.raises(ValueError, match="2 columns"):
        opened("CTr", STATE, blocks=(replace(wide, widths_mm=(10,)),))
    with pytest.raises(ValueError, match="zip"):
        opened("CTr", STATE, blocks=(replace(wide, rows=(("1", "2", "3"),)),))


def test_cells_hold_any_sign_and_their_own_lines() -> None:
    nasty = "<Đoàn & Hội>\x00\nDòng hai"
    (table,) = lined(opened("CTr", STATE, blocks=(Table(("Việc",), ((nasty,),), (100,)),)))
    assert [line.text for line in table.cell(1, 0).paragraphs] == ["<Đoàn & Hội>", "Dòng hai"]


def test_a_table_at_the_end_takes_no_closing_mark_and_holds_the_signature() -> None:
    document = opened("DS", STATE, blocks=(people(10),))
    assert not any(line.endswith("./.") for line in said(document))
    (table,) = lined(document)
    kept = [bool(row.findall(f".//{qn('w:keepNext')}")) for row in table._tbl.tr_lst]
    assert kept == [True, True, *[False] * 7, True, True, True]


APPENDICES = (
    Appendix("Chương trình hội nghị", (PROGRAMME,)),
    Appendix("Danh sách đại biểu", (Heading("Trong tỉnh"), people(3)), landscape=True),
)


@pytest.mark.parametrize("family", FAMILIES)
def test_appendices_are_numbered_named_and_lie_as_told(family: str) -> None:
    document = opened("KH", family, appendices=APPENDICES)
    lines = said(document)
    first, second = lines.index("Phụ lục I"), lines.index("Phụ lục II")
    assert lines[first + 1] == "CHƯƠNG TRÌNH HỘI NGHỊ"
    number = "05/KH-UBND-VX" if family == STATE else "05-KH/BCĐ"
    assert lines[second + 2].startswith(f"(Kèm theo Kế hoạch số {number} ngày 05 tháng 02 năm 2026 của ")
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE,
    ]  # fmt: skip
    assert [round(section.page_width / Mm(1)) for section in document.sections] == [210, 210, 297]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:]] == ["1", "1"]
    titles = [line for line in document.paragraphs if line.text.startswith("Phụ lục")]
    assert all(line.runs[0].bold and line.runs[0].font.size == Pt(14) for line in titles)
    assert "I. TRONG TỈNH" in lines, "headings of an appendix count for themselves"


def test_one_appendix_alone_has_no_number() -> None:
    lines = said(opened("GM", STATE, appendices=APPENDICES[:1], number=None, dated_on=None))
    assert "Phụ lục" in lines
    assert (
        "(Kèm theo Giấy mời số        /GM-UBND-VX ngày        tháng        năm của Ủy ban nhân dân"
        in " ".join(lines)
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_minutes_are_signed_by_secretary_and_chair(family: str) -> None:
    document = opened("BB", family)
    lines = said(document)
    assert "Thời gian bắt đầu: 14 giờ 30 phút, thứ Ba ngày 01 tháng 12 năm 2026" in lines
    assert any(line.startswith("Hội nghị kết thúc vào 17 giờ, thứ Ba ngày 01 tháng 12") for line in lines)
    foot = document.tables[-1]
    assert foot.cell(0, 0).text.split("\n") == ["THƯ KÝ", "Bế Thị Mai"]
    assert foot.cell(0, 1).text.split("\n") == ["CHỦ TỌA", "Đàm Quang Lộc"]
    assert foot.cell(1, 0).text.startswith("Nơi nhận:")
    assert "TM. ỦY BAN NHÂN DÂN" not in lines


def test_an_invitation_to_a_conference_tells_everything() -> None:
    asked = replace(
        INVITATION, until=BEGINS.replace(hour=17, minute=0), guests=("Lãnh đạo sở", "Công chức phụ trách"),
        agenda=("Ba chuyên đề",), notes=("Đề nghị xác nhận trước ngày 28 tháng 11.",),
    )  # fmt: skip
    lines = said(opened("GM", STATE, invitation=asked, to=()))
    assert "Thời gian: từ 14 giờ 30 phút đến 17 giờ, thứ Ba ngày 01 tháng 12 năm 2026" in lines
    assert "- Lãnh đạo sở;" in lines
    assert "- Công chức phụ trách." in lines
    assert "Nội dung: Ba chuyên đề." in lines
    assert any("trân trọng kính mời các đại biểu sau đây dự" in line for line in lines)
    assert lines.index("Đề nghị xác nhận trước ngày 28 tháng 11.") < lines.index(
        "Liên hệ: Phòng Thông tin đối ngoại (mẫu)./."
    )
    assert hours_words(BEGINS, BEGINS.replace(day=2)).count("tháng 12") == 2


@pytest.mark.slow
def test_a_list_never_leaves_its_signature_alone_on_a_page() -> None:
    if not pdf.can_print():
        pytest.skip("no LibreOffice on this machine")
    for count in (14, 16):
        pages = PdfReader(
            io.BytesIO(pdf.pdf_of(paper("DS", STATE, content(STATE, "DS", blocks=(people(count),)))))
        ).pages
        read = [page.extract_text() for page in pages]
        assert len(read) == 2
        assert "Đàm Quang Lộc" in read[-1]
        assert f"Nông Văn Mẫu {count}" in read[-1]
        assert all("Họ và tên" in text for text in read), "the header stands on each page"


@pytest.mark.slow
def test_appendices_count_their_own_pages() -> None:
    if not pdf.can_print():
        pytest.skip("no LibreOffice on this machine")
    long = Appendix("Danh sách đại biểu", (people(45),), landscape=True)
    made = paper("KH", PARTY, content(PARTY, "KH", appendices=(APPENDICES[0], long)))
    pages = PdfReader(io.BytesIO(pdf.pdf_of(made))).pages
    read = [page.extract_text().strip() for page in pages]
    assert [text[:9] for text in read[:3]][1:] == ["Phụ lục I", "Phụ lục I"]
    assert [text.split()[0] for text in read[3:]] == [str(page) for page in range(2, len(read) - 1)]
    sizes = [round(float(page.mediabox.width)) for page in pages]
    assert sizes == [595, 595, *[842] * (len(pages) - 2)]
