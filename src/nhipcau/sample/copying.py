"""Takes over a text as outlets do: under another title, cut, or lightly edited, with a credit line.

In: the piece copied and the order. Out: the copy. Called by edition.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhipcau.sample.outlets import outlet

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.sample.pieces import Piece
    from nhipcau.sample.texts import Copying

LONG = 5
"""Paragraphs from which on an editing desk drops one."""
EDITS = {
    "vi": (
        ("cho biết", "thông tin"), ("Theo đó, ", ""), ("Bên cạnh đó, ", "Ngoài ra, "), ("tại đây", "ở đây"),
        ("nhấn mạnh", "lưu ý"), ("nhằm ", "để "), ("hiện nay", "hiện"), ("tuy nhiên", "song"),
        ("Tuy nhiên", "Song"), ("trong khi đó", "còn"), ("được biết", "theo tìm hiểu"), ("vì vậy", "do đó"),
        ("khẳng định", "cho rằng"), ("bà con", "người dân"), ("triển khai", "thực hiện"),
    ),
    "en": (("said", "noted"), ("about", "around"), ("local people", "residents")),
}  # fmt: skip
"""Small rewordings of the kind a desk makes; figures, names and places are never among them."""


def cut(paragraphs: tuple[str, ...], percent: int) -> tuple[str, ...]:
    """The leading sentences that make up about this share of the words."""
    room = sum(len(part.split()) for part in paragraphs) * percent / 100
    kept: list[str] = []
    for part in paragraphs:
        sentences: list[str] = []
        for sentence in part.replace(". ", ".\x00").split("\x00"):
            length = len(sentence.split())
            # A sentence of which less than half would fit is left out, and with it all that follows.
            room = room - length if room > length / 2 else 0
            if room == 0:
                break
            sentences.append(sentence)
        if sentences:
            kept.append(" ".join(sentences))
    return tuple(kept)


def edited(paragraphs: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The same text with small rewordings and, when it is long enough, without its last paragraph but one."""
    kept = paragraphs[:-2] + paragraphs[-1:] if len(paragraphs) >= LONG else paragraphs
    for old, new in EDITS.get(language, ()):
        kept = tuple(part.replace(old, new) for part in kept)
    return kept


def copied(piece: Piece, order: Copying, *, key: str, at: datetime) -> Piece:
    """The copy that this order makes of this piece."""
    body, lead = piece.body, piece.lead
    if order.kind == "cut":
        whole = cut(piece.paragraphs, order.percent)
        lead, body = (whole[0], whole[1:]) if lead else (None, whole)
    elif order.kind == "edit":
        body = edited(body, piece.language)
    text = "\n".join(((lead,) if lead else ()) + body)
    return replace(
        piece, key=key, outlet=order.outlet, title=order.title or piece.title, lead=lead, body=body,
        byline=None, published_at=at, copy_of=piece.key, copy_kind=order.kind,
        credit=f"{CREDIT_WORD[piece.language]} {outlet(piece.outlet).credit}",
        people=tuple(pair for pair in piece.people if pair[0] in text),
        places=tuple(place for place in piece.places if place in text),
        figures=tuple(one for one in piece.figures if one.text in text), changed_body=None, fault="",
    )  # fmt: skip


CREDIT_WORD = {"vi": "Theo", "en": "Source:", "fr": "D'après", "zh": "来源:", "lo": "ທີ່ມາ:", "km": "ប្រភព៖"}
