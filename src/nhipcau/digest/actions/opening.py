"""Opening the day's draft, empty or from yesterday's choices; dropping it; naming it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.filling import fill, plan, start
from nhipcau.digest.actions.turning import subject_of, turn
from nhipcau.digest.models import Edition
from nhipcau.digest.queries.editions import latest_of
from nhipcau.record.actions import note


def open_draft(*, by: Any, at: datetime, day: date, slot: str, is_empty: bool = False) -> Edition:
    """Begin a draft: yesterday's choices brought up to date, or the sections alone."""
    planned = plan(day=day, slot=slot, at=at)
    with write_gate():
        if latest_of(day, slot):
            raise Refused(_("Buổi này đã có bản điểm báo."), field="slot")
        try:
            with transaction.atomic():
                edition = start(planned, is_made_by_machine=not is_empty)
        except IntegrityError:  # somebody else was faster
            raise Refused(_("Buổi này đã có bản điểm báo."), field="slot") from None
        fill(edition, planned, with_lines=not is_empty)
        note(by=by, at=at, verb="digest.open_draft", subject=subject_of(edition),
             after={"day": day.isoformat(), "slot": slot})  # fmt: skip
        return edition


def rename_draft(*, by: Any, at: datetime, edition: Edition, seen: int, title: str, office: str) -> None:
    """Change what stands on top of the paper."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.rename_draft", about=title, seen=seen)
        Edition.objects.filter(pk=draft.pk).update(title=title, office=office)


def drop_draft(*, by: Any, at: datetime, edition: Edition, seen: int) -> None:
    """Throw a draft away; nothing issued is ever thrown away."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.drop_draft", about=edition.title, seen=seen)
        if Edition.objects.filter(made_from=draft).exists():
            raise Refused(_("Một bản sau đã lập từ bản nháp này, nên không bỏ được."))
        draft.delete()
