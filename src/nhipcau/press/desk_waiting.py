"""What of the press waits for a person: enquiries, facts that other units ask for, conferences to settle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.common import waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import CLERK, OFFICER
from nhipcau.press.queries.enquiries import waiting_facts_for
from nhipcau.press.queries.waiting import mine_or_nobodys, unsettled
from nhipcau.units.queries.bodies import unit_titles

LETTERS = 140
"""Three lines of a phone."""

DESK = frozenset({OFFICER, CLERK})
"""Who sits at the desk; an administrator or a spokesperson may do it too, and is not waited for."""


def enquiries_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell enquiries without an answer, by their clock; off the desk, those that one holds oneself."""
    rows = mine_or_nobodys(person)
    if DESK.isdisjoint(person.roles):
        rows = rows.filter(holder=person.pk)
    for row in rows[:MOST]:
        what = _("Trả lời báo chí") if row.acknowledged_at else _("Báo đã nhận câu hỏi")
        title = f"{row.outlet_name}: {Truncator(row.question).chars(LETTERS)}"
        due = row.clock.due_at if row.clock else None
        yield Waiting(what, title, reverse("press:enquiry", args=[row.public_id]), due, row.received_at)


def facts_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what other units need from ours to answer the press."""
    rows = list(waiting_facts_for(person)[:MOST])
    askers = unit_titles({str(row.enquiry.unit_id) for row in rows}, timezone.localdate())
    for row in rows:
        title, url = (
            Truncator(row.question).chars(LETTERS),
            reverse("press:fact_request", args=[row.public_id]),
        )
        due = row.clock.due_at if row.clock else None
        where = askers.get(str(row.enquiry.unit_id), "")
        yield Waiting(_("Cung cấp thông tin để trả lời báo chí"), title, url, due, row.asked_at, where)


def conferences_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell press conferences whose outcome is missing."""
    for row in unsettled(person, at)[:MOST]:
        url = reverse("press:settle_conference", args=[row.public_id])
        yield Waiting(_("Ghi kết quả họp báo"), row.topic, url, since=row.starts_at)


waiting.add(Waits("press.enquiries", enquiries_waiting, needs="press.see_enquiries"))
waiting.add(Waits("press.facts", facts_waiting, "press.reply_facts", DESK))
waiting.add(Waits("press.conferences", conferences_waiting, "press.keep_conferences", DESK))
