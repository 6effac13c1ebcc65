"""Pieces of a Word file that python-docx has no call for: links, page numbers, fonts of six scripts."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

EAST_ASIAN = "SimSun"
COMPLEX = {"lo": "Phetsarath OT", "km": "Khmer OS"}
"""The fonts that offices of the two countries carry; another machine falls back on what it has."""
LANGUAGES = {"vi": "vi-VN", "en": "en-US", "fr": "fr-FR"}
LANGUAGES_EAST = {"zh": "zh-CN"}
LANGUAGES_COMPLEX = {"lo": "lo-LA", "km": "km-KH"}
LINK = RGBColor(0x0B, 0x4F, 0x9E)


def set_fonts(style: Any, name: str) -> None:
    """Name the font of every script: without eastAsia and cs Word picks one by theme."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, font in (("ascii", name), ("hAnsi", name), ("eastAsia", EAST_ASIAN), ("cs", name)):
        fonts.set(qn(f"w:{script}"), font)


def set_language(run: Run, language: str) -> None:
    """Mark a run's language, and its font where the script has letters of its own."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - the way python-docx documents for what it lacks
    if language in COMPLEX:
        properties.get_or_add_rFonts().set(qn("w:cs"), COMPLEX[language])
        properties.append(OxmlElement("w:cs"))
    mark = OxmlElement("w:lang")
    for table, name in ((LANGUAGES, "val"), (LANGUAGES_EAST, "eastAsia"), (LANGUAGES_COMPLEX, "bidi")):
        if language in table:
            mark.set(qn(f"w:{name}"), table[language])
            properties.append(mark)


def add_link(
    paragraph: Paragraph, text: str, address: str, *, bold: bool = False, size: Length | None = None,
    language: str = "",
) -> None:  # fmt: skip
    """Add words that lead to a web address; without one, plain words."""
    if not address.startswith(("http://", "https://")):
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, size
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.bold, run.font.size, run.font.underline, run.font.color.rgb = bold, size, True, LINK
    run.font.cs_bold = bold
    set_language(run, language)
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001


def add_page_number(paragraph: Paragraph) -> None:
    """Add the field that counts pages."""
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001


def add_rule(paragraph: Paragraph) -> None:
    """Draw a line under a paragraph."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", "444444")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001
