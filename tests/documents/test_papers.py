"""Every rule of the layout, opened out of the .docx: each kind in each family (Nghị định 30/2020, 36-HD/VPTW)."""

from __future__ import annotations

import io
import unicodedata
from datetime import date, datetime
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader
from tests.documents.making import content

from nhipcau.documents import pdf
from nhipcau.documents.papers import Content, Heading, Points, paper
from nhipcau.documents.rules.days import day_words, hour_words
from nhipcau.documents.rules.lettering import clean, closed, letter, listed, plain_name, roman
from nhipcau.documents.rules.symbols import FAMILIES, PAPERS, PARTY, STATE, number_line
from nhipcau.documents.rules.widths import printed_width

CENTRE, FULL, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
EVERY = [(kind, family) for kind in PAPERS for family in FAMILIES]
TITLES = {
    "TC": "THÔNG CÁO BÁO CHÍ",
    "GUQ": "GIẤY ỦY QUYỀN",
    "GM": "GIẤY MỜI",
    "KH": "KẾ HOẠCH",
    "CTr": "CHƯƠNG TRÌNH",
    "DS": "DANH SÁCH",
    "BB": "BIÊN BẢN",
    "BC": "BÁO CÁO",
}
TYPED = [(kind, family) for kind, family in EVERY if kind not in {"CV", "CC"}]


def opened(kind: str, family: str, **changes: object) -> Any:
    return docx.Document(io.BytesIO(paper(kind, family, content(family, kind, **changes))))


def lines_of(document: Any) -> list[Any]:
    """Return all paragraphs in reading order, those in tables too."""
    paragraph = docx.text.paragraph.Paragraph
    return [paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def texts(document: Any) -> list[str]:
    return [line.text for line in lines_of(document)]


def line_with(document: Any, start: str) -> Any:
    found = [line for line in lines_of(document) if line.text.startswith(start)]
    assert found, (start, texts(document))
    return found[0]


# family, what the line begins with, smallest and largest size, bold, italic, where it stands
SET: list[tuple[str, str, float, float, bool, bool, Any]] = [
    (STATE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, True, False, CENTRE),
    (STATE, "Độc lập - Tự do - Hạnh phúc", 13, 14, True, False, CENTRE),
    (STATE, "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", 12, 13, True, False, CENTRE),
    (STATE, "Số: ", 13, 13, False, False, CENTRE),
    (STATE, "Cao Bằng, ngày 05 tháng 02 năm 2026", 13, 14, False, True, CENTRE),
    (STATE, "Nơi nhận:", 12, 12, True, True, LEFT),
    (STATE, "- Lưu: VT, VX.", 11, 11, False, False, LEFT),
    (STATE, "TM. ỦY BAN NHÂN DÂN", 13, 14, True, False, CENTRE),
    (STATE, "KT. CHỦ TỊCH", 13, 14, True, False, CENTRE),
    (STATE, "PHÓ CHỦ TỊCH", 13, 14, True, False, CENTRE),
    (STATE, "Đàm Quang Lộc", 13, 14, True, False, CENTRE),
    (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, 15, True, False, CENTRE),
    (PARTY, "TỈNH ỦY CAO BẰNG", 14, 14, False, False, CENTRE),
    (PARTY, "BAN CHỈ ĐẠO CÔNG TÁC THÔNG TIN ĐỐI NGOẠI", 14, 14, True, False, CENTRE),
    (PARTY, "Số 05-", 14, 14, False, False, CENTRE),
    (PARTY, "Cao Bằng, ngày 05 tháng 02 năm 2026", 14, 14, False, True, CENTRE),
    (PARTY, "K/T TRƯỞNG BAN", 14, 14, True, False, CENTRE),
    (PARTY, "Lý Thu Hà", 14, 14, True, False, CENTRE),
]


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind != "BB"])
@pytest.mark.parametrize("part", SET, ids=lambda part: f"{part[0]}-{part[1]}")
def test_every_part_is_set_as_the_rule_says(
    kind: str, part: tuple[str, str, float, float, bool, bool, Any]
) -> None:
    family, start, least, most, bold, italic, align = part
    line = line_with(opened(kind, family), start)
    run = line.runs[0]
    assert Pt(least) <= run.font.size <= Pt(most)
    assert (bool(run.bold), bool(run.italic), line.alignment) == (bold, italic, align)


