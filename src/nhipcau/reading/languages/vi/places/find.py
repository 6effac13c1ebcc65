"""Text in, places out: the order of the steps. Called by the place finder of the room `units`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nhipcau.reading.languages.vi.places.book import Book
from nhipcau.reading.languages.vi.places.choose import Chooser
from nhipcau.reading.languages.vi.places.gates import trust_in
from nhipcau.reading.languages.vi.places.links import hand_down, links_of
from nhipcau.reading.languages.vi.places.marks import Mark, marks_of
from nhipcau.reading.languages.vi.places.spelling import canonical
from nhipcau.reading.languages.vi.places.weigh import Context, Scene
from nhipcau.reading.records import Place, Span


def find_places(
    text: str, book: Book, *, on: date | None, taken: Sequence[Span] = (), near: Iterable[str] = ()
) -> tuple[Place, ...]:
    """Return the units named in the text, as they stood ``on`` that day.

    A former name stands for the former unit, as of its last day ("Quảng Bình" in 2026 is the province
    that ended on 2025-06-30). Without a day the latest map comes first. What stays in doubt is left out.
    """
    spelt = canonical(text)
    marks = marks_of(text, spelt, book, taken)
    if not marks:
        return ()
    links = links_of(spelt, marks)
    hand_down(spelt, marks, links)
    trusts = [trust_in(mark, text, spelt) for mark in marks]
    settled = Chooser(book, Scene(marks, links, trusts), Context(on, frozenset(near))).settle()
    return _gathered(text, book, on, [(marks[number], settled[number].unit_id) for number in sorted(settled)])


def _gathered(text: str, book: Book, on: date | None, found: list[tuple[Mark, str]]) -> tuple[Place, ...]:
    spans: dict[tuple[str, str], list[Span]] = {}
    for mark, unit_id in found:
        spans.setdefault((text[mark.start : mark.end], unit_id), []).append((mark.start, mark.end))
    places = []
    for (written, unit_id), where in spans.items():
        period = book.nearest(unit_id, on)
        places.append(Place(written, period.name, unit_id, period.kind, tuple(where)))
    return tuple(places)
