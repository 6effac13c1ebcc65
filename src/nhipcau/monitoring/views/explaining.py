"""What the article page says of each mention. In: stored mentions; out: words for the side list and tips."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.monitoring.models import Mention, MentionKind

Qualifiers = Mapping[str, str | Promise]
QUALIFIERS: Qualifiers = {
    "about": gettext_lazy("khoảng %(amount)s"),
    "nearly": gettext_lazy("gần %(amount)s"),
    "over": gettext_lazy("hơn %(amount)s"),
    "under": gettext_lazy("dưới %(amount)s"),
    "at_least": gettext_lazy("ít nhất %(amount)s"),
    "at_most": gettext_lazy("nhiều nhất %(amount)s"),
}
DAY = re.compile(r"(\d{4}|-)-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Explained:
    """A mention in words."""

    number: int
    """From 0, as in the pieces of the text."""
    kind: str
    label: str
    lines: Sequence[str]
    times: int
    unit_id: str | None = None

    @property
    def tip(self) -> str:
        """Return one line for the bubble over the text."""
        return ". ".join(self.lines)

    @property
    def jumps(self) -> range:
        """Number the places where the mention stands, from 1."""
        return range(1, self.times + 1)


def explained(mentions: Sequence[Mention], places: Mapping[str, str]) -> list[Explained]:
    """Put every mention into words; `places` holds a line for each unit id."""
    return [
        Explained(
            number=number,
            kind=mention.kind,
            label=mention.label,
            lines=[line for line in _lines(mention, places) if line and line != mention.label],
            times=len(mention.spans),
            unit_id=mention.unit_id,
        )
        for number, mention in enumerate(mentions)
    ]


def _lines(mention: Mention, places: Mapping[str, str]) -> list[str]:
    detail: dict[str, Any] = mention.detail
    match mention.kind:
        case MentionKind.PEOPLE:
            return ["; ".join(detail.get("offices", []))]
        case MentionKind.PLACES:
            return [places.get(mention.unit_id or "", detail.get("name", ""))]
        case MentionKind.DOCUMENTS:
            return [_document(detail)]
        case MentionKind.FIGURES:
            return [figure_in_words(detail)]
        case MentionKind.DATES:
            return [period_in_words(detail.get("from", ""), detail.get("to", ""))]
    return []


def figure_in_words(detail: Mapping[str, Any]) -> str:
    """Write "hơn 2.300 người": value, qualifier and unit as they were understood."""
    amount = f"{formats.number(detail.get('value'))} {detail.get('unit') or ''}".strip()
    words = QUALIFIERS.get(detail.get("qualifier", ""), "%(amount)s")
    return str(words) % {"amount": amount}


def period_in_words(start: str, end: str) -> str:
    """Write a resolved day or period; a day without a year says so."""
    if start == end or not end:
        return _day(start)
    return _("từ %(start)s đến %(end)s") % {"start": _day(start), "end": _day(end)}


def _document(detail: Mapping[str, Any]) -> str:
    issued = detail.get("issued_on") or ""
    day = _("ngày %(day)s") % {"day": _day(issued)} if len(issued) > len("2023-06") else _day(issued)
    issuer = _("do %(issuer)s ban hành") % {"issuer": detail["issuer"]} if detail.get("issuer") else ""
    return ", ".join(part for part in (day, issuer) if part)


def _day(iso: str) -> str:
    found = DAY.fullmatch(iso)
    if not found:
        return iso
    year, month, day = found.groups()
    if day is None:
        return f"{month}/{year}"
    if year == "-":
        return _("%(day)s, không rõ năm") % {"day": f"{day}/{month}"}
    return f"{day}/{month}/{year}"
