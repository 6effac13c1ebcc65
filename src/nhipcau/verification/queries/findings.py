"""Findings as their own unit reads them, and what the next one is written on.

In: who asks, or a dossier already reached; out: rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from nhipcau.verification.models import Dossier, Finding
from nhipcau.verification.rules import states

REOPENED = "verification.reopen_dossier"
"""The verb under which the history keeps why a closed dossier was opened again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding on its dossier's page, and the number of the one that took its place."""

    finding: Finding
    replaced_by: int | None


def findings_for(person: Any) -> QuerySet[Finding]:
    """Return the findings of this person's unit, to whoever may see dossiers."""
    rows = Finding.objects.select_related("dossier__claim", "dossier__clock", "author", "reviewer")
    if not person.may("verification.see_dossiers"):
        return rows.none()
    return rows.filter(dossier__unit=person.unit_id)


def get_finding_for(person: Any, public_id: str) -> Finding:
    """Return one finding of this person's unit that was submitted; 404 otherwise."""
    found = findings_for(person).exclude(state=states.DRAFT).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def draft_of(dossier: Dossier) -> Finding | None:
    """Return the finding that is being written."""
    return dossier.findings.filter(state=states.DRAFT).select_related("author").first()


def latest_of(dossier: Dossier) -> Finding | None:
    """Return the last finding, however far it is."""
    return dossier.findings.select_related("author", "reviewer").order_by("-number").first()


def why_reopened(dossier: Dossier) -> str:
    """Return why a dossier that was closed is worked on again; empty for one that never was."""
    last = dossier.changes.filter(verb=REOPENED).order_by("-revision").first()
    return last.about if last else ""


def shown_of(dossier: Dossier) -> list[Shown]:
    """Return all findings, the last first; a passed one says which passed one took its place."""
    rows = dossier.findings.select_related("author", "reviewer", "correction").order_by("-number")
    shown, newer = [], None
    for row in rows:
        is_passed = row.state == states.PASSED
        shown.append(Shown(row, newer if is_passed else None))
        newer = row.number if is_passed else newer
    return shown