@pytest.mark.parametrize(("kind", "family"), EVERY)
def test_page_font_and_page_number(kind: str, family: str) -> None:
    document = opened(kind, family)
    page = document.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    top, bottom, left, right = (round(margin / Mm(1), 1) for margin in margins)
    assert (round(page.page_width / Mm(1)), round(page.page_height / Mm(1))) == (210, 297)
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    assert page.different_first_page_header_footer
    assert not page.first_page_header.paragraphs[0].text
    number = page.header.paragraphs[0]
    assert number.alignment == CENTRE
    assert "PAGE" in number._p.xml
    assert all(Pt(13) <= run.font.size <= Pt(14) for run in number.runs)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    assert document.core_properties.last_modified_by == ""


@pytest.mark.parametrize(("kind", "family"), EVERY)
def test_the_body_is_justified_indented_and_spaced(kind: str, family: str) -> None:
    document = opened(kind, family)
    body = [line for line in document.paragraphs if line.alignment == FULL]
    assert body
    for line in body:
        assert all(Pt(13) <= run.font.size <= Pt(15) for run in line.runs)
        assert line.paragraph_format.space_after >= Pt(6)
        assert line.paragraph_format.line_spacing is None or 1 <= line.paragraph_format.line_spacing <= 1.5
        boxed = line._p.pPr.find(qn("w:pBdr")) is not None
        assert boxed or Mm(10) <= line.paragraph_format.first_line_indent <= Mm(12.8)


@pytest.mark.parametrize(("kind", "family"), TYPED)
def test_kind_and_subject_stand_in_the_middle(kind: str, family: str) -> None:
    document = opened(kind, family)
    title = TITLES[kind]
    sizes = (Pt(15), Pt(16)) if family == PARTY else (Pt(13), Pt(14))
    for start in (title, "tình hình sạt lở"):
        line = line_with(document, start)
        assert line.alignment == CENTRE
        assert line.runs[0].bold
        assert sizes[0] <= line.runs[0].font.size <= sizes[1]
    assert ("-----" in texts(document)) == (family == PARTY)


@pytest.mark.parametrize(("kind", "family"), [("CV", STATE), ("CC", STATE), ("CV", PARTY), ("CC", PARTY)])
def test_a_letter_says_what_it_is_about_under_its_number(kind: str, family: str) -> None:
    document = opened(kind, family)
    said = texts(document)
    about = said.index("V/v tình hình sạt lở trên đường tỉnh 207")
    assert said[about - 1].startswith("Số")
    assert Pt(12) <= line_with(document, "V/v").runs[0].font.size <= Pt(13)
    assert "Kính gửi: Báo Dòng Sông (mẫu)" in said
    assert said[said.index("Nơi nhận:") + 1] == "- Như trên;"
    assert "THÔNG CÁO BÁO CHÍ" not in said


