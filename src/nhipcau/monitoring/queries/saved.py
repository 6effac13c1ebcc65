"""The searches a person has saved. In: who asks; out: their own and nobody else's."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import SavedSearch


def saved_searches_for(person: Visitor) -> QuerySet[SavedSearch]:
    """Return a person's saved searches by name."""
    own = SavedSearch.objects.filter(person_id=getattr(person, "pk", None) or 0)
    return own if person.may("monitoring.save_search") else own.none()


def get_saved_search_for(person: Visitor, public_id: str) -> SavedSearch:
    """Return one, or 404 when this person has none such."""
    saved = saved_searches_for(person).filter(public_id=public_id).first()
    if saved is None:
        raise Http404
    return saved
