"""Delegates: the list of a conference, of a site, one of them; and which places count as nominated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.folding import fold_words
from nhipcau.training.models import Conference, Delegate, Site
from nhipcau.training.rules import states
from nhipcau.training.rules.names import sort_key


def delegates_for(person: Any, conference: Conference) -> QuerySet[Delegate]:
    """List everybody ever on the list of a conference of the person's unit, erased ones without a name."""
    rows = Delegate.objects.filter(conference=conference)
    if not person.may("training.see_delegates") or conference.unit_id != person.unit_id:
        return rows.none()
    return rows.select_related("site", "body", "category", "quota__round", "place")


def get_delegate_for(person: Any, public_id: str) -> Delegate:
    """Return one delegate of a conference of the person's unit, or 404."""
    rows = Delegate.objects.filter(conference__unit=person.unit_id)
    if not person.may("training.see_delegates"):
        rows = rows.none()
    return get_object_or_404(
        rows.select_related("conference", "site", "body", "category"), public_id=public_id
    )


def delegate_of(public_id: str) -> Delegate | None:
    """Return a delegate who can be met: on the list and not erased."""
    rows = Delegate.objects.select_related("conference", "site", "category", "body")
    return rows.filter(public_id=public_id, state=states.NAMED, erased_at=None).first()


def delegates_of_site(site: Site) -> QuerySet[Delegate]:
    """List who sits at a site, with substitutes and walk-ins, by given name."""
    rows = Delegate.objects.filter(site=site, state=states.NAMED, erased_at=None)
    return rows.select_related("category", "body", "place")


def places_of(conference: Conference) -> QuerySet[Delegate]:
    """List the nominated places: what counts as "nominated", also after the names are erased."""
    return Delegate.objects.filter(conference=conference, origin=states.NOMINATED, state=states.NAMED)


def excused_ids(conference: Conference) -> set[int]:
    """Return the places whose delegate said beforehand that he cannot come."""
    return set(places_of(conference).filter(answer=states.EXCUSED).values_list("pk", flat=True))


def found(conference: Conference, words: str) -> QuerySet[Delegate]:
    """Search who is on the list, with or without tone marks."""
    rows = Delegate.objects.filter(conference=conference, state=states.NAMED, erased_at=None)
    return with_words(rows, words)


def with_words(rows: QuerySet[Delegate], words: str) -> QuerySet[Delegate]:
    """Keep rows whose name, post or agency holds every word."""
    for word in fold_words(words):
        rows = rows.filter(folded__contains=word)
    return rows


def namesakes(conference: Conference, names: Iterable[str]) -> QuerySet[Delegate]:
    """List who is on the list under one of these very names, tone marks counted."""
    keys = {sort_key(name)[:200] for name in names}
    rows = Delegate.objects.filter(conference=conference, state=states.NAMED, erased_at=None)
    return rows.filter(sorted_by__in=keys).select_related("body", "quota")
