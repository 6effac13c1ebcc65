"""A file of a conference comes in or goes out. Called by its page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.files.receiving import MOST_BYTES, receive
from nhipcau.common.files.snapshots import keep
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import subject, taken, tidy
from nhipcau.training.models import Conference, Material, Session


def add_material(
    *, by: Any, at: datetime, conference: Conference, session: Session | None, title: str,
    upload: Any, is_shared: bool = True,
) -> Material:  # fmt: skip
    """Take a file in: judged, made harmless, kept by its hash; also after the conference."""
    if session is not None and session.half_day.conference_id != conference.pk:
        raise Refused(_("Nội dung này của hội nghị khác."), field="session")
    received = receive(upload.name or "", upload.read(MOST_BYTES + 1), field="upload")
    keep(settings.MATERIAL_DIR, received.content)
    with write_gate():
        kept = taken(conference, by)
        row = Material.objects.create(
            conference=kept, session=session, title=(tidy(title) or received.name)[:200],
            file_name=received.name, media_type=received.media_type, size=len(received.content),
            sha256=received.sha256, is_shared=is_shared, added_at=at,
        )  # fmt: skip
        after = {"material": row.public_id, "title": row.title, "sha256": row.sha256, "is_shared": is_shared}
        note(by=by, at=at, verb="training.add_material", subject=subject(kept), after=after)
    return row


def remove_material(*, by: Any, at: datetime, material: Material) -> None:
    """Take a file off the conference; its bytes stay while another row names them."""
    with write_gate():
        kept = taken(material.conference, by)
        before = {"material": material.public_id, "title": material.title, "sha256": material.sha256}
        material.delete()
        note(by=by, at=at, verb="training.remove_material", subject=subject(kept), before=before)
