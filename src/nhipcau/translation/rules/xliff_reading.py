"""XLIFF 2.0–2.1 and 1.2 read: bytes in, documents out, or `NotXliffError` with its reason.

A file from outside: no document type, no entities, no network, bounds on everything. Called by imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from nhipcau.translation.rules.segments import Document, Segment
from nhipcau.translation.rules.xliff import NAMESPACE

OLD = "urn:oasis:names:tc:xliff:document:1.2"
MOST_BYTES = 5 * 1024 * 1024
MOST_SEGMENTS = 5000
LONGEST = 200_000
TOO_LARGE, UNSAFE, BROKEN, NOT_XLIFF, TOO_MANY = "too_large", "unsafe", "broken", "not_xliff", "too_many"
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACHINE = frozenset({"mt-suggestion", "leveraged-mt"})
"""`state-qualifier` of XLIFF 1.2 for a target that a machine made."""
_SUBSTATE = re.compile(r"(?:^|:)(?:mt|machine)\b", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_LARGEST = 0x10FFFF


class NotXliffError(Exception):
    """The file cannot be taken; `reason` is one of the constants."""

    def __init__(self, reason: str) -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason


def read(content: bytes) -> list[Document]:
    """Read every file of an XLIFF document."""
    root = _root(content)
    space = etree.QName(root).namespace
    if etree.QName(root).localname != "xliff" or space not in {NAMESPACE, OLD}:
        raise NotXliffError(NOT_XLIFF)
    found = [_old(file) if space == OLD else _new(root, file) for file in root.iter(f"{{{space}}}file")]
    if not found:
        raise NotXliffError(NOT_XLIFF)
    if sum(len(document.segments) for document in found) > MOST_SEGMENTS:
        raise NotXliffError(TOO_MANY)
    return found


def _root(content: bytes) -> etree._Element:
    if len(content) > MOST_BYTES:
        raise NotXliffError(TOO_LARGE)
    if _DECLARED.search(content.replace(b"\x00", b"")):  # also in UTF-16
        raise NotXliffError(UNSAFE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXliffError(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotXliffError(UNSAFE)
    return root


def _new(root: etree._Element, file: etree._Element) -> Document:
    units = list(file.iter(f"{{{NAMESPACE}}}unit"))
    return Document(
        file.get("original", ""), root.get("srcLang", ""), root.get("trgLang", ""),
        tuple(_unit(unit) for unit in units), any(_says_machine(unit) for unit in units),
    )  # fmt: skip


def _unit(unit: etree._Element) -> Segment:
    """Put the segments of a unit together: a tool may have cut it into sentences."""
    pieces = [one for one in unit if etree.QName(one).localname in {"segment", "ignorable"}]
    sources = [_words(piece.find(f"{{{NAMESPACE}}}source")) for piece in pieces]
    targets = [piece.find(f"{{{NAMESPACE}}}target") for piece in pieces]
    is_done = any(target is not None for target in targets)
    said = [
        source if target is None else _words(target) for source, target in zip(sources, targets, strict=True)
    ]
    spoken = [
        words
        for words, target, piece in zip(said, targets, pieces, strict=True)
        if target is not None or etree.QName(piece).localname == "ignorable"
    ]
    return Segment(
        unit.get("name") or unit.get("id", ""), "".join(sources), "".join(spoken) if is_done else None
    )


def _old(file: etree._Element) -> Document:
    units = list(file.iter(f"{{{OLD}}}trans-unit"))
    segments = []
    for unit in units:
        target = unit.find(f"{{{OLD}}}target")
        key = unit.get("resname") or unit.get("id", "")
        source = _words(unit.find(f"{{{OLD}}}source"))
        segments.append(Segment(key, source, None if target is None else _words(target)))
    return Document(
        file.get("original", ""), file.get("source-language", ""), file.get("target-language", ""),
        tuple(segments), any(_says_machine(unit) for unit in units),
    )  # fmt: skip


def _says_machine(unit: etree._Element) -> bool:
    """Tell whether a target is said to be a machine's: our mark, ITS, or a qualifier of 1.2."""
    for element in unit.iter(etree.Element):
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            if local == "mtConfidence" or (local == "annotatorsRef" and "mt-confidence" in value):
                return True
            if (local == "subState" and _SUBSTATE.search(value)) or (
                local == "state-qualifier" and value in _MACHINE
            ):
                return True
    return False


def _words(element: etree._Element | None) -> str:
    words = "" if element is None else "".join(_pieces(element))
    if len(words) > LONGEST:
        raise NotXliffError(TOO_LARGE)
    return words


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the words of an element, inside marks and codes too."""
    yield element.text or ""
    for inner in element:
        if etree.QName(inner).localname == "cp":
            code = inner.get("hex", "")
            number = int(code, 16) if _CODE.fullmatch(code) else _LARGEST + 1
            yield chr(number) if number <= _LARGEST else ""
        else:
            yield from _pieces(inner)
        yield inner.tail or ""
