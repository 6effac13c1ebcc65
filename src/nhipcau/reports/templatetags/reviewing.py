"""Words of the reviewers' pages: a jump, a step of the way up, a unit's name."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.common.templatetags.screen import status
from nhipcau.reports.queries.sheets import Line
from nhipcau.reports.rules import jumps, states
from nhipcau.reports.rules.amounts import ONE, say
from nhipcau.reports.tables.reviewing import TONES, standing_words

register = template.Library()
TENTH = ONE // 10


@register.filter
def jump_words(line: Line) -> list[str]:
    """Say each unusual thing of a line."""
    return [_words(jump, line) for jump in line.jumps]


@register.filter
def step_words(step: str) -> str:
    """Say what was done."""
    return {
        states.SUBMIT: _("Gửi báo cáo"),
        states.RECALL: _("Rút lại để sửa"),
        states.RETURN: _("Trả lại"),
        states.APPROVE: _("Duyệt"),
        states.WITHDRAW: _("Rút duyệt"),
    }[step]


@register.filter
def qualifier_words(qualifier: str) -> str:
    """Say "trên", "gần"; nothing for an exact figure."""
    return {
        "over": _("trên"), "nearly": _("gần"), "about": _("khoảng"), "more": _("hơn"), "under": _("dưới"),
    }.get(qualifier, "")  # fmt: skip


@register.filter
def report_status(report: Any) -> SafeString:
    """Draw where a report stands."""
    return status(TONES[report.state], report.get_state_display())


@register.filter
def in_time(report: Any) -> SafeString | str:
    """Draw whether it came by its day."""
    tone, label = standing_words(report)
    return status(tone, label) if tone else label


def _words(jump: jumps.Jump, line: Line) -> str:
    size, there = _tenths(jump.size), line.said_before
    return {
        jumps.GREW: _("gấp %(size)s lần kỳ trước") % {"size": size},
        jumps.SHRANK: _("chỉ bằng %(size)s%% kỳ trước") % {"size": _tenths(jump.size * 100)},
        jumps.RATIO_UP: _("tăng %(size)s điểm so với kỳ trước") % {"size": size},
        jumps.RATIO_DOWN: _("giảm %(size)s điểm so với kỳ trước") % {"size": size},
        jumps.FROM_ZERO: _("kỳ trước là 0"),
        jumps.TO_ZERO: _("kỳ trước là %(there)s, kỳ này là 0") % {"there": there},
        jumps.VANISHED: _("kỳ trước là %(there)s, kỳ này để trống") % {"there": there},
        jumps.NOT_COUNTED: _("hệ thống đếm được %(counted)s") % {"counted": line.said_counted},
    }[jump.kind]


def _tenths(size: Fraction) -> str:
    return say(round(size * 10) * TENTH)
