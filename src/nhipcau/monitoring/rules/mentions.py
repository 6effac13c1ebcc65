"""One flat row a mention, ready to store. In: the reading line's Mentions; called by actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from nhipcau.monitoring.rules.words import words
from nhipcau.reading.records import DateMention, Document, Figure, Mentions, Person, Place, Span

LOOK_UP_LETTERS = 200
"""Width of the stored look-up column."""

REFUSED = re.compile("[\x00\ud800-\udfff]")
"""NUL stops PostgreSQL, half a pair stops UTF-8."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mention as it is stored."""

    kind: str
    label: str
    spans: tuple[Span, ...]
    detail: dict[str, Any] = field(default_factory=dict)
    unit_id: str | None = None
    also: tuple[str, ...] = ()
    """Further words under which the mention can be looked up."""

    @property
    def folded(self) -> str:
        """Return the words of the label and its further names, without tone marks."""
        return look_up(self.label, *self.also)


def look_up(*texts: str) -> str:
    """Fold texts into the form of the look-up column; used for storing and for asking."""
    return " ".join(word.folded for text in texts for word in words(text))[:LOOK_UP_LETTERS]


def rows(mentions: Mentions) -> list[Row]:
    """List all mentions in the order of their kinds, each kind in text order."""
    made: Iterable[Row] = (
        *map(_person, mentions.people),
        *map(_place, mentions.places),
        *(Row("bodies", body.text, body.spans) for body in mentions.bodies),
        *map(_document, mentions.documents),
        *map(_figure, mentions.figures),
        *map(_date, mentions.dates),
    )
    return list(_cleaned(made))


def storable(text: str) -> str:
    """Replace what a database refuses (NUL, half a character pair) one for one, so that spans hold."""
    return "".join(
        "\ufffd" if letter == "\x00" or "\ud800" <= letter <= "\udfff" else letter for letter in text
    )


def _cleaned(made: Iterable[Row]) -> Iterator[Row]:
    for row in made:
        detail = {key: _clean(value) for key, value in row.detail.items() if value not in (None, "", [])}
        yield Row(row.kind, storable(row.label), row.spans, detail, row.unit_id, row.also)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return [_clean(part) for part in value] if isinstance(value, list) else value


def _person(person: Person) -> Row:
    return Row("people", person.name, person.spans, {"offices": list(person.offices)}, also=person.offices)


def _place(place: Place) -> Row:
    detail = {"name": place.name, "kind": place.kind}
    return Row("places", place.text, place.spans, detail, place.unit_id, (place.name,))


def _document(document: Document) -> Row:
    label = " ".join(part for part in (document.kind, document.number) if part)
    detail = {
        "kind": document.kind, "number": document.number,
        "issued_on": document.issued_on, "issuer": document.issuer,
    }  # fmt: skip
    return Row("documents", label, document.spans, detail, also=(document.issuer or "",))


def _figure(figure: Figure) -> Row:
    detail = {"value": figure.value, "qualifier": figure.qualifier, "unit": figure.unit}
    return Row("figures", figure.text, figure.spans, detail)


def _date(mention: DateMention) -> Row:
    detail = {"from": mention.start, "to": mention.end, "precision": mention.precision}
    return Row("dates", mention.text, mention.spans, detail)
