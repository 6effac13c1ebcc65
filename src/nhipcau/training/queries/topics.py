"""Topics of a unit's catalogue, for somebody. Called by the programme's form and by the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.training.models import Topic


def topics_for(person: Any) -> QuerySet[Topic]:
    """List the topics of the person's unit."""
    if not person.may("training.see_conferences"):
        return Topic.objects.none()
    return Topic.objects.filter(unit_id=person.unit_id)


def topics_offered(person: Any) -> QuerySet[Topic]:
    """List those that may be put into a programme."""
    return topics_for(person).filter(is_retired=False)


def get_topic_for(person: Any, public_id: str) -> Topic:
    """Return one topic or 404."""
    return get_object_or_404(topics_for(person), public_id=public_id)


def names_of_topics(public_ids: Iterable[str]) -> dict[str, str]:
    """Name topics for the record."""
    return dict(Topic.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))
