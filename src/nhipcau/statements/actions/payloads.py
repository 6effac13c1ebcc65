"""What is signed: one language version with all that the public reads around it. Out: a plain mapping.

Called by reviewing, and by the check that compares what is released with what was signed.
"""

from __future__ import annotations

from typing import Any

from nhipcau.signing.rules.payload import payload_of
from nhipcau.spokespersons.queries.offices import name_in
from nhipcau.spokespersons.queries.speaking import post_in
from nhipcau.statements.models import Edition, Version
from nhipcau.statements.rules import states

EXERCISE = "nhipcau.exercise/1"
"""The format of what is signed in a drill: no reader of statements accepts it as one."""


def payload_for(version: Version) -> dict[str, Any]:
    """Return what an approval of this version signs."""
    edition = version.edition
    statement, speaker = edition.statement, edition.speaker
    payload = dict(
        payload_of(
            statement=statement.public_id, edition=edition.public_id, number=edition.number,
            kind=statement.kind, language=version.language, title=version.title, lead=version.lead,
            body=version.body, issuer=name_in(statement.office, version.language),
            speaker_name=speaker.name if speaker else "",
            speaker_post=post_in(speaker, version.language) if speaker else "",
            dated_on=edition.dated_on, made=version.made,
        )
    )  # fmt: skip
    payload |= asked_of(edition) | changes_of(edition, version.language)
    return payload | ({"format": EXERCISE} if statement.is_drill else {})


def asked_of(edition: Edition) -> dict[str, Any]:
    """Return the correction asked of an outlet: it is public, so it is signed."""
    row = edition.statement
    if row.kind != states.CORRECTION:
        return {}
    date = row.asked_date.isoformat() if row.asked_date else ""
    return {
        "asked": {
            "outlet": row.asked_outlet, "work": row.asked_work, "section": row.asked_section, "date": date,
            "false": row.asked_false, "right": row.asked_right,
        }
    }  # fmt: skip


def changes_of(edition: Edition, language: str) -> dict[str, Any]:
    """Return what a correction says has changed, in the reader's language where it was told."""
    if not edition.what_changed:
        return {}
    return {"what_changed": edition.changes_told.get(language) or edition.what_changed}
