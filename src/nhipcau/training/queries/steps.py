"""What is done for a conference, what is missing, what comes next. Called by its page and the start page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common import formats
from nhipcau.training.models import Conference, Delegate, Material, Quota, Session
from nhipcau.training.queries.inviting import invited
from nhipcau.training.queries.programme import BAD, Concern
from nhipcau.training.rules import states


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a conference needs."""

    key: str
    """Also the place of the page where it is done."""
    label: str
    is_done: bool
    detail: str
    is_due: bool = True
    """Its time has come; settling is not asked for before the day."""


def steps_of(conference: Conference, concerns: Sequence[Concern], at: datetime) -> list[Step]:
    """List the steps in the order in which an organiser takes them."""
    return [
        _said(conference), _programme(conference), _speakers(conference, concerns), _sites(conference),
        _plan(conference), _names(conference), _invited(conference), _materials(conference),
        _settled(conference, at),
    ]  # fmt: skip


def next_step(steps: Sequence[Step]) -> Step | None:
    """Return the first that is still missing."""
    return next((step for step in steps if step.is_due and not step.is_done), None)


def _said(conference: Conference) -> Step:
    missing = [
        words
        for words, text in (
            (_("căn cứ"), conference.bases), (_("mục đích, yêu cầu"), conference.aims),
            (_("phân công"), conference.duties), (_("kinh phí"), conference.funding),
        )
        if not text
    ]  # fmt: skip
    detail = _("Còn thiếu: %(what)s.") % {"what": ", ".join(missing)} if missing else _("Đã ghi đủ.")
    return Step("noi-dung", _("Nội dung kế hoạch"), not missing, detail)


def _programme(conference: Conference) -> Step:
    half_days = list(conference.half_days.annotate(lines=Count("sessions")))
    lines = sum(half_day.lines for half_day in half_days)
    counted = {"half_days": len(half_days), "lines": lines}
    detail = _("%(half_days)s buổi, %(lines)s nội dung.") % counted
    return Step(
        "chuong-trinh", _("Chương trình"), bool(half_days) and all(h.lines for h in half_days), detail
    )


def _speakers(conference: Conference, concerns: Sequence[Concern]) -> Step:
    topics = Session.objects.filter(half_day__conference=conference, kind=states.TOPIC)
    counted = topics.aggregate(
        all=Count("pk", distinct=True), with_speaker=Count("speakers__session", distinct=True)
    )
    is_done = bool(counted["all"]) and counted["all"] == counted["with_speaker"]
    detail = _("%(with_speaker)s trên %(all)s chuyên đề đã có báo cáo viên.") % counted
    if any(concern.tone == BAD for concern in concerns):
        detail = _("Có mục phải sửa trong phần “Cần xem lại”.")
    return Step(
        "chuong-trinh", _("Báo cáo viên"), is_done and not any(c.tone == BAD for c in concerns), detail
    )


def _sites(conference: Conference) -> Step:
    counted = conference.sites.aggregate(
        all=Count("pk"),
        hostless=Count("pk", filter=Q(host_name="")),
        halls=Count("pk", filter=Q(is_main=True)),
    )
    words = {"all": formats.number(counted["all"]), "hostless": formats.number(counted["hostless"])}
    detail = _("%(all)s điểm cầu, %(hostless)s chưa có người phụ trách.") % words
    if counted["all"] and not counted["hostless"]:
        detail = _("%(all)s điểm cầu, điểm nào cũng có người phụ trách.") % words
    is_done = counted["halls"] == 1 and not counted["hostless"]
    return Step("diem-cau", _("Điểm cầu"), is_done, detail)


def _plan(conference: Conference) -> Step:
    line = conference.plan.line if conference.plan else _("Chưa cấp số.")
    return Step("van-ban", _("Kế hoạch"), conference.plan is not None, line)


def _names(conference: Conference) -> Step:
    seats = Quota.objects.filter(round__conference=conference).aggregate(all=Sum("seats"))["all"] or 0
    named = _named(conference)
    counted = {"named": formats.number(named), "seats": formats.number(seats)}
    detail = _("Đã có tên %(named)s trên %(seats)s chỗ.") % counted if seats else _("Chưa giao chỉ tiêu.")
    return Step("dai-bieu", _("Cử đại biểu"), bool(seats) and named >= seats, detail)


def _invited(conference: Conference) -> Step:
    told = invited(conference)
    reachable = Delegate.objects.filter(
        conference=conference, state=states.NAMED, origin=states.NOMINATED, erased_at=None
    ).exclude(email="").count()  # fmt: skip
    counted = {"told": formats.number(told), "reachable": formats.number(reachable)}
    detail = _("Đã gửi %(told)s trên %(reachable)s đại biểu có thư điện tử.") % counted
    if not reachable:
        detail = _("Chưa đại biểu nào có thư điện tử: gửi giấy mời qua cơ quan cử.")
    return Step("dai-bieu", _("Giấy mời"), bool(told) and told >= reachable, detail)


def _materials(conference: Conference) -> Step:
    shared = Material.objects.filter(conference=conference, is_shared=True).count()
    return Step(
        "tai-lieu", _("Tài liệu"), bool(shared), _("%(shared)s tệp cho đại biểu.") % {"shared": shared}
    )


def _settled(conference: Conference, at: datetime) -> Step:
    is_done = conference.state != states.PLANNED
    detail = conference.outcome or _("Ghi sau khi hội nghị xong.")
    return Step("ket-qua", _("Kết quả"), is_done, detail, is_due=conference.ends_on < day_of(at))


def _named(conference: Conference) -> int:
    rows: Any = Delegate.objects.filter(conference=conference, state=states.NAMED, origin=states.NOMINATED)
    return int(rows.count())
