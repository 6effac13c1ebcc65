"""Terms of a unit. In: who asks, or a unit and two languages; out: rows or `Agreed` pairs."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from nhipcau.translation.models import Term
from nhipcau.translation.rules.agreed import Agreed, Hit, terms_in
from nhipcau.translation.rules.terms import AGREED, PROPOSED

__all__ = ["Agreed", "Hit", "get_term_for", "hints_for", "listed_terms_for", "terms_for", "terms_in"]


def listed_terms_for(person: Any) -> QuerySet[Term]:
    """Return the terms of this person's unit."""
    rows = Term.objects.select_related("changed_by").filter(unit=person.unit_id)
    return rows if person.may("translation.see_terms") else rows.none()


def get_term_for(person: Any, public_id: str) -> Term:
    """Return one of them; 404 otherwise."""
    found: Term | None = listed_terms_for(person).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def terms_for(unit_id: str, source: str, target: str) -> list[Agreed]:
    """Return what a unit has agreed on between two languages: a translation is held to these."""
    return _pairs(unit_id, source, target, [AGREED])


def hints_for(unit_id: str, source: str, target: str) -> list[Agreed]:
    """Return the same with what is only proposed: shown to the translator, asked of nobody."""
    return _pairs(unit_id, source, target, [AGREED, PROPOSED])


def _pairs(unit_id: str, source: str, target: str, states: list[str]) -> list[Agreed]:
    rows = Term.objects.filter(unit=unit_id, state__in=states).order_by("source", "pk")
    there = rows.filter(source_language=source, target_language=target)
    back = rows.filter(source_language=target, target_language=source)
    pairs = [Agreed(row.source, row.target, row.public_id, row.note) for row in there]
    known = {pair.source.casefold() for pair in pairs}
    turned = [Agreed(row.target, row.source, row.public_id, row.note) for row in back]
    return [*pairs, *(pair for pair in turned if pair.source.casefold() not in known)]
