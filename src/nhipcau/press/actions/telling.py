"""A correction of an answer reaches whoever got the answer, also when it was sent before publication.

Called by the worker beside the statements' own letters, which skip whom this one told.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from nhipcau.common.writing import write_gate
from nhipcau.press.actions.turning import subject_of
from nhipcau.press.models import Enquiry
from nhipcau.press.rules import states
from nhipcau.record.actions import note
from nhipcau.statements.actions.dispatching import tell
from nhipcau.statements.rules.states import PUBLISHED


def tell_corrections(*, at: datetime, limit: int) -> int:
    """Tell the newer published words of their answers to journalists; each once."""
    told = 0
    for row in _behind()[:limit]:
        with write_gate():
            told += _tell_one(row, at)
    return told


def _behind() -> QuerySet[Enquiry]:
    """Return answered enquiries whose statement has a newer published edition than the one told."""
    known = Coalesce("corrected_version__edition__number", "version__edition__number")
    rows = Enquiry.objects.filter(outcome=states.ANSWERED, statement__editions__publication=PUBLISHED)
    return rows.annotate(known=known).filter(statement__editions__number__gt=F("known")).order_by("pk")


def _tell_one(row: Enquiry, at: datetime) -> int:
    edition = row.statement.editions.get(publication=PUBLISHED) if row.statement else None
    versions = edition.versions.exclude(released_at=None) if edition else None
    newer = versions.filter(language=row.version.language).first() if versions and row.version else None
    if newer is None:
        return 0  # not yet out in the journalist's language
    is_told = tell(at=at, version=newer, contact_id=row.contact_id)
    changed = Enquiry.objects.filter(pk=row.pk, corrected_version=row.corrected_version_id)
    if not changed.update(corrected_version=newer):
        return 0
    after = {"version": newer.public_id, "by_letter": is_told}
    note(by=None, at=at, verb="press.tell_correction", subject=subject_of(row), after=after)
    return 1
