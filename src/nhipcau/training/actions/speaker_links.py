"""The link of a speaker is lost or got about: a new one takes its place. Called by screens of `learning`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.models import SessionSpeaker


def void_speaker_link(*, by: Any, at: datetime, speaker: SessionSpeaker) -> SessionSpeaker:
    """Make the link of a speaker void; the next one printed opens his page."""
    with write_gate():
        SessionSpeaker.objects.filter(pk=speaker.pk).update(key_version=F("key_version") + 1)
        speaker.refresh_from_db(fields=["key_version"])
        note(
            by=by, at=at, verb="training.void_speaker_link", subject=f"training.speaker:{speaker.public_id}",
            after={"key_version": speaker.key_version},
        )  # fmt: skip
    return speaker
