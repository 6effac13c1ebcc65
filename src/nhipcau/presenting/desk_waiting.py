"""What of presenting waits for a person: plans to make, kits to approve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common import waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.presenting.queries.waiting import kits_to_approve, plans_of


def plans_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what is to be made, by the day it must be ready, else by the day it comes out."""
    for row in plans_of(person)[:MOST]:
        due = end_of(row.due_on or row.on)
        yield Waiting(_("Chuẩn bị để giới thiệu"), row.title, row.get_absolute_url(), due)


def kits_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell media kits to approve."""
    for row in kits_to_approve(person)[:MOST]:
        yield Waiting(_("Duyệt bộ tư liệu báo chí"), str(row), row.get_absolute_url(), since=row.changed_at)


waiting.add(Waits("presenting.plans", plans_waiting, needs="presenting.keep_calendar"))
waiting.add(Waits("presenting.kits", kits_waiting, needs="statements.approve"))
