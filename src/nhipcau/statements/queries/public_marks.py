"""A short mark for every public edition that changes whenever what the public sees of it changes.

Out: statement id → marks; the newsroom reads anew only those whose mark differs from the one it holds.
"""

from __future__ import annotations

from django.db.models import Count, Q
from django.db.models.functions import Now

from nhipcau.statements.queries.public import public_editions

Mark = tuple[object, ...]


def marks() -> dict[str, tuple[Mark, ...]]:
    """Return the marks of all public editions by statement, in the order of their numbers."""
    told: dict[str, tuple[Mark, ...]] = {}
    released = Count("versions", filter=Q(versions__released_at__lte=Now()))
    rows = public_editions().annotate(languages=released).order_by("number", "pk")
    for statement_id, *mark in rows.values_list(
        "statement__public_id", "number", "publication", "published_at", "ended_at", "confirmed_at",
        "revision", "languages",
    ):  # fmt: skip
        told[statement_id] = (*told.get(statement_id, ()), tuple(mark))
    return told
