"""Figures of a Vietnamese text: text in, `Figure` records out, each a number with qualifier and unit.

Called by the annotating stage. Dates, directives and what the caller has ``taken`` are left alone;
ordinals, names with numbers, times and telephone numbers are no figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates import scan
from nhipcau.reading.languages.vi.documents import citations
from nhipcau.reading.languages.vi.figures.reader import FigureReader
from nhipcau.reading.records import Figure, Qualifier, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_figures"]


def find_figures(text: str, *, taken: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """Return the figures of ``text`` outside ``taken``, equal ones in one record.

    "200-300 người" yields two figures, at_least 200 and at_most 300. "2,300 người" is 2300, "2,300 km" 2.3.
    """
    documents = [(one.start, one.end) for one in citations(text)]
    dates = [(one.start, one.end) for one in scan(text, [*taken, *documents])]
    mask = bytearray(len(text))
    for start, end in (*taken, *documents, *dates):
        low, high = max(0, start), min(len(text), end)
        mask[low:high] = b"\x01" * max(0, high - low)
    merged: dict[tuple[str, int | float, Qualifier, str | None], list[Span]] = {}
    for one in FigureReader(text, mask).read():
        key = (text[one.start : one.end], one.value, one.qualifier, one.unit)
        merged.setdefault(key, []).append((one.start, one.end))
    return tuple(Figure(*key, tuple(spans)) for key, spans in merged.items())
