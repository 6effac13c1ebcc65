"""A body is entered or changed, alone or many at once. Called by its form, by imports and by journeys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.units.actions.checking import (
    DECREE_LENGTH,
    in_order,
    is_among,
    noted,
    own_or_below,
    said,
    short,
    stored,
    tidied,
    unchanged,
)
from nhipcau.units.models import Body
from nhipcau.units.queries.places import holding as in_force
from nhipcau.units.queries.places import unit_exists

NAME_LENGTH = 200
BATCH = 500
"""Rows an INSERT, as elsewhere in the house."""


def keep_body(
    *, by: Any, at: datetime, unit_id: str, name: str, body: Body | None = None, seen: int | None = None,
    starts_on: date | None = None, ends_on: date | None = None, decree: str = "",
    successor: Body | None = None,
) -> Body:  # fmt: skip
    """Enter a body of a unit, or change the one given; `unit_id` counts for a new one only."""
    values = {
        "name": said(name, "name", NAME_LENGTH, _("Hãy ghi tên cơ quan.")),
        "starts_on": starts_on, "ends_on": ends_on,
        "decree": short(decree, "decree", DECREE_LENGTH), "successor": successor,
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        row = _taken(body, unit_id)
        own_or_below(by, at, row.unit_id)
        unchanged(row, seen)
        _once(row, values)
        if successor is not None and successor.pk == row.pk:
            raise Refused(_("Cơ quan không thể kế tục chính mình."), field="successor")
        change = stored(row, values)
        noted(by, at, "units.keep_body", f"units.body:{row.public_id}", change)
    return row


def keep_bodies(*, by: Any, at: datetime, rows: Sequence[tuple[str, str]]) -> list[Body]:
    """Return a body for each unit and name, entering those that are missing; one entry for all."""
    wanted = [(unit, said(name, "name", NAME_LENGTH, _("Hãy ghi tên cơ quan."))) for unit, name in rows]
    with write_gate():
        for unit_id in {unit for unit, _name in wanted}:
            own_or_below(by, at, unit_id)
        rows_of, added = entered(
            wanted, standing_bodies({unit for unit, _name in wanted}, timezone.localdate(at))
        )
        if added:
            after = {"bodies_added": added}
            note(by=by, at=at, verb="units.keep_bodies", subject="units.bodies", after=after)
    return rows_of


def entered(wanted: Sequence[tuple[str, str]], known: dict[tuple[str, str], Body]) -> tuple[list[Body], int]:
    """Return a body for each unit and name, and how many were new; whoever calls notes it."""
    missing = {_key(*pair): pair for pair in wanted if _key(*pair) not in known}
    fresh = [Body(unit_id=unit, name=name, folded=_folded(name)) for unit, name in missing.values()]
    Body.objects.bulk_create(fresh, BATCH)
    names = {body.public_id: _key(body.unit_id, body.name) for body in fresh}
    stored_rows = Body.objects.filter(public_id__in=names)
    found = {**known, **{names[row.public_id]: row for row in stored_rows}}
    return [found[_key(unit, name)] for unit, name in wanted], len(fresh)


def standing_bodies(unit_ids: set[str], on: date) -> dict[tuple[str, str], Body]:
    """Return the bodies of units that day, by unit and name."""
    rows = Body.objects.filter(in_force(on), unit_id__in=unit_ids).order_by("-pk")
    return {_key(row.unit_id, row.name): row for row in rows}


def bodies_ever(unit_ids: set[str], on: date) -> dict[tuple[str, str], Body]:
    """Return the bodies that units ever had, by unit and name; of two alike, the one that stands."""
    rows = Body.objects.filter(unit_id__in=unit_ids).order_by("pk")
    return {_key(row.unit_id, row.name): row for row in rows} | standing_bodies(unit_ids, on)


def _taken(body: Body | None, unit_id: str) -> Body:
    if body is not None:
        return Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if not unit_exists(unit_id):
        raise Refused(_("Không thấy đơn vị này. Hãy chọn một đơn vị trong danh sách."), field="unit")
    return Body(unit_id=unit_id)


def _once(row: Body, values: dict[str, Any]) -> None:
    """Refuse a second body of that very name in the same unit at the same time."""
    same = Body.objects.filter(unit_id=row.unit_id, folded=_folded(values["name"])).exclude(pk=row.pk)
    if values["ends_on"] is not None:
        same = same.filter(Q(starts_on__isnull=True) | Q(starts_on__lte=values["ends_on"]))
    if values["starts_on"] is not None:
        same = same.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=values["starts_on"]))
    if is_among(same, "name", values["name"]):
        raise Refused(_("Đơn vị đã có cơ quan tên này trong thời gian ấy."), field="name")


def _key(unit_id: str, name: str) -> tuple[str, str]:
    return unit_id, tidied(name).casefold()


def _folded(name: str) -> str:
    return fold(name)[:300]
