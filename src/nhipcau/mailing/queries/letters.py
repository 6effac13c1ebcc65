"""Letters, for somebody; and what the sender and the clean-up look for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.mailing.models import Enclosure, Letter, LetterState
from nhipcau.mailing.rules.letters import ENDED


def letters_for(person: Any) -> QuerySet[Letter]:
    """List the letters of the person's unit and of the whole office, without bodies, the newest first."""
    letters = Letter.objects.defer("text", "html")
    if not person.may("mailing.see_letters"):
        return letters.none()
    return letters.filter(Q(unit=person.unit_id) | Q(unit=None))


def get_letter_for(person: Visitor, public_id: str) -> Letter:
    """Return one letter or 404."""
    return get_object_or_404(letters_for(person), public_id=public_id)


def enclosures_of(letter: Letter) -> QuerySet[Enclosure]:
    """List what is attached, without the bytes."""
    return letter.enclosures.defer("content")


def get_enclosure_for(person: Visitor, public_id: str) -> Enclosure:
    """Return one attached file or 404."""
    return get_object_or_404(Enclosure, public_id=public_id, letter__in=letters_for(person))


def counts_for(person: Visitor) -> dict[str, int]:
    """Count letters by state; every state is named, also at 0."""
    found = dict(letters_for(person).order_by().values_list("state").annotate(count=Count("pk")))
    return {state: found.get(state, 0) for state in LetterState.values}


def purposes_for(person: Visitor) -> list[str]:
    """List the purposes that occur."""
    return list(letters_for(person).order_by("purpose").values_list("purpose", flat=True).distinct())


def erasable(before: datetime) -> QuerySet[Letter]:
    """Return letters that ended before a day and still hold their words, the oldest first."""
    ended = Letter.objects.filter(state__in=ENDED, ended_at__lt=before, erased_at__isnull=True)
    return ended.order_by("ended_at", "pk")


def way_out() -> str:
    """Say how letters leave this office: `server`, `folder` (the demo's) or `none`."""
    return str(settings.MAIL_WAY_OUT)


def undelivered(keys: Iterable[str]) -> set[str]:
    """Return which letters surely did not arrive: refused, given up, or called back."""
    states = (LetterState.FAILED, LetterState.DEAD, LetterState.RECALLED)
    return set(Letter.objects.filter(key__in=list(keys), state__in=states).values_list("key", flat=True))
