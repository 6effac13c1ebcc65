"""Speakers and their links: who speaks at a conference, and whose link a key is. Called by `learning`."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.training.models import Conference, SessionSpeaker
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.keys import link_key, opens
from nhipcau.training.rules import keys


def speakers_of(conference: Conference) -> QuerySet[SessionSpeaker]:
    """List every speaker of every session, in the order of the programme."""
    rows = SessionSpeaker.objects.filter(session__half_day__conference=conference)
    return rows.select_related("session__half_day").order_by("session__starts_at", "position", "pk")


def get_speaker_for(person: object, public_id: str) -> SessionSpeaker:
    """Return one speaker of a conference of the person's unit, or 404."""
    rows = SessionSpeaker.objects.select_related("session__half_day__conference__office")
    seen = conferences_for(person)
    return get_object_or_404(rows.filter(session__half_day__conference__in=seen), public_id=public_id)


def speaker_key(speaker: SessionSpeaker) -> str:
    """Return the key of a speaker's page; a raised version makes the old one void."""
    return link_key(keys.SPEAKER, speaker.public_id, speaker.key_version)


def speaker_of_link(public_id: str, key: str) -> SessionSpeaker | None:
    """Return the speaker whose link this is; None for a wrong key, as for an unknown one."""
    rows = SessionSpeaker.objects.select_related("session__half_day__conference")
    row = rows.filter(public_id=public_id).first()
    version = row.key_version if row else 0
    return row if opens(key, kind=keys.SPEAKER, public_id=public_id, version=version) and row else None
