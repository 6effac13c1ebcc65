"""What of incidents waits for a person: lines of the checklist, lessons, templates to approve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common import formats, waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.incidents.queries.waiting import checks_for, owed_lessons_of, templates_to_approve

LETTERS = 140
"""Three lines of a phone."""


def checks_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell what the checklist of an open incident still asks, by its minute."""
    for row in checks_for(person, at)[:MOST]:
        text = row.text if formats.is_vietnamese() else row.text_en
        url = reverse("incidents:incident", args=[row.incident.public_id])
        what = _("Diễn tập: %(title)s") if row.incident.is_drill else _("Sự cố: %(title)s")
        yield Waiting(what % {"title": row.incident.title}, text, url, row.due_at, row.incident.declared_at)


def lessons_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell which lessons this person promised to see to."""
    for row in owed_lessons_of(person)[:MOST]:
        url = reverse("incidents:settle_lesson", args=[row.public_id])
        title = Truncator(row.remedy).chars(LETTERS)
        yield Waiting(_("Làm điều đã rút ra từ sự cố"), title, url, end_of(row.due_on))


def templates_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell holding templates to approve."""
    for row in templates_to_approve(person)[:MOST]:
        url = reverse("incidents:template", args=[row.public_id])
        yield Waiting(_("Duyệt mẫu thông tin ban đầu"), row.name, url, since=row.changed_at)


waiting.add(Waits("incidents.checks", checks_waiting, needs="incidents.keep_log"))
waiting.add(Waits("incidents.lessons", lessons_waiting, needs="incidents.keep_log"))
waiting.add(Waits("incidents.templates", templates_waiting, needs="incidents.approve_templates"))
