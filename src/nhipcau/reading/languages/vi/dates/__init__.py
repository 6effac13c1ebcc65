"""Days and periods named in a Vietnamese text: text in, `DateMention` records out, as ISO days.

Called by the annotating stage. The words "ngày" and "sáng" stay outside a mention ("5/7"), "tháng", "quý"
and "năm" belong to it ("tháng 9", "năm 2018"). Lunar days are never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.dates.scan import scan
from nhipcau.reading.languages.vi.dates.years import settle
from nhipcau.reading.records import DateMention, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["find_dates", "scan"]


def find_dates(
    text: str, *, published_on: date | None, title: str = "", taken: Sequence[Span] = ()
) -> tuple[DateMention, ...]:
    """Return the days and periods of ``text`` outside ``taken``, equal ones in one record.

    A year that the text leaves out comes from ``published_on``, then from the text, then from ``title``.
    """
    settled = settle(text, scan(text, taken), published_on=published_on, title=title, taken=taken)
    merged: dict[tuple[str, str, str, Precision], list[Span]] = {}
    for one in settled:
        key = (text[one.start : one.end], one.first.iso(), one.last.iso(), one.precision)
        merged.setdefault(key, []).append((one.start, one.end))
    return tuple(DateMention(*key, tuple(spans)) for key, spans in merged.items())
