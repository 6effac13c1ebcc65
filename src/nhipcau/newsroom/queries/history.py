"""What was corrected, replaced or withdrawn, the latest first, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from nhipcau.newsroom.queries.editions import Edition
from nhipcau.newsroom.queries.naming import Part, told_in
from nhipcau.newsroom.queries.shelf import Shelf
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.statements.rules import states


@dataclass(frozen=True, slots=True)
class Turn:
    """One public change of a statement."""

    state: str
    at: datetime
    title: Part
    path: str
    earlier: str
    later: str
    why: Part


def corrections_of(shelf: Shelf, language: str) -> list[Turn]:
    """Return every change of what stands, or once stood, in this language."""
    turns = [turn for rows in shelf.editions.values() for turn in _turns(rows, language)]
    return sorted(turns, key=lambda turn: turn.at, reverse=True)


def _turns(rows: tuple[Edition, ...], language: str) -> list[Turn]:
    path = f"/{language}/{rows[0].told.statement_id}/"
    turns = []
    for before, after in pairwise(rows):
        text = after.texts.get(language)
        if text and before.told.ended_at:
            why = told_in(language, after.told.changes_told, after.told.what_changed)
            turns.append(
                Turn(states.CORRECTED, before.told.ended_at, Part(text.title), path,
                     f"{path}{before.told.number}/" if language in before.texts else "",
                     f"{path}{after.told.number}/", why)
            )  # fmt: skip
    last = rows[-1]
    if last.told.ended_at and last.told.publication in {states.WITHDRAWN, states.SUPERSEDED}:
        turns.append(_ended(last, language, path))
    return turns


def _ended(edition: Edition, language: str, path: str) -> Turn:
    told = edition.told
    text = edition.texts.get(language)
    later = f"/{language}/{told.replaced_by}/" if told.replaced_by else ""
    return Turn(
        told.publication,
        told.ended_at or told.published_at,
        Part(text.title if text else f"{catalogue(language).named('kind', told.kind)} {told.statement_id}"),
        path,
        "",
        later,
        told_in(language, told.end_reasons, told.end_reason),
    )
