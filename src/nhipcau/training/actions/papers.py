"""The plan of a conference takes its number in the register, once. Called by the clerk's button."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.actions import register_document
from nhipcau.documents.rules.symbols import PLAN
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import planned, subject
from nhipcau.training.models import Conference
from nhipcau.training.queries.programme import BAD, warnings_of
from nhipcau.training.rules.titles import plan_title


def issue_plan(
    *, by: Any, at: datetime, conference: Conference, symbol: str, dated_on: date | None = None
) -> Conference:
    """Enter the plan in the register; what is plainly wrong in it comes first."""
    with write_gate():
        row = planned(conference, by)
        if row.plan_id is not None:
            raise Refused(_("Kế hoạch này đã có số."))
        wrong = [concern.words for concern in warnings_of(row) if concern.tone == BAD]
        if wrong:
            raise Refused(_("Chưa cấp số được: %(what)s") % {"what": " ".join(wrong)})
        row.plan = register_document(
            by=by, at=at, unit_id=str(row.unit_id), kind=PLAN, family=row.office.family, symbol=symbol,
            subject=plan_title(row.title), about=subject(row), dated_on=dated_on,
        )  # fmt: skip
        row.revision += 1
        row.save()
        after = {"plan": row.plan.public_id}
        note(by=by, at=at, verb="training.issue_plan", subject=subject(row), after=after)
    return row
