"""Official papers of the state and Party families, built in code.

In: a kind, a family and what the paper says; out: the bytes of a .docx. `documents.pdf` prints it.
"""

from __future__ import annotations

from docx.shared import Pt

from nhipcau.documents.papers.attached import add_appendices
from nhipcau.documents.papers.content import (
    Appendix,
    Authorisation,
    Content,
    Correction,
    Heading,
    Invitation,
    Minutes,
    Points,
    Signer,
    Table,
)
from nhipcau.documents.papers.foot import add_foot
from nhipcau.documents.papers.head import add_head
from nhipcau.documents.papers.looks import LOOKS
from nhipcau.documents.papers.middle import add_body
from nhipcau.documents.rules.lettering import clean
from nhipcau.documents.rules.symbols import AUTHORISATION, CORRECTION, FAMILIES, INVITATION, MINUTES, PAPERS
from nhipcau.documents.word.sheet import bytes_of, new_sheet

__all__ = [
    "Appendix",
    "Authorisation",
    "Content",
    "Correction",
    "Heading",
    "Invitation",
    "Minutes",
    "Points",
    "Signer",
    "Table",
    "paper",
]
ASKED = {
    CORRECTION: "correction", AUTHORISATION: "authorisation", INVITATION: "invitation", MINUTES: "minutes",
}  # fmt: skip
"""What a kind cannot do without."""


def paper(kind: str, family: str, content: Content) -> bytes:
    """Build a paper. Raises ValueError for a kind or family unknown here, or without its own part."""
    if kind not in PAPERS or family not in FAMILIES:
        raise ValueError(f"{family} {kind}")
    if kind in ASKED and getattr(content, ASKED[kind]) is None:
        raise ValueError(f"{kind} needs {ASKED[kind]}")
    document = new_sheet(title=clean(content.title), office=clean(content.issuer))
    document.styles["Normal"].font.size = Pt(LOOKS[family]["body"].size)
    add_head(document, kind, family, content)
    add_body(document, family, content)
    add_foot(document, kind, family, content)
    add_appendices(document, kind, family, content)
    return bytes_of(document)
