"""XLIFF 2.1 (OASIS, 2018) written: documents in, bytes out. Called where translators take work along.

What XML cannot hold is written as `<cp hex="…"/>`, so that nothing of a text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from nhipcau.translation.rules.segments import Document, Segment

VERSION = "2.1"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""That of 2.0 and 2.1 alike."""
XML = "http://www.w3.org/XML/1998/namespace"
BY_MACHINE = "nhipcau:mt"
"""`subState` of a target that a machine made; nobody has changed it."""
INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(documents: Sequence[Document]) -> bytes:
    """Write documents of one pair of languages as one file."""
    first = documents[0]
    root = _element(
        None, "xliff", version=VERSION, srcLang=first.source_language, trgLang=first.target_language
    )
    for number, document in enumerate(documents, start=1):
        file = _element(root, "file", id=f"f{number}", original=document.original)
        for segment in document.segments:
            _unit(file, segment, is_machine=document.is_machine)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return content


def _unit(file: etree._Element, segment: Segment, *, is_machine: bool) -> None:
    unit = _element(file, "unit", id=segment.key, name=segment.key)
    if segment.notes:
        notes = _element(unit, "notes")
        for words in segment.notes:
            _fill(_element(notes, "note", category="term"), words)
    is_done = segment.target is not None
    inside = _element(unit, "segment", id=f"{segment.key}-1", state="translated" if is_done else "initial")
    if is_done and is_machine:
        inside.set("subState", BY_MACHINE)
    _fill(_text(inside, "source"), segment.source)
    if segment.target is not None:
        _fill(_text(inside, "target"), segment.target)


def _element(parent: etree._Element | None, tag: str, /, **attributes: str) -> etree._Element:
    full = f"{{{NAMESPACE}}}{tag}"
    if parent is None:
        return etree.Element(full, attributes, nsmap={None: NAMESPACE})
    return etree.SubElement(parent, full, attributes)


def _text(parent: etree._Element, name: str) -> etree._Element:
    element = _element(parent, name)
    element.set(f"{{{XML}}}space", "preserve")
    return element


def _fill(element: etree._Element, words: str) -> None:
    last: etree._Element | None = None
    at = 0
    for match in [*INVALID.finditer(words), None]:
        plain = words[at : match.start() if match else len(words)]
        if last is None:
            element.text = plain
        else:
            last.tail = plain
        if match:
            last = _element(element, "cp", hex=f"{ord(match.group()):04X}")
            at = match.end()
