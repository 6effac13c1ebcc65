"""What the machine offers for a claim's wording: whatever the articles mention beside the marked words.

In: a claim. Out: offers for who, where, when, how much, and units. Offices and bodies only, no people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nhipcau.monitoring.queries.places import full_name
from nhipcau.monitoring.queries.reading import mentions_of
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.stories.rules.foreign_figures import find_counts
from nhipcau.verification.models import Claim, Occurrence
from nhipcau.verification.rules.sounding import Hint, hints

NEAR = 400
"""Letters around the marked words in which a place or a day is likely meant: two or three sentences."""
OFFERED = 4
PARTS = {"bodies": "who", "people": "who", "places": "where", "dates": "when", "figures": "how_much"}


@dataclass
class Offers:
    """Words for each part, those within the marked words first; and units by id."""

    who: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    when: list[str] = field(default_factory=list)
    how_much: list[str] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    """Unit id to its full name on the day of the article."""
    inside: dict[str, str] = field(default_factory=dict)
    """The first words of each part that stand within the marked words themselves."""


def offers_for(claim: Claim) -> Offers:
    """Read the mentions near the places where the claim was met."""
    offers = Offers()
    rows = Occurrence.objects.filter(claim=claim).select_related("version", "article")
    for row in rows.order_by("said_at", "pk")[:OFFERED]:
        near = sorted(_near(row), key=lambda one: one[0])
        for distance, part, words, unit_id in near:
            _offer(offers, row, (distance, part, words, unit_id))
    for part in ("who", "where", "when", "how_much"):
        setattr(offers, part, getattr(offers, part)[:OFFERED])
    return offers


def hints_for(claim: Claim) -> list[Hint]:
    """Return what the marked words sound like."""
    return hints("\n".join(claim.occurrences.values_list("exact", flat=True)))


def _offer(offers: Offers, row: Occurrence, near: tuple[int, str, str, str | None]) -> None:
    distance, part, words, unit_id = near
    known: list[str] = getattr(offers, part)
    if words not in known:
        known.append(words)
    if distance == 0:
        offers.inside.setdefault(part, words)
    if unit_id and len(offers.units) < OFFERED:
        offers.units.setdefault(unit_id, full_name(unit_id, office_day(row.said_at)) or words)


def _near(row: Occurrence) -> Iterator[tuple[int, str, str, str | None]]:
    """Yield distance, part, words and unit of each mention near a marked place."""
    for mention in mentions_of(row.version):
        part = PARTS.get(mention.kind)
        distance = min((_distance(row, span) for span in mention.spans), default=NEAR + 1)
        if part is None or distance > NEAR or (part == "how_much" and distance):
            continue
        for words in _words(mention):
            yield distance, part, words, mention.unit_id
    if row.figure:
        yield 0, "how_much", row.figure, None
    elif row.language != "vi":
        for count in find_counts(row.exact, row.language):
            yield 0, "how_much", row.exact[count.start : count.end], None


def _words(mention: Any) -> list[str]:
    """Return an office for a person, the label for everything else."""
    return list(mention.detail.get("offices", [])) if mention.kind == "people" else [mention.label]


def _distance(row: Occurrence, span: list[int]) -> int:
    start, end = span
    return 0 if start < row.end and end > row.start else min(abs(row.start - end), abs(start - row.end))
