"""A round of awards is opened with its criteria, and scored from approved figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.models import AwardRound, Period, Score
from nhipcau.reports.queries.awards import criteria_of, indicators_asked, reports_of
from nhipcau.reports.rules.awards import Criterion, faults, scored

BATCH = 500
"""Rows of one INSERT: SQLite takes 32,766 parameters."""


def open_round(
    *, by: Any, at: datetime, period: Period, unit_id: str, name: str, criteria: Sequence[Criterion]
) -> AwardRound:
    """Tell by what the units under a unit will be scored; from now on these criteria never change."""
    named = " ".join(name.split())
    if not named:
        raise Refused(_("Hãy ghi tên đợt xét."), field="name")
    with write_gate():
        _own(by, unit_id)
        _fair(criteria, [one.code for one in indicators_asked(period, unit_id)])
        told = [
            {"code": one.code, "weight": one.weight, "more_is_better": one.more_is_better} for one in criteria
        ]
        award = AwardRound.objects.create(period=period, unit_id=unit_id, name=named[:200], criteria=told)
        after = {"name": named, "period": period.public_id, "criteria": told}
        note(by=by, at=at, verb="reports.open_round", subject=_subject(award), after=after)
    return award


def score(*, by: Any, at: datetime, award: AwardRound) -> int:
    """Score a round from what is approved now; scoring again takes later approvals and withdrawals in.

    Returns how many units earned points.
    """
    with write_gate():
        row = AwardRound.objects.select_for_update().get(pk=award.pk)
        _own(by, row.unit_id)
        parts = scored(criteria_of(row), reports_of(row))
        rows = [
            Score(round=row, unit_id=unit, points=sum(part.points for part in told.values()),
                  parts={code: part.told() for code, part in told.items()})
            for unit, told in parts.items()
        ]  # fmt: skip
        row.scores.all().delete()
        Score.objects.bulk_create(rows, batch_size=BATCH)
        row.scored_at, row.revision = at, row.revision + 1
        row.save(update_fields=["scored_at", "revision"])
        earned = sum(1 for one in rows if one.points)
        after = {"units": len(rows), "earned": earned}
        note(by=by, at=at, verb="reports.score", subject=_subject(row), after=after)
    return earned


def drop_round(*, by: Any, at: datetime, award: AwardRound) -> None:
    """Drop a round that was opened by mistake and never scored."""
    with write_gate():
        row = AwardRound.objects.select_for_update().get(pk=award.pk)
        _own(by, row.unit_id)
        if row.scored_at is not None:
            raise Refused(_("Đợt này đã chấm điểm, không bỏ được."))
        before, subject = {"name": row.name}, _subject(row)
        row.delete()
        note(by=by, at=at, verb="reports.drop_round", subject=subject, before=before)


def _own(by: Any, unit_id: str) -> None:
    if by is not None and by.unit_id != unit_id:
        raise Refused(_("Chỉ cơ quan của đơn vị xét mới chấm điểm được."))


def _fair(criteria: Sequence[Criterion], known: Sequence[str]) -> None:
    if not known:
        raise Refused(_("Kỳ này không có đơn vị nào báo cáo lên đơn vị của bạn."), field="period")
    words = {
        "none": _("Hãy chọn ít nhất một tiêu chí."),
        "twice": _("Có chỉ tiêu được chọn hai lần."),
        "unknown": _("Có chỉ tiêu không nằm trong biểu mẫu của kỳ này."),
        "weight": _("Điểm của mỗi tiêu chí phải từ 1 trở lên."),
    }
    for fault in faults(criteria, known)[:1]:
        raise Refused(words[fault])


def _subject(award: AwardRound) -> str:
    return f"reports.award_round:{award.public_id}"
