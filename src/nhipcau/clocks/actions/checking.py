"""What every action asks first: a reason, a start that has happened, a clock that still runs."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.clocks.models import REASON_LENGTH, Clock
from nhipcau.clocks.queries.rules import rule_on
from nhipcau.clocks.rules.book import NoRuleError, Rule
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.standing import MOVES, Move, State
from nhipcau.common.formats import day
from nhipcau.common.refusals import Refused


def reason_of(reason: str) -> str:
    """Return the reason, which every change of a deadline needs."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do."), field="reason")
    return cut(reason, REASON_LENGTH)


def rule_from(code: str, started_at: datetime, at: datetime) -> Rule:
    """Return the rule in force on the day of a start that has happened."""
    if started_at > at:
        raise Refused(_("Lúc bắt đầu không thể ở tương lai."), field="started_at")
    try:
        return rule_on(code, day_of(started_at))
    except NoRuleError:
        words = _("Không có quy định nào về việc này có hiệu lực ngày %(day)s.")
        raise Refused(words % {"day": day(day_of(started_at))}, field="started_at") from None


def running(clock: Clock, move: Move) -> Clock:
    """Return the clock as it stands now, held until the action ends; a stopped one is over."""
    row = Clock.objects.select_for_update().get(pk=clock.pk)
    if move not in MOVES[State.RUNNING if row.is_running else State.STOPPED]:
        raise Refused(_("Thời hạn này đã dừng, không đổi được nữa."))
    return row


def cut(text: str, most: int) -> str:
    """Shorten a text to what its column holds."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
