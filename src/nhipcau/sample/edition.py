"""The whole press of one day: every page of every outlet, with the truth about each.

In: today. Out: pieces, newest first. Called by press, writing and by tests (`expected`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zlib import crc32

from nhipcau.sample.copying import copied
from nhipcau.sample.dating import VIETNAM, filled
from nhipcau.sample.odd import odd_pieces
from nhipcau.sample.outlets import outlet
from nhipcau.sample.pieces import Fault, Piece
from nhipcau.sample.planted import figure, people
from nhipcau.sample.texts import Draft, drafts, echoes, parted

DATELINE = "Cao Bằng, {D:0} - "
"""The outlet that prints no date opens its text with this instead."""
FAULTS: dict[str, Fault] = {"": "", "flaky": "flaky", "truncated": "truncated"}


def moment(today: date, day: int, hour: str) -> datetime:
    """The publication time: `day` counts from today, `hour` is HH:MM in Vietnam."""
    return datetime.combine(today + timedelta(days=day), time.fromisoformat(hour), VIETNAM)


def _changed(draft: Draft, body: tuple[str, ...], day: date, language: str) -> tuple[str, ...] | None:
    if "later" not in draft.fields:
        return None
    number, _, text = draft.fields["later"].partition("::")
    index = int(number) - 1
    return (*body[:index], filled(text.strip(), day, language), *body[index + 1 :])


def _piece(draft: Draft, today: date) -> Piece:
    site = outlet(draft.outlet)
    at = moment(today, draft.day, draft.hour)
    day, language = at.date(), site.language

    def said(text: str) -> str:
        return filled(text, day, language)

    paragraphs = tuple(said(part) for part in draft.paragraphs)
    lead = said(draft.fields.get("lead", "")) or None
    if site.date_style == "in_text":
        lead, paragraphs = _datelined(lead, paragraphs, day)
    return Piece(
        key=draft.key, story=draft.story, outlet=draft.outlet, language=language,
        title=said(draft.fields["title"]), lead=lead, byline=draft.fields.get("by"), body=paragraphs,
        published_at=at, people=people(draft.fields.get("people", "")),
        places=parted(draft.fields.get("places", "")),
        figures=tuple(figure(item, language) for item in parted(draft.fields.get("figures", ""))),
        changed_body=_changed(draft, paragraphs, day, language), fault=FAULTS[draft.fields.get("fault", "")],
    )  # fmt: skip


def _datelined(lead: str | None, body: tuple[str, ...], day: date) -> tuple[str | None, tuple[str, ...]]:
    opening = filled(DATELINE, day, "vi")
    return (opening + lead, body) if lead else (None, (opening + body[0], *body[1:]))


def _with_copies(draft: Draft, today: date) -> list[Piece]:
    first = _piece(draft, today)
    made = [first]
    for number, order in enumerate(draft.copies, start=1):
        at = moment(today, order.day, order.hour)
        copy = copied(first, order, key=f"{draft.key}c{number}", at=at)
        if outlet(order.outlet).date_style == "in_text":
            lead, body = _datelined(copy.lead, copy.body, at.date())
            copy = replace(copy, lead=lead, body=body)
        made.append(copy)
    return made


@lru_cache(maxsize=4)
def expected(today: date) -> tuple[Piece, ...]:
    """Every page of the sample press as of `today` with what it truly is, newest first."""
    pieces = [piece for draft in drafts() for piece in _with_copies(draft, today)] + odd_pieces(today)
    numbered = (_numbered(piece) for piece in pieces)
    return tuple(sorted(numbered, key=lambda piece: (piece.published_at, piece.key), reverse=True))


def echoed(spoken_at: datetime) -> tuple[Piece, ...]:
    """What the press makes of the office's words: printed in the minutes after they were out."""
    made = []
    for draft in echoes():
        hour, minute = map(int, draft.hour.split(":"))
        at = (spoken_at + timedelta(hours=hour, minutes=minute)).astimezone(VIETNAM)
        made.append(_numbered(replace(_piece(draft, at.date()), published_at=at)))
    return tuple(made)


def _numbered(piece: Piece) -> Piece:
    return replace(piece, serial=100_000 + crc32(piece.key.encode()) % 900_000)


def articles(today: date) -> tuple[Piece, ...]:
    """The pages that are articles."""
    return tuple(piece for piece in expected(today) if piece.kind == "article")
