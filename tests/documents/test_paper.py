"""Word files start from one sheet; PDF comes from LibreOffice or from a refusal that says what is missing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from pypdf import PdfReader

from nhipcau.common.refusals import Refused
from nhipcau.documents import pdf
from nhipcau.documents.word.sheet import body, bytes_of, heading, new_sheet

TEXT = "Cầu Nặm Thúm gãy 2 nhịp; đường tỉnh 207 tắc từ 5 giờ ngày 20/11/2026."


def paper() -> bytes:
    document = new_sheet(title="Hồ sơ số 1", office="Phòng Thông tin (mẫu)")
    heading(document, "Nhận định")
    body(document, TEXT, label="Ở đâu:")
    return bytes_of(document)


def test_the_sheet_keeps_the_decree_s_page_and_names_no_person() -> None:
    document = docx.Document(io.BytesIO(paper()))
    page = document.sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin, page.top_margin)
    assert [round(size / Mm(1)) for size in sizes if size] == [210, 297, 30, 15, 20]
    assert page.different_first_page_header_footer
    assert document.core_properties.author == "Phòng Thông tin (mẫu)"
    assert document.core_properties.last_modified_by == ""
    assert document.paragraphs[-1].text == f"Ở đâu: {TEXT}"


def test_without_libreoffice_a_refusal_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="LibreOffice"):
        pdf.pdf_of(paper())


def test_a_printer_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 0\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(Refused, match="Word"):
        pdf.pdf_of(paper())


@pytest.mark.slow
def test_the_pdf_reads_as_the_word_file() -> None:
    if not pdf.can_print():
        pytest.skip("no LibreOffice on this machine")
    reader = PdfReader(io.BytesIO(pdf.pdf_of(paper())))
    assert TEXT in " ".join(reader.pages[0].extract_text().split())
