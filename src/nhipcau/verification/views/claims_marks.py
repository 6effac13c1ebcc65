"""A near claim ready to print: shared words marked, differences as warnings. In: `Near`; out: rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.reading.matching import Difference
from nhipcau.verification.models import Claim, Finding
from nhipcau.verification.queries.matching import Near


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both share, or not."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One near claim as the page prints it."""

    claim: Claim
    pieces: Sequence[Piece]
    language: str
    shared: Sequence[tuple[str, str]]
    """What is shared: a heading and its words."""
    warnings: Sequence[tuple[str, str, str]]
    """Heading, our words, theirs."""
    finding: Finding | None
    relation: str


def shown(near: Near) -> Shown:
    """Lay one near claim out."""
    reason = near.why
    words = dict.fromkeys([*near.shared, *reason.words, *reason.places, *reason.figures, *reason.dates])
    groups = (
        (_("Từ chung"), dict.fromkeys([*reason.words, *near.shared])),
        (_("Cùng nơi"), dict.fromkeys(reason.places)),
        (_("Cùng số"), dict.fromkeys(reason.figures)),
        (_("Cùng ngày"), dict.fromkeys(reason.dates)),
    )
    return Shown(
        claim=near.claim,
        pieces=pieces(near.text, words),
        language=near.claim.language,
        shared=[(label, ", ".join(said)) for label, said in groups if said],
        warnings=[_warning(one) for one in near.differences],
        finding=near.finding,
        relation=near.relation,
    )


def pieces(text: str, words: Iterable[str]) -> list[Piece]:
    """Cut a text at the words it shares, the longest first."""
    wanted = sorted((word for word in words if word.strip()), key=len, reverse=True)
    if not wanted:
        return [Piece(text, is_shared=False)]
    pattern = re.compile("|".join(_alone(word) for word in wanted), re.IGNORECASE)
    cut, last = [], 0
    for match in pattern.finditer(text):
        cut += [Piece(text[last : match.start()], is_shared=False), Piece(match.group(), is_shared=True)]
        last = match.end()
    return [piece for piece in [*cut, Piece(text[last:], is_shared=False)] if piece.text]


def _alone(word: str) -> str:
    """Match whole words where words have gaps."""
    escaped = re.escape(word)
    return (
        rf"(?<!\w){escaped}(?!\w)"
        if word.isascii() or " " in word or (len(word) > 1 and word[0] < "\u0e00")
        else escaped
    )


def _warning(one: Difference) -> tuple[str, str, str]:
    headings = {
        "figures": _("Khác số"),
        "negation": _("Một bên phủ định"),
        "direction": _("Ngược chiều"),
        "place": _("Khác nơi"),
        "date": _("Khác ngày"),
    }
    return headings.get(one.kind, one.kind), one.one_says, one.other_says
