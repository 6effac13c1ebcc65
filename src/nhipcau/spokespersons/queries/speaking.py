"""Who may speak for an office on a day. Called by statements before approval, and by the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.spokespersons.models import Mandate, Speaker, SpeakerKind
from nhipcau.spokespersons.queries.offices import in_force
from nhipcau.spokespersons.rules.standing import ORDER


@dataclass(frozen=True, slots=True)
class Right:
    """By what somebody may speak that day; the mandate is there only where one is needed."""

    speaker: Speaker
    mandate: Mandate | None = None


def mandates_in_force(on: date) -> Q:
    """Return the condition that a mandate holds that day; taken back on a day, it no longer does."""
    return Q(starts_on__lte=on, ends_on__gte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))


def speakers_of(office_id: int, on: date) -> list[Speaker]:
    """List who may speak for an office that day: the head, the named one, then whoever holds a mandate."""
    rows = _in_office(office_id, on).select_related("office", "person")
    return sorted(rows, key=lambda row: (ORDER.index(row.kind), row.starts_on, row.pk))


def right_to_speak(
    person_id: int, office_id: int, on: date, *, mandate_id: int | None = None
) -> Right | None:
    """Return by what this account may speak for the office that day, or nothing.

    With `mandate_id`, that very mandate must hold: a paper for one matter is no right in another.
    """
    for speaker in speakers_of(office_id, on):
        if speaker.person_id == person_id and (right := _right_of(speaker, on, mandate_id)):
            return right
    return None


def right_of_speaker(speaker_id: int, on: date, *, mandate_id: int | None = None) -> Right | None:
    """Return by what this speaker may speak that day; who is out of office may not."""
    office = Q(office__starts_on__isnull=True) | Q(office__starts_on__lte=on)
    office &= Q(office__ends_on__isnull=True) | Q(office__ends_on__gte=on)
    speaker = Speaker.objects.filter(in_force(on), office, pk=speaker_id).select_related("office").first()
    return _right_of(speaker, on, mandate_id) if speaker else None


def units_with_voice(unit_ids: Iterable[str], on: date) -> set[str]:
    """Return which of these units have a head or a named spokesperson that day."""
    office = Q(office__ends_on__isnull=True) | Q(office__ends_on__gte=on)
    rows = Speaker.objects.filter(in_force(on), office, office__unit_id__in=list(unit_ids))
    return set(rows.exclude(kind=SpeakerKind.AUTHORISED).values_list("office__unit_id", flat=True))


def head_of(office_id: int, on: date) -> Speaker | None:
    """Return the head of an office that day, who signs its papers; None where none was entered."""
    return next((one for one in speakers_of(office_id, on) if one.kind == SpeakerKind.HEAD), None)


def mandates_of(speaker_id: int, on: date) -> QuerySet[Mandate]:
    """List the mandates of a speaker that hold that day, the newest first."""
    return Mandate.objects.filter(mandates_in_force(on), speaker_id=speaker_id).order_by("-starts_on", "-pk")


def speakers_for(person: Any) -> QuerySet[Speaker]:
    """List every speaker there was for the offices of the person's unit."""
    rows = Speaker.objects.select_related("office", "person").order_by("-starts_on", "pk")
    if not person.may("spokespersons.see_speakers"):
        return rows.none()
    return rows.filter(office__unit_id=person.unit_id)


def get_speaker_for(person: Any, public_id: str) -> Speaker:
    """Return one speaker or 404."""
    return get_object_or_404(speakers_for(person), public_id=public_id)


def get_mandate_for(person: Any, public_id: str) -> Mandate:
    """Return one mandate or 404."""
    rows = Mandate.objects.select_related("speaker__office").filter(speaker__in=speakers_for(person))
    return get_object_or_404(rows, public_id=public_id)


def names_of_speakers(public_ids: Iterable[str]) -> dict[str, str]:
    """Name speakers for the record."""
    return dict(Speaker.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def post_in(speaker: Speaker, language: str) -> str:
    """Return the speaker's post in a language, or the Vietnamese one where none was given."""
    return speaker.posts.get(language) or speaker.post


def _in_office(office_id: int, on: date) -> QuerySet[Speaker]:
    holds = Q(mandates__starts_on__lte=on, mandates__ends_on__gte=on)
    holds &= Q(mandates__ended_on__isnull=True) | Q(mandates__ended_on__gt=on)
    office = Q(office__starts_on__isnull=True) | Q(office__starts_on__lte=on)
    office &= Q(office__ends_on__isnull=True) | Q(office__ends_on__gte=on)
    entitled = ~Q(kind=SpeakerKind.AUTHORISED) | Q(pk__in=Speaker.objects.filter(holds).values("pk"))
    return Speaker.objects.filter(in_force(on), office, entitled, office_id=office_id)


def _right_of(speaker: Speaker, on: date, mandate_id: int | None) -> Right | None:
    if speaker.kind != SpeakerKind.AUTHORISED:
        return Right(speaker) if mandate_id is None else None
    rows = mandates_of(speaker.pk, on)
    mandate = (rows.filter(pk=mandate_id) if mandate_id else rows).first()
    return Right(speaker, mandate) if mandate else None
