"""Words about a round: how long it is open, whom to phone. Called by the pages of nomination."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.training.actions.nominating_checks import late_words
from nhipcau.training.models import Round
from nhipcau.training.rules import nominating as rules


def clock_words(call: Round, at: datetime) -> str:
    """Say how long names are taken, or since when no more."""
    stage = rules.stage(call.opens_at, call.deadline_at, at)
    if stage == rules.CLOSED:
        return late_words(call.deadline_at, call.conference)
    if stage == rules.NOT_OPEN:
        return _("Đợt cử người bắt đầu lúc %(moment)s.") % {"moment": formats.moment(call.opens_at)}
    told = {"left": left_words(call.deadline_at, at), "moment": _full(call.deadline_at)}
    return _("Còn %(left)s: nhận danh sách đến %(moment)s.") % told


def left_words(until: datetime, at: datetime) -> str:
    """Return the two biggest parts of the time left: "2 ngày 3 giờ"."""
    days, hours, minutes = rules.time_left(until, at)
    parts = [
        (days, _("%(count)d ngày") % {"count": days}),
        (hours, _("%(count)d giờ") % {"count": hours}),
        (minutes, _("%(count)d phút") % {"count": minutes}),
    ]
    said = [words for count, words in parts if count]
    return " ".join(said[:2]) or _("chưa đầy một phút")


def tone_of(call: Round, at: datetime) -> str:
    """Return the tone of the clock: the last day warns."""
    stage = rules.stage(call.opens_at, call.deadline_at, at)
    if stage != rules.OPEN:
        return "neutral"
    return "warn" if rules.time_left(call.deadline_at, at)[0] < 1 else "info"


def _full(moment: datetime) -> str:
    return f"{formats.clock(moment)} {formats.day(moment)}"
