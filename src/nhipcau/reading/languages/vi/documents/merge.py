"""Joins the places that name one document: `Citation` rows in, `Document` records out.

Called by `find_documents`. A short form ("Kết luận 57") joins the only full one that it can mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.documents.kinds import issuer_told_by
from nhipcau.reading.records import Document

if TYPE_CHECKING:
    from nhipcau.reading.languages.vi.documents.cited import Citation


@dataclass(slots=True)
class _Entry:
    """A document while its places are gathered; the first is the one whose number tells most."""

    first: Citation
    places: list[Citation] = field(default_factory=list)

    def fits(self, other: Citation) -> bool:
        """Tell whether ``other`` may name this document."""
        mine = self.first
        if mine.kind != other.kind or bool(mine.number) != bool(other.number):
            return mine.kind == other.kind and bool(mine.title) and mine.title == other.title
        if mine.number and other.number:
            return mine.number.may_be(other.number)
        if mine.title != other.title:
            return False
        mine_year, other_year = (mine.issued or "")[:4], (other.issued or "")[:4]
        same_day = bool(mine.title) or mine.issued == other.issued
        return same_day and (not mine_year or not other_year or mine_year == other_year)

    def document(self) -> Document:
        """Return the record: the fullest number, day and body that any place gives."""
        number = self.first.number
        days = [one.issued for one in self.places if one.issued]
        day = max(days, key=lambda one: (not one.startswith("--"), len(one)), default=None)
        issuer = next((one.issuer for one in self.places if one.issuer), None)
        if issuer is None and number:
            issuer = issuer_told_by(number.plain)
        spans = tuple((one.start, one.end) for one in sorted(self.places, key=lambda one: one.start))
        return Document(self.first.kind, number.plain if number else None, day, issuer, spans)


def merge(citations: list[Citation]) -> tuple[Document, ...]:
    """Return one record a document, in the order in which they are first named."""
    entries: list[_Entry] = []
    by_lead: dict[tuple[str, str], list[_Entry]] = {}
    for citation in sorted(citations, key=_fullness, reverse=True):
        bucket = by_lead.setdefault(_bucket(citation), [])
        fitting = [entry for entry in bucket if entry.fits(citation)]
        if not fitting:
            entry = _Entry(citation, [citation])
            entries.append(entry)
            bucket.append(entry)
            continue
        nearest = min(fitting, key=lambda entry: abs(entry.first.start - citation.start))
        nearest.places.append(citation)
    documents = [entry.document() for entry in entries]
    return tuple(sorted(documents, key=lambda one: one.spans[0]))


def _bucket(citation: Citation) -> tuple[str, str]:
    return (citation.kind, citation.title or (citation.number.lead if citation.number else ""))


def _fullness(citation: Citation) -> tuple[int, int]:
    return (len(citation.number.plain) if citation.number else 0, len(citation.issued or ""))
