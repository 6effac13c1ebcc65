"""Template filters of claims: reasons and relations in words. Stored codes in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from nhipcau.verification.models.claims import RelationKind
from nhipcau.verification.queries.worth import Said, reasons_in_words

register = template.Library()


@register.filter
def said_reasons(rows: Sequence[Sequence[Any]]) -> list[Said]:
    """Say the stored reasons of a claim's worth."""
    return reasons_in_words(rows)


@register.filter
def relation_kind(kind: str) -> str:
    """Name a relation."""
    return str(RelationKind(kind).label)
