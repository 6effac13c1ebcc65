"""Accounts whose unit ends by a decree, as a card beside the decree's page, so that somebody moves them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import beside
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.people.queries import people_for
from nhipcau.units.queries.decrees import units_ended_by
from nhipcau.units.queries.places import unit_name

if TYPE_CHECKING:
    from nhipcau.people.models import Person

SHOWN = 20
"""A union of communes ends two to five units with a handful of accounts each."""


def accounts_left(person: Any, key: str, _at: datetime) -> Card | None:
    """Name the accounts in use whose unit ends; each leads to where its unit is changed."""
    ended = set(units_ended_by(key))
    rows: list[Person] = [row for row in people_for(person).filter(is_active=True) if row.unit_id in ended]
    if not rows:
        return None
    lines = [
        Line(row.full_name, unit_name(row.unit_id), reverse("people:change", args=[row.public_id]), "warn")
        for row in rows[:SHOWN]
    ]
    return Card(
        _("Tài khoản cần chuyển đơn vị"), figure=len(rows), lines=lines, url=reverse("people:list"),
        caption=_("Đơn vị của các tài khoản này kết thúc; hãy giao họ cho đơn vị mới."),
        link=_("Mọi tài khoản"),
    )  # fmt: skip


beside.add("units.decree", Beside("people.accounts", accounts_left, needs="people.see_accounts", order=10))
