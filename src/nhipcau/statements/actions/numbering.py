"""The paper of what was published takes its number in the register, once. Called by the clerk's button."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.actions import register_document
from nhipcau.documents.queries.register import registered_of
from nhipcau.documents.rules import symbols
from nhipcau.statements.actions.turning import locked_edition, subject_of
from nhipcau.statements.models import Edition
from nhipcau.statements.rules import states

KINDS = {
    states.CORRECTION: symbols.CORRECTION, states.RESPONSE: symbols.LETTER, states.ANSWER: symbols.LETTER,
}  # fmt: skip
"""What is no letter and no correction goes out as a release."""


def paper_kind(kind: str) -> str:
    """Return as which kind of paper a statement goes out."""
    return KINDS.get(kind, symbols.RELEASE)


def number_paper(*, by: Any, at: datetime, edition: Edition) -> Any:
    """Enter a published edition in the register; a second call declines."""
    with write_gate():
        row = locked_edition(edition, by)
        if row.publication not in states.READABLE or row.statement.is_drill:
            raise Refused(_("Chỉ vào sổ văn bản đã công bố."))
        about = subject_of(row)
        if registered_of(about):
            raise Refused(_("Bản này đã có số trong sổ văn bản."))
        return register_document(
            by=by, at=at, unit_id=str(row.statement.unit_id), kind=paper_kind(row.statement.kind),
            family=row.statement.office.family, symbol=row.statement.office.symbol,
            subject=row.statement.title, about=about, dated_on=row.dated_on,
        )  # fmt: skip