@pytest.mark.parametrize(
    ("family", "kind", "number", "line"),
    [
        (STATE, "TC", 5, "Số: 05/TC-UBND"),
        (STATE, "GUQ", 27, "Số: 27/GUQ-UBND"),
        (STATE, "GM", 127, "Số: 127/GM-UBND"),
        (STATE, "CV", 9, "Số: 09/UBND"),
        (STATE, "CC", 10, "Số: 10/UBND"),
        (PARTY, "TC", 27, "Số 27-TC/UBND"),
        (PARTY, "CV", 3, "Số 03-CV/UBND"),
        (PARTY, "CC", 3, "Số 03-CV/UBND"),
        (STATE, "CTr", 4, "Số: 04/CTr-UBND"),
        (PARTY, "DS", 12, "Số 12-DS/UBND"),
        (STATE, "TC", None, "Số:        /TC-UBND"),
    ],
)
def test_number_and_symbol(family: str, kind: str, number: int | None, line: str) -> None:
    assert number_line(family, kind, number, "UBND") == line
    document = opened(kind, family, number=number, symbol="UBND")
    assert line in texts(document)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_carry_their_zeros(day: date, said: str) -> None:
    assert day_words(day) == said


def test_without_a_day_there_is_room_for_the_pen() -> None:
    line = line_with(opened("TC", STATE, dated_on=None), "Cao Bằng, ngày")
    assert "ngày        tháng        năm" in line.text
    assert hour_words(datetime(2026, 12, 6, 9, 0)) == "09 giờ, Chủ nhật ngày 06 tháng 12 năm 2026"  # noqa: DTZ001


def test_points_are_lettered_in_vietnamese_order() -> None:
    assert [letter(place) for place in range(7)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert [letter(place) for place in (22, 23, 24)] == ["y", "aa", "ab"]
    assert [roman(number) for number in (1, 4, 9, 14, 29)] == ["I", "IV", "IX", "XIV", "XXIX"]
    said = texts(opened("TC", STATE))
    assert "đ) Trạm trực có người suốt ngày đêm." in said
    assert "d) Xe khách chạy vòng;" in said
    assert "I. TÌNH HÌNH" in said
    assert "1. Giao thông" in said


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    document = opened("TC", STATE)
    first, last = line_with(document, "Căn cứ Luật"), line_with(document, "Căn cứ Quy chế")
    assert (first.text, last.text) == ("Căn cứ Luật Báo chí;", "Căn cứ Quy chế phát ngôn.")
    assert first.runs[0].italic
    assert last.runs[0].italic
    assert listed(["giống nhau", "giống nhau."]) == ["giống nhau;", "giống nhau."]


@pytest.mark.parametrize("kind", PAPERS)
def test_the_state_family_closes_once_with_its_mark(kind: str) -> None:
    said = texts(opened(kind, STATE))
    assert sum(line.endswith("./.") for line in said) == 1
    below = "THƯ KÝ" if kind == "BB" else "Nơi nhận:"
    assert said.index(below) - 2 == next(place for place, line in enumerate(said) if line.endswith("./."))
    assert closed("Xong./.") == "Xong./."
    assert not any(line.endswith("./.") for line in texts(opened(kind, PARTY)))


def rules(document: Any) -> list[Any]:
    """Return the empty paragraphs that only draw a line."""
    return [line for line in lines_of(document) if not line.text and "w:pBdr" in line._p.xml]


def drawn(line: Any, room: float) -> float:
    indents = line.paragraph_format.left_indent + line.paragraph_format.right_indent
    return float(room - indents / Mm(1))


def test_rules_are_as_long_as_they_should_be() -> None:
    issuer, motto, subject = rules(opened("TC", STATE, issuer="Sở Văn hóa"))
    wide = printed_width("SỞ VĂN HÓA", 12, bold=True)
    assert wide / 3 <= drawn(issuer, 68) <= wide / 2
    assert drawn(motto, 97) == pytest.approx(
        printed_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True), abs=0.1
    )
    wide = printed_width("tình hình sạt lở trên đường tỉnh 207", 14, bold=True)
    assert wide / 3 <= drawn(subject, 165) <= wide / 2
    (nation,) = rules(opened("TC", PARTY))
    assert drawn(nation, 97) == pytest.approx(printed_width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True), abs=0.1)


