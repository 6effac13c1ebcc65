"""Official documents cited in a Vietnamese text: text in, one `Document` a document out.

Called by the annotating stage. A span covers kind and number ("Kết luận số 57-KL/TW") or the whole name
("Luật Báo chí năm 2016"); day and body beside it are read into the record, not into the span.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.documents.cited import Citation, cited_by_number
from nhipcau.reading.languages.vi.documents.merge import merge
from nhipcau.reading.languages.vi.documents.named import cited_by_name

if TYPE_CHECKING:
    from datetime import date

    from nhipcau.reading.records import Document

__all__ = ["citations", "find_documents"]


def citations(text: str) -> list[Citation]:
    """Return every place where a document is named, in text order, none overlapping another."""
    numbered = list(cited_by_number(text))
    everything = sorted([*numbered, *cited_by_name(text)], key=lambda one: (one.start, -one.end))
    kept: list[Citation] = []
    for citation in everything:
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def find_documents(text: str, *, published_on: date | None = None) -> tuple[Document, ...]:
    """Return the documents of ``text`` with every place that names them.

    A day without its year gets the latest year that is not after ``published_on``, else stays ``--MM-DD``.
    """
    return merge([replace(one, issued=_settled(one.issued, published_on)) for one in citations(text)])


def _settled(issued: str | None, published_on: date | None) -> str | None:
    if issued is None or not issued.startswith("--") or published_on is None:
        return issued
    year = published_on.year if issued[2:] <= published_on.strftime("%m-%d") else published_on.year - 1
    return f"{year}-{issued[2:]}"
