"""Kinds of paper, and how number and symbol are written in each family. Pure."""

from __future__ import annotations

STATE, PARTY = "state", "party"
FAMILIES = (STATE, PARTY)
RELEASE, LETTER, CORRECTION, AUTHORISATION, INVITATION = "TC", "CV", "CC", "GUQ", "GM"
PLAN, PROGRAMME, NAME_LIST, MINUTES, REPORT, CERTIFICATE = "KH", "CTr", "DS", "BB", "BC", "GCN"
PAPERS = (
    RELEASE, LETTER, CORRECTION, AUTHORISATION, INVITATION, PLAN, PROGRAMME, NAME_LIST, MINUTES, REPORT,
)  # fmt: skip
"""What `papers` can lay out."""
KINDS = (*PAPERS, CERTIFICATE)
"""What the register counts. Abbreviations of Nghị định 30/2020/NĐ-CP, annex III; CC (a letter that asks for
a correction), DS (a list) and GCN (a certificate) stand in no annex: offices write them so."""
LETTERS = frozenset({LETTER, CORRECTION})
"""Written as công văn: the state family puts no abbreviation into their number."""
SHORTEST_NUMBER = 2
BLANK = "       "
"""Room for a number or a day that is written by hand."""
MODES_OF_PARTY = {"TM.": "T/M", "KT.": "K/T", "TL.": "T/L", "TUQ.": "T/UQ"}
"""Hướng dẫn 36-HD/VPTW, recalled and unverified."""


def counted_as(kind: str) -> str:
    """Return the kind whose run of numbers a paper takes: a request for correction is a letter."""
    return LETTER if kind in LETTERS else kind


def number_line(family: str, kind: str, number: int | None, symbol: str) -> str:
    """Return `Số: 05/KH-UBND` or `Số 27-BC/BCĐ`; without a number there is room for one."""
    counted = f"{number:0{SHORTEST_NUMBER}}" if number is not None else BLANK
    if family == PARTY:
        return f"Số {counted}-{counted_as(kind)}/{symbol}"
    return f"Số: {counted}/{symbol}" if kind in LETTERS else f"Số: {counted}/{kind}-{symbol}"


def mode_of(family: str, mode: str) -> str:
    """Return how somebody signs for another, as the family writes it."""
    return MODES_OF_PARTY.get(mode, mode) if family == PARTY else mode
