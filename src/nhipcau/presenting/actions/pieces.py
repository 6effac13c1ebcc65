"""A piece begins as a statement of kind `feature`; its filing may change. Called by the piece's screens."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.presenting.actions.checking import locked, next_revision
from nhipcau.presenting.models import Piece
from nhipcau.presenting.rules import categories
from nhipcau.presenting.rules.events import event_names
from nhipcau.record.actions import note
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.rules import states
from nhipcau.units.queries import unit_exists

SUBJECTS = {
    categories.PLACE: "tourism", categories.TRAVEL: "tourism", categories.PRODUCT: "economy",
    categories.INVESTMENT: "economy", categories.CULTURE: "culture", categories.PEOPLE: "people",
}  # fmt: skip
"""Which readers are told of a piece: `contacts.rules.subjects`."""


def add_piece(
    *, by: Any, at: datetime, office_id: int, category: str, title: str, dated_on: date, place_id: str = "",
    season: str = "", event: str = "", lead: str = "", body: str = "", language: str = "vi",
    speaker_id: int | None = None,
) -> Piece:  # fmt: skip
    """Draft the statement and file the piece with it."""
    _refuse_unknown(category, place_id, event)
    with write_gate():
        statement = draft_statement(
            by=by, at=at, office_id=office_id, kind=states.FEATURE, subject=SUBJECTS[category], title=title,
            dated_on=dated_on, language=language, lead=lead, body=body, speaker_id=speaker_id,
        )  # fmt: skip
        piece = Piece.objects.create(
            statement=statement, unit_id=statement.unit_id, title=statement.title, category=category,
            place_id=place_id or None, season=season.strip(), event=event, created_at=at,
        )  # fmt: skip
        after = {**_filed(piece), "statement": statement.public_id}
        note(
            by=by,
            at=at,
            verb="presenting.add_piece",
            subject=f"presenting.piece:{piece.public_id}",
            after=after,
        )
    return piece


def change_piece(
    *, by: Any, at: datetime, piece: Piece, seen: int, category: str, place_id: str = "", season: str = "",
    event: str = "",
) -> Piece:  # fmt: skip
    """File a piece otherwise; its words change through its statement alone."""
    _refuse_unknown(category, place_id, event)
    with write_gate():
        row = locked(Piece, piece, by, seen)
        before = _filed(row)
        row.category, row.place_id, row.season, row.event = category, place_id or None, season.strip(), event
        row.save()
        next_revision(row)
        subject = f"presenting.piece:{row.public_id}"
        note(by=by, at=at, verb="presenting.change_piece", subject=subject, before=before, after=_filed(row))
    return row


def _refuse_unknown(category: str, place_id: str, event: str) -> None:
    if category not in categories.CATEGORIES:
        raise Refused(_("Hãy chọn mục của bài."), field="category")
    if place_id and not unit_exists(place_id):
        raise Refused(_("Không thấy nơi này."), field="place_id")
    if event and event not in event_names():
        raise Refused(_("Không thấy sự kiện này trong sổ sự kiện."), field="event")


def _filed(piece: Piece) -> dict[str, Any]:
    return {
        "title": piece.title, "category": piece.category, "place": piece.place_id, "season": piece.season,
        "event": piece.event,
    }  # fmt: skip
