"""The sections of a draft: adding, renaming, moving, taking away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.choosing import FAR
from nhipcau.digest.actions.turning import turn
from nhipcau.digest.models import Edition, Section
from nhipcau.digest.rules import FREE
from nhipcau.digest.rules.positions import moved


def add_section(
    *, by: Any, at: datetime, edition: Edition, heading: str, kind: str = FREE, topic: str = ""
) -> Section:
    """Put a section at the end."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.add_section", about=heading)
        last = Section.objects.filter(edition=draft).order_by("-position").first()
        return Section.objects.create(
            edition=draft, position=last.position + 1 if last else 1, heading=heading, kind=kind, topic=topic
        )


def change_section(
    *, by: Any, at: datetime, edition: Edition, section: Section, seen: int, heading: str, kind: str,
    topic: str = "",
) -> None:  # fmt: skip
    """Call it otherwise, or let the machine fill it otherwise tomorrow."""
    with write_gate():
        turn(edition=edition, by=by, at=at, verb="digest.change_section", about=heading, seen=seen)
        Section.objects.filter(pk=section.pk).update(heading=heading, kind=kind, topic=topic)


def move_section(*, by: Any, at: datetime, edition: Edition, section: Section, seen: int, way: str) -> None:
    """Move a section one place up or down."""
    with write_gate():
        draft = turn(
            edition=edition, by=by, at=at, verb="digest.move_section", about=section.heading, seen=seen
        )
        all_of_it = Section.objects.filter(edition=draft)
        order = list(all_of_it.order_by("position").values_list("pk", flat=True))
        all_of_it.update(position=F("position") + FAR)
        for place, pk in enumerate(moved(order, section.pk, way), start=1):
            all_of_it.filter(pk=pk).update(position=place)


def remove_section(*, by: Any, at: datetime, edition: Edition, section: Section, seen: int) -> None:
    """Take an empty section away; lines are moved or taken out first, each by a decision."""
    with write_gate():
        turn(edition=edition, by=by, at=at, verb="digest.remove_section", about=section.heading, seen=seen)
        if section.lines.exists():
            raise Refused(_("Mục này còn tin. Hãy chuyển hoặc bỏ các tin trước."))
        section.delete()
