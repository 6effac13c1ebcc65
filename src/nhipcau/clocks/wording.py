"""Clocks, limits and steps in words of the screen's language. Called by tables, pages and the start page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks.rules.calendar import DayKind, day_of
from nhipcau.clocks.rules.due import INSTANT, end_of
from nhipcau.clocks.rules.limits import Kind, Limit
from nhipcau.clocks.rules.standing import Standing, State, span_of
from nhipcau.clocks.rules.steps import Step, StepKind
from nhipcau.common.formats import clock, day, is_vietnamese, weekday

LIMITS = {
    Kind.HOURS: gettext_lazy("%(count)s giờ liền"),
    Kind.DAYS: gettext_lazy("%(count)s ngày"),
    Kind.WORKING_DAYS: gettext_lazy("%(count)s ngày làm việc"),
    Kind.MONTHS: gettext_lazy("%(count)s tháng"),
    Kind.NEXT_WORKING_DAY: gettext_lazy("trong ngày, chậm nhất là ngày làm việc tiếp theo"),
}
STEPS = {
    StepKind.STARTED: gettext_lazy("Tính từ %(at)s."),
    StepKind.HOURS: gettext_lazy("Đếm %(count)s giờ liền, kể cả đêm và ngày nghỉ."),
    StepKind.SAME_DAY: gettext_lazy("Nên xong ngay %(on)s; chậm nhất là ngày làm việc tiếp theo."),
    StepKind.FROM_DAY: gettext_lazy("Ngày đầu không tính: đếm từ %(on)s."),
    StepKind.SKIPPED: gettext_lazy("Bỏ %(count)s ngày nghỉ: %(name)s."),
    StepKind.MADE_UP: gettext_lazy("%(on)s là ngày làm bù nên vẫn tính."),
    StepKind.COUNTED: gettext_lazy("Đếm đủ %(limit)s: %(on)s."),
    StepKind.MOVED: gettext_lazy("Ngày cuối là ngày nghỉ nên lùi đến ngày làm việc tiếp theo: %(on)s."),
    StepKind.FIXED: gettext_lazy("Ngày ấn định gần nhất: %(on)s."),
    StepKind.EXTENDED: gettext_lazy("Được gia hạn thêm %(limit)s."),
    StepKind.UNCERTAIN_DAY: gettext_lazy(
        "Tạm tính: chưa thấy văn bản công bố %(on)s là ngày nghỉ (%(name)s)."
    ),
    StepKind.UNANNOUNCED_YEAR: gettext_lazy(
        "Tạm tính: lịch nghỉ năm %(year)s chưa công bố, mới tính theo luật và âm lịch."
    ),
    StepKind.UNKNOWN_YEAR: gettext_lazy(
        "Tạm tính: chưa có lịch nghỉ năm %(year)s, mới trừ thứ Bảy và Chủ nhật."
    ),
    StepKind.ENDS: gettext_lazy("Hạn: %(at)s."),
}
DAY_KINDS = {
    DayKind.HOLIDAY: gettext_lazy("Nghỉ lễ"),
    DayKind.SWAP: gettext_lazy("Nghỉ do hoán đổi"),
    DayKind.INSTEAD: gettext_lazy("Nghỉ bù"),
    DayKind.MAKE_UP: gettext_lazy("Làm bù"),
}
DAY_TONES = {DayKind.MAKE_UP: "warn"}
STATE_WORDS = {State.RUNNING: gettext_lazy("Đang chạy"), State.STOPPED: gettext_lazy("Đã dừng")}


def in_language(words: Mapping[str, str]) -> str:
    """Choose the words of the screen's language."""
    return words["vi" if is_vietnamese() else "en"]


def limit_words(limit: Limit) -> str:
    """Say how long a limit is."""
    if limit.kind is Kind.FIXED:
        return ", ".join(f"{on:02}/{month:02}" for month, on in limit.days)
    return str(LIMITS[limit.kind]) % {"count": limit.count}


def due_words(at: datetime) -> str:
    """Say when a deadline ends: a whole day by its name, else the minute."""
    last = day_of(at - INSTANT)
    if end_of(last) == at:
        return _("hết %(on)s") % {"on": _on(last)}
    return _("%(time)s %(on)s") % {"time": clock(at), "on": _on(day_of(at))}


def step_words(step: Step) -> str:
    """Say one step."""
    on = step.on
    parts = {
        "at": "" if step.at is None else _ends(step),
        "on": "" if on is None else _on(on),
        "year": "" if on is None else on.year,
        "count": step.count,
        "name": in_language(step.names) if step.names else _("cuối tuần"),
        "limit": limit_words(Limit(step.limit, step.count)) if step.limit and step.count else "",
    }
    words = str(STEPS[step.kind]) % parts
    return words[:1].upper() + words[1:]


def standing_words(standing: Standing) -> str:
    """Say how much time is left, or by how much it was missed."""
    length = {"length": length_words(standing.left)}
    if standing.state is State.STOPPED:
        return _("đã dừng, trễ %(length)s") % length if standing.is_late else _("đã dừng, đúng hạn")
    return (_("quá hạn %(length)s") if standing.is_late else _("còn %(length)s")) % length


def length_words(length: timedelta) -> str:
    """Say a length in its two largest parts."""
    span = span_of(length)
    parts = [(span.days, _("%(n)s ngày")), (span.hours, _("%(n)s giờ")), (span.minutes, _("%(n)s phút"))]
    if span.days:
        parts = parts[:2]
    said = [words % {"n": number} for number, words in parts if number]
    return " ".join(said) or _("chưa đến 1 phút")


def _on(on: date) -> str:
    return f"{weekday(on)} {day(on)}"


def _ends(step: Step) -> str:
    at = step.at
    assert at is not None  # noqa: S101 - the caller looked
    return due_words(at) if step.kind is StepKind.ENDS else f"{clock(at)} {_on(day_of(at))}"
