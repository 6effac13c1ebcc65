"""A topic of the course catalogue is kept. Called by the programme's form and by the catalogue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import tidy, tidy_lines, unseen
from nhipcau.training.models import Topic


def keep_topic(
    *, by: Any, at: datetime, name: str, summary: str = "", topic: Topic | None = None,
    seen: int | None = None, is_retired: bool = False, unit_id: str | None = None,
) -> Topic:  # fmt: skip
    """Add a topic to the unit's catalogue, or change one."""
    words = tidy(name)[:300]
    if not words:
        raise Refused(_("Hãy ghi tên chuyên đề."), field="name")
    with write_gate():
        owner: Any = by.unit_id if by is not None else unit_id
        row = Topic.objects.select_for_update().get(pk=topic.pk) if topic else Topic(unit_id=owner)
        if row.unit_id != owner:
            raise Refused(_("Chuyên đề này của đơn vị khác."))
        unseen(row, seen)
        if Topic.objects.filter(unit_id=row.unit_id, name=words).exclude(pk=row.pk).exists():
            raise Refused(_("Danh mục đã có chuyên đề này."), field="name")
        row.name, row.summary, row.is_retired = words, tidy_lines(summary), is_retired
        row.revision += 1 if topic else 0
        row.save()
        after = {"name": row.name, "summary": row.summary, "is_retired": is_retired}
        note(by=by, at=at, verb="training.keep_topic", subject=f"training.topic:{row.public_id}", after=after)
    return row
