"""Template tags of the board: ages, lines and problems in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from nhipcau.attendance.models.facts import FactKind, Outcome, Way
from nhipcau.attendance.models.rolls import LineState
from nhipcau.attendance.queries.board_words import LINE_TONES, age_words, problem_tone, problem_words
from nhipcau.attendance.queries.reasons import outcome_tone, reason_words
from nhipcau.common.templatetags.screen import badge, status

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def age(then: datetime | None, at: datetime) -> str | SafeString:
    """4 phút trước, with the exact moment behind it."""
    words = age_words(then, at)
    return format_html('<time datetime="{}">{}</time>', then.isoformat(), words) if then else words


@register.simple_tag
def line_status(line: str) -> SafeString:
    """Return the state of a line: a dot with words."""
    return status(LINE_TONES[line], LineState(line).label)


@register.simple_tag
def problem_badge(problem: str) -> SafeString:
    """Return the label of what wants a look."""
    return badge(problem_words(problem), problem_tone(problem))


@register.simple_tag
def outcome_status(outcome: str, reason: str = "") -> SafeString:
    """Return what became of a fact, and why."""
    words = str(Outcome(outcome).label)
    return status(outcome_tone(outcome), f"{words}: {reason_words(reason)}" if reason else words)


@register.filter
def way(value: str) -> str:
    """Say how a fact came."""
    return str(Way(value).label)


@register.filter
def fact_kind(value: str) -> str:
    """Say what a fact says."""
    return str(FactKind(value).label)
