"""Outcomes of a unit in, one compressed part out, and back again; the same bytes under every engine.

A part is JSON lines: one a page with where it came from, and a last one that counts the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import zstandard

from nhipcau.reading.engines.units import Unit
from nhipcau.reading.inputs import Source
from nhipcau.reading.outcomes import Kept, Outcome
from nhipcau.reading.records import (
    Article,
    Body,
    DateMention,
    Document,
    Figure,
    Mentions,
    Page,
    Person,
    Place,
    Span,
)
from nhipcau.reading.report import as_object

LEVEL = 9


@dataclass(frozen=True, slots=True)
class Answer:
    """One source of a unit and what became of it."""

    source: Source
    outcome: Outcome


def packed(unit: Unit, answers: Iterable[Answer], passed_over: Counter[str]) -> bytes:
    """Make the part of a unit."""
    rows = [row(unit, position, answer) for position, answer in enumerate(answers)]
    counts = Counter(str(each["outcome"]) for each in rows)
    reasons = Counter(str(each["reason"]).partition(":")[0] for each in rows if each["reason"])
    undated = sum(each["url"] is not None and each["fetched_at"] is None for each in rows)
    last = {
        "part": unit.key,
        "outcomes": dict(sorted(counts.items())),
        "reasons": dict(sorted(reasons.items())),
        "passed_over": dict(sorted(passed_over.items())),
        "without_date": undated,
    }
    lines = (json.dumps(each, ensure_ascii=False) for each in [*rows, last])
    return zstandard.ZstdCompressor(level=LEVEL).compress("".join(f"{line}\n" for line in lines).encode())


def row(unit: Unit, position: int, answer: Answer) -> dict[str, Any]:
    """Return one line: where the page stands, what it was, what became of it."""
    page = answer.source if isinstance(answer.source, Page) else None
    name = answer.source.input if isinstance(answer.source, Page) else answer.source[0]
    archived = page if page and page.url else None
    return {
        "part": unit.key,
        "position": position,
        "url": page.url if page else None,
        # A saved file's moment is the clock's of this run: only an archive's own is the same in every run.
        "fetched_at": archived.fetched_at.isoformat() if archived and archived.fetched_at else None,
        "content_type": page.content_type if page else None,
        "sha256": hashlib.sha256(page.content).hexdigest() if page else None,
        **as_object(name, answer.outcome),
    }


def unpacked(part: bytes) -> Iterator[dict[str, Any]]:
    """Yield a part's lines, the counting one last."""
    text = zstandard.ZstdDecompressor().decompressobj().decompress(part).decode()
    return (json.loads(line) for line in text.split("\n") if line)


def kept_of(line: dict[str, Any]) -> Kept:
    """Make a kept line the record again that the reading line returned."""
    article, found = line["article"], line["mentions"]
    moment = article["published_at"]
    mentions = Mentions(
        people=tuple(Person(each["name"], tuple(each["offices"]), _spans(each)) for each in found["people"]),
        places=tuple(Place(**{**each, "spans": _spans(each)}) for each in found["places"]),
        bodies=tuple(Body(each["text"], _spans(each)) for each in found["bodies"]),
        documents=tuple(Document(**{**each, "spans": _spans(each)}) for each in found["documents"]),
        figures=tuple(Figure(**{**each, "spans": _spans(each)}) for each in found["figures"]),
        dates=tuple(
            DateMention(each["text"], each["from"], each["to"], each["precision"], _spans(each))
            for each in found["dates"]
        ),
    )
    return Kept(
        Article(**{**article, "published_at": _moment(moment) if moment else None}),
        mentions,
        line["fingerprint"],
    )


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _spans(found: dict[str, Any]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in found["spans"])
