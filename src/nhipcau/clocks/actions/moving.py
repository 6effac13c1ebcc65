"""A deadline moves: by an earlier start, by an extension, by a calendar announced meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions.checking import reason_of, rule_from, running
from nhipcau.clocks.models import Clock, Start
from nhipcau.clocks.queries.rules import counted, rule_of
from nhipcau.clocks.rules.book import Rule
from nhipcau.clocks.rules.standing import Move
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.record.rules import iso


def record_start(*, by: Any, at: datetime, clock: Clock, started_at: datetime, reason: str) -> Clock:
    """Record another start of a running clock; the earliest counts.

    A start written down later must never buy time. Every start stays, with who set it and why.
    """
    why = reason_of(reason)
    rule = rule_from(clock.rule_code, started_at, at)
    with write_gate():
        row = running(clock, Move.RECORD_START)
        Start.objects.create(clock=row, at=started_at, reason=why, set_by=by, recorded_at=at)
        before = _moments(row)
        if started_at < row.started_at:
            row.started_at = started_at
            _count(row, rule)
        after = {**_moments(row), "recorded_start": iso(started_at), "reason": why}
        note(by=by, at=at, verb="clocks.record_start", subject=_subject(row), before=before, after=after)
    return row


def extend_clock(*, by: Any, at: datetime, clock: Clock, reason: str) -> Clock:
    """Move the deadline by what the rule allows: once, and before it has passed."""
    why = reason_of(reason)
    with write_gate():
        row = running(clock, Move.EXTEND)
        rule = _extensible(row, at)
        before = _moments(row)
        row.extended_at, row.extended_by, row.extension_reason = at, by, why
        _count(row, rule)
        note(
            by=by,
            at=at,
            verb="clocks.extend_clock",
            subject=_subject(row),
            before=before,
            after={**_moments(row), "reason": why},
        )
    return row


def recount_clock(*, by: Any, at: datetime, clock: Clock) -> Clock:
    """Count a provisional deadline anew by the calendars of today; nothing else changes."""
    with write_gate():
        row = running(clock, Move.RECOUNT)
        rule, before = rule_of(row), _moments(row)
        if rule is None:
            raise Refused(_("Quy định của thời hạn này không còn trong sổ quy định."))
        _count(row, rule)
        after = _moments(row)
        if after != before:
            note(by=by, at=at, verb="clocks.recount_clock", subject=_subject(row), before=before, after=after)
    return row


def _extensible(clock: Clock, at: datetime) -> Rule:
    rule = rule_of(clock)
    if rule is None or rule.extension is None:
        raise Refused(_("Quy định không cho gia hạn thời hạn này."))
    if clock.extended_at:
        raise Refused(_("Thời hạn này đã gia hạn một lần; quy định không cho lần nữa."))
    if at > clock.due_at:
        raise Refused(_("Đã quá hạn: gia hạn phải báo trước khi hết hạn."))
    return rule


def _count(clock: Clock, rule: Rule) -> None:
    due = counted(rule, clock.started_at, is_extended=clock.extended_at is not None)
    clock.rule_since, clock.due_at, clock.is_provisional = rule.since, due.at, due.is_provisional
    clock.save()


def _moments(clock: Clock) -> dict[str, Any]:
    return {
        "started_at": iso(clock.started_at),
        "due_at": iso(clock.due_at),
        "is_provisional": clock.is_provisional,
    }


def _subject(clock: Clock) -> str:
    return f"clocks.clock:{clock.public_id}"
