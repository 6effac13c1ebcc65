"""A language version as segments for a translator's tool, and back: title, lead, each paragraph. Pure.

In: an original and a translation, if there is one. Out: `Document`; and from a document the translated words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from nhipcau.translation.rules.texts import LEAD, TITLE, Text

PARAGRAPH = "p"
BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece; `target` is None where nothing is translated yet."""

    key: str
    source: str
    target: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One original and its translation as a file carries them."""

    original: str
    """What was sent out: our own words, which tools bring back untouched."""
    source_language: str
    target_language: str
    segments: tuple[Segment, ...] = field(default=())
    is_machine: bool = False
    """The file says that a machine made its targets."""


@dataclass(frozen=True, slots=True)
class Translated:
    """What a file says in the target language."""

    text: Text
    missing: int
    """Pieces of the original without a translation."""


def document_of(
    original: str, source: Text, language: str, target: Text | None, *, is_machine: bool = False
) -> Document:
    """Cut a version and its translation into segments; paragraphs go by their order."""
    segments = [Segment(TITLE, source.title, target.title if target else None)]
    if source.lead or (target and target.lead):
        segments.append(Segment(LEAD, source.lead, target.lead if target else None))
    theirs = target.body.split(BREAK) if target else []
    pieces = zip_longest(source.body.split(BREAK), theirs)
    for number, (piece, translated) in enumerate(pieces, start=1):
        segments.append(Segment(f"{PARAGRAPH}{number}", piece or "", translated))
    return Document(original, source.language, language, tuple(segments), is_machine)


def translated(document: Document) -> Translated:
    """Put the targets together again; a piece without one is counted and left out."""
    said = {one.key: one.target for one in document.segments}
    paragraphs = [one for one in document.segments if one.key not in {TITLE, LEAD}]
    missing = sum(one.target is None and bool(one.source.strip()) for one in document.segments)
    body = BREAK.join(one.target for one in paragraphs if one.target is not None)
    text = Text(document.target_language, said.get(TITLE) or "", said.get(LEAD) or "", body)
    return Translated(text, missing)