def test_a_long_title_and_issuer_keep_rules_inside_their_columns() -> None:
    long = "việc cung cấp thông tin cho báo chí về kết quả khắc phục hậu quả mưa lũ " * 4
    document = opened("TC", STATE, title=long, issuer="Ban Quản lý Công viên địa chất toàn cầu " * 2)
    lengths = [drawn(line, room) for line, room in zip(rules(document), (68, 97, 165), strict=True)]
    assert all(0 < length <= room for length, room in zip(lengths, (34, 97, 82.5), strict=True))


def test_a_correction_prints_what_the_law_lists_in_one_box() -> None:
    document = opened("CC", STATE)
    boxed = [line.text for line in document.paragraphs if line.text and "w:pBdr" in line._p.xml]
    assert boxed[0] == "CẢI CHÍNH"
    starts = (
        "Cơ quan báo chí",
        "Tên tác phẩm",
        "Chuyên mục",
        "Ngày đăng",
        "Nội dung thông tin sai",
        "Nội dung cải",
    )
    assert all(line.startswith(start) for line, start in zip(boxed[1:], starts, strict=True))
    assert "ngày 04 tháng 02 năm 2026" in boxed[4]


def test_an_authorisation_names_who_what_and_until_when() -> None:
    said = " ".join(texts(opened("GUQ", STATE)))
    for part in ("Hoàng Văn Tuyên, Chánh Văn phòng", "sự cố sạt lở", "đến hết ngày 31 tháng 3 năm 2026"):
        assert part in said
    assert "không được ủy quyền tiếp" in said


def test_an_invitation_says_when_and_where() -> None:
    said = " ".join(texts(opened("GM", PARTY)))
    assert "14 giờ 30 phút, thứ Ba ngày 01 tháng 12 năm 2026" in said
    assert "Phòng họp số 2" in said


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("TS. Nông Thị Mai", "Nông Thị Mai"),
        ("PGS. TS Lý A", "Lý A"),
        ("ThS Trần B", "Trần B"),
        ("Tsần C", "Tsần C"),
        ("CN Lê D", "Lê D"),
    ],
)
def test_signers_carry_no_academic_titles(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(("kind", "family"), EVERY)
def test_every_letter_is_composed_and_no_sign_breaks_the_file(kind: str, family: str) -> None:
    apart = unicodedata.normalize("NFD", "tình hình ở xã Đàm Thủy") + "\x00\x0b\ud800 hôm nay"
    document = opened(kind, family, title=apart)
    said = "".join(texts(document))
    assert unicodedata.is_normalized("NFC", said)
    assert "tình hình ở xã Đàm Thủy hôm nay" in said
    assert document.core_properties.title == clean(apart)


def test_unknown_kinds_and_missing_parts_are_mistakes_of_ours() -> None:
    for kind, family in (
        ("XX", STATE),
        ("TC", "other"),
        ("CC", STATE),
        ("GUQ", PARTY),
        ("GM", STATE),
        ("BB", STATE),
        ("GCN", STATE),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - the words are for us
            paper(kind, family, content(STATE, "TC"))


def long_content(family: str) -> Content:
    paragraphs = [
        f"Đoạn {number}: mưa lớn gây sạt lở, lực lượng tại chỗ khắc phục." * 4 for number in range(30)
    ]
    return content(family, blocks=(Heading("Diễn biến"), *paragraphs, Points(("Một", "Hai"))))


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_a_long_paper_counts_pages_from_the_second(family: str) -> None:
    if not pdf.can_print():
        pytest.skip("no LibreOffice on this machine")
    pages = PdfReader(io.BytesIO(pdf.pdf_of(paper("TC", family, long_content(family))))).pages
    said = [page.extract_text().strip() for page in pages]
    assert len(said) > 1
    assert not said[0].startswith("1")
    assert all(text.startswith(str(number)) for number, text in enumerate(said[1:], 2))
    assert "Đàm Quang Lộc" in said[-1] or "Lý Thu Hà" in said[-1]
    assert "b) Hai" in said[-1], "the signature never stands alone on a page"
