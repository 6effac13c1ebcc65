"""Words out of documents, in a process of its own: `python -m nhipcau.common.files.wording_out pdf < file`.

In: the bytes on standard input. Out: JSON with text, faults or nothing. Started by `guarding`; no Django.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from lxml import etree

MOST_LETTERS = 2_000_000
"""A book has a million; a dossier quotes less."""
MOST_PAGES = 300
"""Of a PDF; a stamp stands on the first."""
MOST_OBJECTS = 20_000
"""Of a PDF, looked through for programs."""
MOST_ROWS, MOST_COLUMNS = 20_000, 200
"""Of a workbook whose cells are taken over; every import bounds its own people far below."""
MOST_PART = 50 * 1024 * 1024
_ACTIVE_PDF = frozenset({"/JavaScript", "/JS", "/Launch", "/RichMedia", "/EmbeddedFiles", "/EmbeddedFile"})
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORD_PARTS = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_MACRO_TYPES = ("macroenabled", "ms-office.vbaproject", "ms-excel.macrosheet")


def of_pdf(content: bytes) -> dict[str, str]:
    """Read a PDF page by page; one that carries programs or needs a password is at fault."""
    from pypdf import PdfReader  # noqa: PLC0415 - only this process pays for it

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "locked"}
    if _has_program(reader):
        return {"fault": "program"}
    pages = islice(reader.pages, MOST_PAGES)
    return {"text": _bounded(page.extract_text() or "" for page in pages)}


def _has_program(reader: object) -> bool:
    """Look through the objects for scripts, launchers and files inside."""
    from pypdf.generic import ArrayObject, DictionaryObject  # noqa: PLC0415

    waiting: list[object] = [reader.trailer["/Root"].get_object()]  # type: ignore[attr-defined]
    seen: set[int] = set()
    while waiting and len(seen) < MOST_OBJECTS:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, DictionaryObject):
            if _ACTIVE_PDF & set(node) or str(node.get("/S")) in _ACTIVE_PDF:
                return True
            waiting.extend(value for key, value in dict.items(node) if key != "/Parent")
        elif isinstance(node, ArrayObject):
            waiting.extend(list.__iter__(node))
    return False


def of_word(content: bytes) -> dict[str, str]:
    """Read the paragraphs of a Word document, its headers, footers, boxes and notes."""
    with ZipFile(BytesIO(content)) as archive:
        if fault := _wrong_type(archive, "wordprocessingml.document.main+xml"):
            return {"fault": fault}
        names = [name for name in archive.namelist() if _is_word_part(name)]
        return {"text": _bounded(line for name in sorted(names) for line in _paragraphs(archive, name))}


def of_sheet(content: bytes) -> dict[str, str]:
    """Read the words of an Excel workbook, and the figures of its cells."""
    with ZipFile(BytesIO(content)) as archive:
        if fault := _wrong_type(archive, "spreadsheetml.sheet.main+xml"):
            return {"fault": fault}
        shared = [name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"]
        words = [text for name in shared for text in _texts(_xml(archive, name), "si")]
        sheets = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return {"text": _bounded(row for name in sheets for row in _rows(_xml(archive, name), words))}


def of_cells(content: bytes) -> dict[str, str]:
    """Read the cells of the first sheet of a workbook, days and hours as [kind, text]."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only this process pays for it

    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    rows = islice(sheet.to_python(skip_empty_area=False), MOST_ROWS)
    return {"cells": json.dumps([[_told(cell) for cell in row[:MOST_COLUMNS]] for row in rows])}


def _told(cell: object) -> object:
    kind = type(cell).__name__
    if kind in {"datetime", "date", "time"}:
        return [kind, cell.isoformat()]  # type: ignore[attr-defined]
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def _wrong_type(archive: ZipFile, wanted: str) -> str:
    declared = archive.read("[Content_Types].xml")[:MOST_PART].decode("utf-8", "replace").lower()
    if any(kind in declared for kind in _MACRO_TYPES):
        return "program"
    return "" if wanted.lower() in declared else "other_kind"


def _is_word_part(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name[5:].startswith(_WORD_PARTS)


def _xml(archive: ZipFile, name: str) -> etree._Element:
    """Parse a part without entities; a document type declaration has no business in Office files."""
    with archive.open(name) as file:
        content = file.read(MOST_PART + 1)
    if len(content) > MOST_PART or b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise ValueError(name)
    from lxml import etree  # noqa: PLC0415 - a third of a child's start, and cells do without

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _paragraphs(archive: ZipFile, name: str) -> Iterator[str]:
    """Yield paragraphs; a box inside a paragraph has paragraphs of its own."""
    for paragraph in _xml(archive, name).iter(f"{_WORD}p"):
        yield "".join(_runs(paragraph))


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in {f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"}:
            yield "\n" if child.tag != f"{_WORD}tab" else " "
        elif child.tag != f"{_WORD}p":
            yield from _runs(child)


def _texts(root: etree._Element, tag: str) -> Iterator[str]:
    for item in root.iter(f"{_SHEET}{tag}"):
        yield "".join(node.text or "" for node in item.iter(f"{_SHEET}t"))


def _rows(root: etree._Element, words: list[str]) -> Iterator[str]:
    for row in root.iter(f"{_SHEET}row"):
        yield "\t".join(_cell(cell, words) for cell in row.iter(f"{_SHEET}c"))


def _cell(cell: etree._Element, words: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(_texts(cell, "is"))
    value = cell.findtext(f"{_SHEET}v") or ""
    known = cell.get("t") == "s" and value.isdecimal() and int(value) < len(words)
    return words[int(value)] if known else value


def _bounded(lines: Iterator[str]) -> str:
    found: list[str] = []
    left = MOST_LETTERS
    for line in lines:
        found.append(line[:left])
        left -= len(line) + 1
        if left <= 0:
            break
    return "\n".join(found)


READERS: dict[str, Callable[[bytes], dict[str, str]]] = {"pdf": of_pdf, "word": of_word, "sheet": of_sheet,
                                                         "cells": of_cells}  # fmt: skip


def main(kind: str) -> None:
    """Read standard input, write JSON."""
    try:
        told = READERS[kind](sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001 - parsers raise anything on hostile files
        told = {"fault": "broken", "detail": f"{type(error).__name__}: {error}"[:300]}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    from nhipcau.common.files.guarding import limit_this_process

    limit_this_process()
    main(sys.argv[1])
