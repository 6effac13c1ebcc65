"""Letters of one statement for its own unit. In: who asks; out: rows."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from nhipcau.statements.models import Dispatch, Statement


def told_for(person: Any, statement: Statement) -> QuerySet[Dispatch]:
    """Return who was told of a statement that the caller has reached, to whoever may see contacts."""
    rows = Dispatch.objects.filter(version__edition__statement=statement).select_related(
        "contact", "version__edition"
    )
    return rows.order_by("-at", "-pk") if person.may("contacts.see_contacts") else rows.none()
