"""A good way of working is nominated by its unit, kept in the library or declined by the level above."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.doors import refuse_stamp
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.models import Practice, Report
from nhipcau.reports.queries.practices import judge_of
from nhipcau.reports.rules import states


def nominate(*, by: Any, at: datetime, report: Report, title: str, what: str, effect: str = "") -> Practice:
    """Nominate a way of working from the own report."""
    named, told = " ".join(title.split()), what.strip()
    if not named:
        raise Refused(_("Hãy đặt tên cho cách làm."), field="title")
    if not told:
        raise Refused(_("Hãy kể đã làm gì, để nơi khác làm theo được."), field="what")
    for field, words in (("title", named), ("what", told), ("effect", effect)):
        refuse_stamp(words, field=field)
    with write_gate():
        row = Report.objects.select_related("period").get(pk=report.pk)
        if by is not None and by.unit_id != row.unit_id:
            raise Refused(_("Chỉ đề cử từ báo cáo của đơn vị mình."))
        if row.practices.filter(title=named).exists():
            raise Refused(_("Báo cáo này đã đề cử cách làm cùng tên."), field="title")
        practice = Practice.objects.create(
            report=row, title=named[:200], what=told, effect=effect.strip(),
            folded=fold(f"{named} {told} {effect}"),
        )  # fmt: skip
        after = {"title": named, "report": row.public_id}
        note(by=by, at=at, verb="reports.nominate", subject=_subject(practice), after=after)
    return practice


def keep_practice(*, by: Any, at: datetime, practice: Practice, why: str = "") -> Practice:
    """Put a nominated practice into the library, where everybody signed in reads it."""
    return _decide(practice, states.KEPT, why, "reports.keep_practice", by=by, at=at)


def decline_practice(*, by: Any, at: datetime, practice: Practice, why: str) -> Practice:
    """Decline a nomination, or take a practice out of the library, with the reason its unit reads."""
    if not why.strip():
        raise Refused(_("Hãy ghi lý do để đơn vị đề cử biết."), field="why")
    return _decide(practice, states.DECLINED, why, "reports.decline_practice", by=by, at=at)


def _decide(practice: Practice, state: str, why: str, verb: str, *, by: Any, at: datetime) -> Practice:
    with write_gate():
        rows = Practice.objects.select_for_update(of=("self",)).select_related("report__period")
        row = rows.get(pk=practice.pk)
        if by is not None and by.unit_id != judge_of(row):
            raise Refused(_("Đơn vị cấp trên của nơi đề cử mới quyết định được."))
        if row.state == state:
            raise Refused(_("Cách làm này đã được quyết định như vậy."))
        before = {"state": row.state}
        row.state, row.decided_why, row.decided_at = state, " ".join(why.split())[:300], at
        row.save(update_fields=["state", "decided_why", "decided_at"])
        after = {"state": state, "why": row.decided_why}
        note(by=by, at=at, verb=verb, subject=_subject(row), before=before, after=after)
    return row


def _subject(practice: Practice) -> str:
    return f"reports.practice:{practice.public_id}"
