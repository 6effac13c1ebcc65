"""Words of withdrawn editions, for one purpose: to tell somebody who pastes them that they were withdrawn.

Never shown to anybody: the newsroom compares with them and answers with the tombstone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models.functions import Now

from nhipcau.statements.models import Approval
from nhipcau.statements.rules import states


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One language of an edition of a statement that was withdrawn."""

    statement_id: str
    number: int
    language: str
    title: str
    lead: str
    body: str
    payload_hash: str


def withdrawn_words() -> list[Withdrawn]:
    """Return the words of withdrawn editions."""
    rows = Approval.objects.filter(
        voided_at=None, version__edition__publication=states.WITHDRAWN, version__released_at__lte=Now(),
        version__edition__statement__is_drill=False,
    ).select_related("version__edition__statement")  # fmt: skip
    return [
        Withdrawn(
            row.version.edition.statement.public_id, row.version.edition.number, row.version.language,
            row.version.title, row.version.lead, row.version.body, row.payload_hash,
        )
        for row in rows.order_by("pk")
    ]  # fmt: skip
