"""The conference report: counted, written, issued; the press note it begins. Called by its screens."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.rules.subjects import CULTURE
from nhipcau.documents.actions import register_document
from nhipcau.documents.rules.symbols import REPORT
from nhipcau.learning.models import Report
from nhipcau.learning.queries.figures import figures_of
from nhipcau.learning.rules.report import press_note
from nhipcau.record.actions import note
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.rules.states import RELEASE

WORDS = ("remarks", "limits", "causes", "proposals")
MOST_WORDS = 8000


def make_report(*, by: Any, at: datetime, conference: Any) -> Report:
    """Begin the report of a conference with the figures of this moment; one there is stays."""
    with write_gate():
        found = Report.objects.filter(conference=conference).first()
        if found:
            return found
        row = Report.objects.create(
            conference=conference, figures=figures_of(conference, at=at), counted_at=at, made_by=by
        )
        after = {"conference": conference.public_id, "present": row.figures["whole"]["present"]}
        note(by=by, at=at, verb="learning.make_report", subject=_subject(row), after=after)
    return row


def recount(*, by: Any, at: datetime, report: Report, seen: int) -> Report:
    """Count anew; what was written stays."""
    with write_gate():
        row = _open(report, seen)
        before = {"present": row.figures["whole"]["present"]}
        row.figures, row.counted_at = figures_of(row.conference, at=at), at
        row.revision += 1
        row.save()
        after = {"present": row.figures["whole"]["present"]}
        note(by=by, at=at, verb="learning.recount", subject=_subject(row), before=before, after=after)
    return row


def write_report(*, by: Any, at: datetime, report: Report, seen: int, **words: str) -> Report:
    """Write remarks, limits, causes and proposals, one a line."""
    with write_gate():
        row = _open(report, seen)
        for field in WORDS:
            said = "\n".join(line.strip() for line in words.get(field, "").splitlines() if line.strip())
            if len(said) > MOST_WORDS:
                raise Refused(_("Tối đa %(most)s chữ.") % {"most": MOST_WORDS}, field=field)
            setattr(row, field, said)
        row.revision += 1
        row.save()
        after = {field: len(getattr(row, field)) for field in WORDS}
        note(by=by, at=at, verb="learning.write_report", subject=_subject(row), after=after)
    return row


def issue_report(
    *, by: Any, at: datetime, report: Report, seen: int, symbol: str, dated_on: date | None = None
) -> Report:
    """Give the report its number; figures and words stand from now on."""
    with write_gate():
        row = _open(report, seen)
        if row.limits and not row.causes:
            raise Refused(_("Đã nêu hạn chế thì hãy ghi nguyên nhân."), field="causes")
        row.registration = register_document(
            by=by, at=at, unit_id=row.conference.unit_id, kind=REPORT, symbol=symbol,
            subject=_("Kết quả %(title)s") % {"title": row.conference.title},
            family=row.conference.office.family, about=_subject(row), dated_on=dated_on,
        )  # fmt: skip
        row.issued_at = at
        row.revision += 1
        row.save()
        after = {"number": row.registration.line, "present": row.figures["whole"]["present"]}
        note(by=by, at=at, verb="learning.issue_report", subject=_subject(row), after=after)
    return row


def draft_press_note(*, by: Any, at: datetime, report: Report) -> Any:
    """Hand the press room a draft made of the report's figures; once, and no further than a draft."""
    with write_gate():
        row = Report.objects.select_for_update().get(pk=report.pk)
        if row.statement_id is not None:
            raise Refused(_("Bản nháp cho báo chí đã có."))
        office = row.conference.office
        title, lead, body = press_note(row.figures, office.name)
        row.statement = draft_statement(
            by=by, at=at, office_id=office.pk, kind=RELEASE, subject=CULTURE, title=title[:300], lead=lead,
            body=body, dated_on=timezone.localdate(at),
        )  # fmt: skip
        row.save()
        after = {"statement": row.statement.public_id}
        note(by=by, at=at, verb="learning.draft_press_note", subject=_subject(row), after=after)
    return row.statement


def _open(report: Report, seen: int) -> Report:
    row = (
        Report.objects.select_for_update(of=("self",)).select_related("conference__office").get(pk=report.pk)
    )
    if row.issued_at is not None:
        raise Refused(_("Báo cáo đã ban hành: số liệu và lời văn giữ nguyên."))
    if row.revision != seen:
        raise Stale(_("Người khác vừa sửa báo cáo này. Hãy xem lại rồi lưu lần nữa."))
    return row


def _subject(row: Report) -> str:
    return f"learning.report:{row.public_id}"
