"""A level is said to be complete, its missing units named with a reason each; and opened again with one.

Closing changes no total. Called by the closing page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions import totals
from nhipcau.reports.models import Closing, Missing, Period
from nhipcau.reports.queries.closing import reasons_below, standing, unapproved_own
from nhipcau.reports.queries.totals import below, missing
from nhipcau.reports.rules.closing import Named, named
from nhipcau.units.queries.bodies import unit_titles

MAY_CLOSE = "reports.close_level"
SHOWN = 5
"""Units that a refusal names; the page marks them all."""


def close_level(
    *, by: Any, at: datetime, period: Period, unit_id: str, reasons: Mapping[str, str]
) -> Closing:
    """Close a level; refuse where a unit without an approved report has no reason.

    The whole period names every unit below; what a province closed its level with is taken over.
    """
    _demand(by, unit_id)
    with write_gate():
        row = totals.hold(period.pk)
        _refuse_early(row, unit_id)
        told = _named(row, unit_id, reasons, at)
        expected = below(row, unit_id).count()
        closing = Closing.objects.create(
            period=row, unit_id=unit_id, expected=expected, approved=expected - len(told.reasons),
            closed_at=at, closed_by=by,
        )  # fmt: skip
        Missing.objects.bulk_create(
            [Missing(closing=closing, unit_id=unit, reason=why) for unit, why in told.reasons]
        )
        if unit_id == row.root_id:
            Period.objects.filter(pk=row.pk).update(closed_at=at)
        after = {"unit": unit_id, "expected": expected, "approved": closing.approved,
                 "missing": [unit for unit, _why in told.reasons]}  # fmt: skip
        note(by=by, at=at, verb="reports.close_level", subject=f"reports.period:{row.public_id}", after=after)
        return closing


def reopen_level(*, by: Any, at: datetime, closing: Closing, why: str) -> Closing:
    """Open a closed level again, with a reason; while the whole period is closed, that one goes first."""
    _demand(by, str(closing.unit_id))
    words = " ".join(why.split())
    if not words:
        raise Refused(_("Hãy ghi lý do mở lại."), field="why")
    with write_gate():
        period = totals.hold(closing.period_id)
        if closing.unit_id != period.root_id and standing(period).filter(unit=period.root_id).exists():
            raise Refused(_("Cấp trên đã chốt cả kỳ. Đề nghị cấp trên mở lại trước."))
        changed = standing(period).filter(pk=closing.pk).update(reopened_at=at, reopened_why=words)
        if not changed:
            raise Refused(_("Cấp này đã được mở lại rồi."))
        if closing.unit_id == period.root_id:
            Period.objects.filter(pk=period.pk).update(closed_at=None)
        after = {"unit": str(closing.unit_id), "why": words}
        note(
            by=by,
            at=at,
            verb="reports.reopen_level",
            subject=f"reports.period:{period.public_id}",
            after=after,
        )
        return Closing.objects.get(pk=closing.pk)


def _demand(by: Any, unit_id: str) -> None:
    if by is None or by.unit_id != unit_id or not by.may(MAY_CLOSE) or by.may("people.change_accounts"):
        raise PermissionDenied


def _refuse_early(period: Period, unit_id: str) -> None:
    if standing(period).filter(unit=unit_id).exists():
        raise Refused(_("Cấp này đã chốt rồi."))
    if not below(period, unit_id).exists():
        raise Refused(_("Trong kỳ này không có đơn vị nào báo cáo lên đơn vị của bạn."))
    if unit_id == period.root_id and unapproved_own(period):
        raise Refused(_("Báo cáo của chính đơn vị chưa được duyệt. Duyệt báo cáo ấy trước khi chốt."))


def _named(period: Period, unit_id: str, reasons: Mapping[str, str], at: datetime) -> Named:
    known = reasons_below(period) if unit_id == period.root_id else {}
    found = named(missing(period, unit_id), reasons, known)
    day = timezone.localdate(at)
    if found.unnamed:
        words = _("Chưa ghi lý do cho %(count)s đơn vị chưa có báo cáo được duyệt: %(units)s.")
        raise Refused(words % {"count": len(found.unnamed), "units": _listed(found.unnamed, day)})
    if found.idle:
        raise Refused(
            _("Có lý do ghi cho đơn vị không thiếu: %(units)s.") % {"units": _listed(found.idle, day)}
        )
    if found.too_long:
        words = _("Lý do dài quá 300 chữ cái: %(units)s.")
        raise Refused(words % {"units": _listed(found.too_long, day)})
    return found


def _listed(units: Sequence[str], day: Any) -> str:
    names = unit_titles(units[:SHOWN], day)
    shown = ", ".join(names.get(unit, unit) for unit in units[:SHOWN])
    return shown + "…" if len(units) > SHOWN else shown
