"""What is still to be translated, registered, released. In: who asks; out: rows of the own unit."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.documents.queries.waiting import registered_among
from nhipcau.statements.models import Edition, Version
from nhipcau.statements.queries.desk import editions_for, versions_for
from nhipcau.statements.queries.translating import translatable_for
from nhipcau.statements.rules import states

MOST_LOOKED_AT = 200
"""Editions asked after at once: some months of a province's."""


def settled_originals_for(person: Any) -> QuerySet[Edition]:
    """Return what may be translated: editions whose original is approved or out; drafts still change."""
    original = Version.objects.filter(edition=OuterRef("pk"), language=OuterRef("statement__language"))
    is_settled = Exists(original.filter(workflow=states.APPROVED)) | Q(publication=states.PUBLISHED)
    return translatable_for(person).filter(is_settled, statement__is_drill=False)


def unregistered_for(person: Any) -> list[Edition]:
    """Return published editions that bear no number of the register yet, the oldest first."""
    rows = editions_for(person).filter(publication=states.PUBLISHED, statement__is_drill=False)
    latest = list(rows.order_by("-published_at", "-pk")[:MOST_LOOKED_AT])
    done = registered_among(map(_subject, latest))
    return [row for row in reversed(latest) if _subject(row) not in done]


def unsent_of(person: Any) -> QuerySet[Version]:
    """Return drafts that this person changed last and did not hand in."""
    open_states = [states.UNPUBLISHED, states.SCHEDULED]
    rows = versions_for(person).filter(workflow=states.DRAFT, edition__publication__in=open_states)
    return rows.filter(changed_by=person.pk).order_by("changed_at", "pk")


def releasable_for(person: Any) -> QuerySet[Edition]:
    """Return editions whose original is approved and that nobody released or set a minute for."""
    original = Version.objects.filter(edition=OuterRef("pk"), language=OuterRef("statement__language"))
    rows = editions_for(person).filter(Exists(original.filter(workflow=states.APPROVED)))
    return rows.filter(publication=states.UNPUBLISHED).order_by("dated_on", "pk")


def _subject(edition: Edition) -> str:
    return f"statements.edition:{edition.public_id}"
