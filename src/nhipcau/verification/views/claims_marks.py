"""A near claim ready to print: shared words marked, differences as warnings. In: `Near`; out: rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.reading.matching import Difference
from nhipcau.reading.plain_letters import is_unspaced
from nhipcau.verification.models import Claim, Finding
from nhipcau.verification.queries.matching import Near

WORDS_SHOWN = 8


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
    plain = [word for word in reason.words or near.shared if not word.isdecimal()]
    words = dict.fromkeys([*plain, *reason.places, *reason.figures, *reason.dates])
    groups = (
        (_("Từ chung"), dict.fromkeys(plain[:WORDS_SHOWN])),
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
    """Cut a text at the words it shares, the longest first; "Mẫu Sơn" is found in "Mau Son"."""
    text = unicodedata.normalize("NFC", text)
    wanted = {_plain(unicodedata.normalize("NFC", word.strip())) for word in words} - {""}
    if not wanted:
        return [Piece(text, is_shared=False)]
    pattern = re.compile("|".join(_alone(word) for word in sorted(wanted, key=len, reverse=True)))
    cut, last = [], 0
    for match in pattern.finditer(_plain(text)):
        start, end = match.span()
        cut += [Piece(text[last:start], is_shared=False), Piece(text[start:end], is_shared=True)]
        last = end
    return [piece for piece in [*cut, Piece(text[last:], is_shared=False)] if piece.text]


def _plain(text: str) -> str:
    """Return small letters without marks, one for each letter, so that places stay the same."""
    return "".join(_base(letter) for letter in text)


def _base(letter: str) -> str:
    small = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "d"))[0].lower()
    return small if len(small) == 1 else letter


def _alone(word: str) -> str:
    """Match whole words in scripts with gaps, anywhere in the others."""
    escaped = re.escape(word)
    return escaped if any(is_unspaced(letter) for letter in word) else rf"(?<!\w){escaped}(?!\w)"


def _warning(one: Difference) -> tuple[str, str, str]:
    headings = {
        "figures": _("Khác số"),
        "negation": _("Một bên phủ định"),
        "direction": _("Ngược chiều"),
        "place": _("Khác nơi"),
        "date": _("Khác ngày"),
    }
    return headings.get(one.kind, one.kind), one.one_says, one.other_says
