"""A clock starts. In: who, when, which rule, about what, since when, why. Called by every higher room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.clocks.actions.checking import cut, reason_of, rule_from
from nhipcau.clocks.models import ABOUT_LENGTH, Clock, Start
from nhipcau.clocks.queries.rules import counted
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.record.rules import iso


def start_clock(
    *,
    by: Any,
    at: datetime,
    rule_code: str,
    subject: str,
    about: str,
    unit_id: str | None = None,
    holder: Any = None,
    started_at: datetime,
    reason: str,
) -> Clock:
    """Start a clock and record its first start.

    The rule is the one in force on the day of the start. Without a unit, the holder's or else that of `by`.
    """
    why = reason_of(reason)
    rule = rule_from(rule_code, started_at, at)
    due = counted(rule, started_at)
    whose = unit_id or getattr(holder or by, "unit_id", None)
    with write_gate():
        _refuse_second(subject, rule_code)
        clock = _created(
            rule_code=rule.code, rule_since=rule.since, subject=subject, about=cut(about, ABOUT_LENGTH),
            unit_id=whose, holder=holder, opened_at=at, started_at=started_at, due_at=due.at,
            is_provisional=due.is_provisional,
        )  # fmt: skip
        Start.objects.create(clock=clock, at=started_at, reason=why, set_by=by, recorded_at=at)
        after = {
            "rule_code": rule.code, "clock_subject": subject, "started_at": iso(started_at),
            "due_at": iso(due.at), "reason": why,
        }  # fmt: skip
        note(by=by, at=at, verb="clocks.start_clock", subject=f"clocks.clock:{clock.public_id}", after=after)
    return clock


def _refuse_second(subject: str, rule_code: str) -> None:
    if Clock.objects.filter(subject=subject, rule_code=rule_code, stopped_at__isnull=True).exists():
        raise Refused(_("Việc này đang có một thời hạn chạy theo cùng quy định."))


def _created(**columns: Any) -> Clock:
    """Store the clock; on PostgreSQL another may have started in the same moment, and the index says so."""
    try:
        with transaction.atomic():
            return Clock.objects.create(**columns)
    except IntegrityError:
        _refuse_second(columns["subject"], columns["rule_code"])
        raise
