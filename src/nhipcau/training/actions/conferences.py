"""A conference is made, changed, settled, and told a head count. Called by its screens and by journeys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.spokespersons.queries.offices import offices_of_unit
from nhipcau.training.actions.copying import copy_conference
from nhipcau.training.actions.opening import planned, subject, taken, tidy, tidy_lines
from nhipcau.training.models import Conference
from nhipcau.training.rules import states
from nhipcau.training.rules.programme import personal_until as usual_end

__all__ = ["change_conference", "copy_conference", "declare_count", "make_conference", "settle_conference"]
LINES = ("aims", "bases", "partners", "funding", "duties")
"""Texts of one thing a line."""


def make_conference(
    *, by: Any, at: datetime, office_id: int, title: str, starts_on: date, ends_on: date | None = None,
    personal_until: date | None = None, **texts: str,
) -> Conference:  # fmt: skip
    """Make a conference from nothing. `texts`: aims, bases, partners, funding, duties, contact_words."""
    values = _values(title, starts_on, ends_on or starts_on, personal_until, texts)
    with write_gate():
        office = offices_of_unit(by.unit_id, starts_on).filter(pk=office_id).first()
        if office is None:
            raise Refused(_("Hãy chọn cơ quan ban hành của đơn vị mình."), field="office_id")
        row = Conference.objects.create(unit_id=by.unit_id, office=office, **values)
        note(by=by, at=at, verb="training.make_conference", subject=subject(row), after=_told(values))
    return row


def change_conference(
    *, by: Any, at: datetime, conference: Conference, seen: int | None, title: str, starts_on: date,
    ends_on: date | None = None, office_id: int | None = None, personal_until: date | None = None,
    **texts: str,
) -> Conference:  # fmt: skip
    """Change what is planned; half-days outside the new days are a warning, nothing is moved."""
    values = _values(title, starts_on, ends_on or starts_on, personal_until, texts)
    with write_gate():
        row = planned(conference, by, seen)
        if office_id is not None and office_id != row.office_id:
            values["office"] = offices_of_unit(row.unit_id, starts_on).filter(pk=office_id).first()
            if values["office"] is None:
                raise Refused(_("Hãy chọn cơ quan ban hành của đơn vị mình."), field="office_id")
        before = _told({name: getattr(row, name) for name in values})
        for name, value in values.items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
        note(
            by=by, at=at, verb="training.change_conference", subject=subject(row),
            before=before, after=_told(values),
        )  # fmt: skip
    return row


def settle_conference(
    *, by: Any, at: datetime, conference: Conference, is_held: bool, outcome: str, seen: int | None = None
) -> Conference:
    """Say that it was held, or why not; its programme stands from then on."""
    words = tidy(outcome)[:500]
    if not words:
        raise Refused(_("Hãy ghi kết quả, hoặc vì sao không tổ chức."), field="outcome")
    with write_gate():
        row = planned(conference, by, seen)
        if is_held and row.starts_on > day_of(at):
            raise Refused(_("Chưa đến ngày hội nghị: chưa ghi là đã tổ chức được."), field="state")
        row.state = states.HELD if is_held else states.CANCELLED
        row.settled_at, row.outcome = at, words
        row.revision += 1
        row.save()
        after = {"state": row.state, "outcome": words}
        note(by=by, at=at, verb="training.settle_conference", subject=subject(row), after=after)
    return row


def declare_count(
    *, by: Any, at: datetime, conference: Conference, qualifier: str, count: int | None, source: str,
    seen: int | None = None,
) -> Conference:  # fmt: skip
    """Keep the head count that others told, with its qualifier and source; no count takes it back."""
    said = {"declared_qualifier": qualifier if count is not None else "", "declared_count": count,
            "declared_source": tidy(source)[:300] if count is not None else ""}  # fmt: skip
    if said["declared_qualifier"] not in {"", *states.QUALIFIERS}:
        raise Refused(_("Chưa có từ chỉ mức này."), field="qualifier")
    if count is not None and not said["declared_source"]:
        raise Refused(_("Hãy ghi con số này do ai nêu, ở đâu."), field="source")
    with write_gate():
        row = taken(conference, by, seen)
        before = {name: getattr(row, name) for name in said}
        for name, value in said.items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
        note(by=by, at=at, verb="training.declare_count", subject=subject(row), before=before, after=said)
    return row


def _values(
    title: str, starts_on: date, ends_on: date, until: date | None, texts: Mapping[str, str]
) -> dict[str, Any]:
    if not tidy(title):
        raise Refused(_("Hãy ghi tên hội nghị."), field="title")
    if ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field="ends_on")
    if until is not None and until < ends_on:
        raise Refused(_("Chỉ quên thông tin đại biểu sau khi hội nghị xong."), field="personal_until")
    lines = {name: tidy_lines(text) for name, text in texts.items() if name in LINES}
    if "contact_words" in texts:
        lines["contact_words"] = tidy(texts["contact_words"])[:300]
    return {"title": tidy(title)[:300], "starts_on": starts_on, "ends_on": ends_on,
            "personal_until": until or usual_end(ends_on), **lines}  # fmt: skip


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as the record keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value) for name, value in values.items()
    }
