"""A statement as a letter: the approved words exactly, between a few lines in the reader's language. Pure.

In: what is told, on which occasion, to whom it may concern; out: subject and text. No picture, no tracking.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import UnknownLocaleError

from nhipcau.common.longdays import long_day
from nhipcau.contacts.rules.letters import filled, one_line

LETTERS = Path(__file__).resolve().parents[1] / "letters"
RELEASE, CORRECTION, WITHDRAWAL = "release", "correction", "withdrawal"
RULE = "-" * 40
"""Where the approved words begin and end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a round tells."""

    number: str
    """The statement's public id, by which it is checked."""
    dated_on: date
    issuer: str
    title: str
    lead: str
    body: str
    page: str
    home: str
    changed: str = ""
    reason: str = ""
    is_urgent: bool = False
    is_machine: bool = False
    is_original: bool = False
    """In the original's language because the reader's is not ready."""


def subject_of(told: Told, occasion: str, language: str) -> str:
    """Return the subject; a withdrawn statement's title is not said again."""
    if occasion == RELEASE:
        return one_line(told.title)
    parts = {"title": told.title, "number": told.number, "day": day(told.dated_on, language)}
    return one_line(filled(LETTERS, language, f"{occasion}_subject", **parts))


def text_of(told: Told, occasion: str, language: str, *, own: str) -> str:
    """Return the text; `own` is the reader's own page, empty for whoever asked a question."""

    def say(name: str, **parts: object) -> str:
        return filled(LETTERS, language, name, **parts)

    opening = say(occasion, issuer=told.issuer, number=told.number, day=day(told.dated_on, language),
                  changed=told.changed, reason=told.reason)  # fmt: skip
    marks = [name for name, holds in (("urgent", told.is_urgent), ("machine", told.is_machine),
                                      ("untranslated", told.is_original)) if holds]  # fmt: skip
    words = [] if occasion == WITHDRAWAL else [*map(say, marks), RULE, words_of(told), RULE]
    closing = [
        f"{told.issuer}, {day(told.dated_on, language)}",
        say("page", page=told.page),
        say("check", home=told.home, number=told.number),
        say("party", issuer=told.issuer),
        say("subscribed", own=own) if own else say("asked"),
    ]
    return "\n\n".join([opening, *words, "\n".join(closing)]) + "\n"


def words_of(told: Told) -> str:
    """Return exactly what was approved, its parts apart by an empty line."""
    return "\n\n".join(part for part in (told.title, told.lead, told.body) if part)


def day(on: date, language: str) -> str:
    """Write a day in the reader's language, or as a number where nobody knows how."""
    try:
        return long_day(on, language)
    except (UnknownLocaleError, ValueError):
        return on.isoformat()
