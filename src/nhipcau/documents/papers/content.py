"""What a paper says, apart from how it is laid out. Made by rooms that write papers; read by `papers`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 is `I.`, level 2 is `1.`."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Points:
    """Lettered points a) b) c) d) đ)."""

    lines: Sequence[str]


Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines; its header stands on every page, no row breaks. `align` is left where not told."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths_mm: Sequence[float]
    align: Sequence[Alignment] = ()


Block = str | Heading | Points | Table
"""A plain text is a paragraph."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """What is attached, numbered I, II … on a page of its own; wide tables lie across."""

    title: str
    blocks: Sequence[Block]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `modes`: ("TM.", "ỦY BAN NHÂN DÂN"), ("KT.", "CHỦ TỊCH"); `title` is the own post."""

    name: str
    title: str
    modes: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What an outlet is asked to print (Luật Báo chí 2016, art. 42)."""

    outlet: str
    work: str
    section: str
    published_on: date
    false_part: str
    corrected_part: str
    heading: str = "CẢI CHÍNH"


@dataclass(frozen=True, slots=True)
class Authorisation:
    """Who may speak of one matter, and until when."""

    giver: str
    giver_title: str
    speaker: str
    speaker_title: str
    matter: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Invitation:
    """When and where the press is asked to come; `begins` in the office's own zone."""

    occasion: str
    begins: datetime
    where: str
    chair: str = ""
    contact: str = ""
    until: datetime | None = None
    guests: Sequence[str] = ()
    """Who is asked to come, where the addressee is an agency: "Lãnh đạo đơn vị; công chức phụ trách"."""
    agenda: Sequence[str] = ()
    notes: Sequence[str] = ()
    """What guests must know: confirm until when, which site they join."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """When, where and before whom; chair and secretary sign. Moments in the office's own zone."""

    opened: datetime
    closed: datetime
    place: str
    chair: str
    secretary: str
    present: Sequence[str]
    chair_title: str = ""
    secretary_title: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """One paper. `symbol` stands behind the kind: "UBND-VX"; without number or day a pen has room."""

    issuer: str
    symbol: str
    place: str
    title: str
    signer: Signer
    parent: str = ""
    number: int | None = None
    dated_on: date | None = None
    to: Sequence[str] = ()
    bases: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    recipients: Sequence[str] = ()
    archive: str = "VT"
    correction: Correction | None = None
    authorisation: Authorisation | None = None
    invitation: Invitation | None = None
    minutes: Minutes | None = None
    appendices: Sequence[Appendix] = ()
