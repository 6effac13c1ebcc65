"""The words of a report: its parts, the limits it names, what it says of earlier ones.

Called by the form's pages; each is one action, one note.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions.holding import hold
from nhipcau.reports.actions.stepping import subject_of
from nhipcau.reports.models import Answer, Finding, Report
from nhipcau.reports.queries.findings import open_findings
from nhipcau.reports.queries.reports import WORDS
from nhipcau.reports.rules import states

PARTS = ("limit", "cause", "remedy")
NEEDED = {
    "limit": gettext_lazy("Ghi hạn chế."), "cause": gettext_lazy("Ghi nguyên nhân của hạn chế này."),
    "remedy": gettext_lazy("Ghi giải pháp cho hạn chế này."),
}  # fmt: skip


def write_words(*, by: Any, at: datetime, report: Report, seen: int | None, words: Mapping[str, str]) -> None:
    """Write parts of the report's text; parts that are not named stay as they are."""
    told = {name: words[name].strip() for name in WORDS if name in words}
    with write_gate():
        row = hold(report, by=by, seen=seen, **told)
        lengths = {name: len(text) for name, text in told.items()}
        note(by=by, at=at, verb="reports.write_words", subject=subject_of(row), after=lengths)
    report.refresh_from_db()


def keep_finding(
    *, by: Any, at: datetime, report: Report, limit: str, cause: str, remedy: str, topic: str = "",
    finding: Finding | None = None,
) -> Finding:  # fmt: skip
    """Name a limit with its cause and remedy, or change one that this report named."""
    told = {"limit": limit.strip(), "cause": cause.strip(), "remedy": remedy.strip()}
    for name in PARTS:
        if not told[name]:
            raise Refused(str(NEEDED[name]), field=name)
    with write_gate():
        row = hold(report, by=by, seen=None)
        kept = _own(row, finding) if finding else Finding(report=row, position=_next(row))
        for name, text in {**told, "topic": topic.strip()}.items():
            setattr(kept, name, text)
        kept.save()
        note(by=by, at=at, verb="reports.keep_finding", subject=subject_of(row), after=told)
    report.refresh_from_db()
    return kept


def drop_finding(*, by: Any, at: datetime, report: Report, finding: Finding) -> None:
    """Take out a limit that this report named and no later one answered."""
    with write_gate():
        row = hold(report, by=by, seen=None)
        kept = _own(row, finding)
        if kept.answers.exists():
            raise Refused(_("Báo cáo kỳ sau đã trả lời hạn chế này nên không bỏ được."))
        before = {name: getattr(kept, name) for name in PARTS}
        kept.delete()
        note(by=by, at=at, verb="reports.drop_finding", subject=subject_of(row), before=before)
    report.refresh_from_db()


def answer_finding(
    *, by: Any, at: datetime, report: Report, finding: Finding, answer: str, words: str
) -> Answer:
    """Say of an earlier limit whether it is settled or still there, and how; the last answer counts."""
    if answer not in states.ANSWERS:
        raise Refused(_("Chọn: đã khắc phục, hay còn tồn tại."), field="answer")
    if not words.strip():
        raise Refused(_("Ghi đã làm gì, hoặc vì sao còn."), field="words")
    with write_gate():
        row = hold(report, by=by, seen=None)
        if finding.pk not in {one.pk for one in open_findings(row.unit_id, row.period)}:
            raise Refused(_("Hạn chế này không chờ báo cáo này trả lời."))
        told = {"answer": answer, "words": words.strip()}
        kept, _new = Answer.objects.update_or_create(finding=finding, report=row, defaults=told)
        subject = f"reports.finding:{finding.public_id}"
        note(by=by, at=at, verb="reports.answer_finding", subject=subject, after=told)
    report.refresh_from_db()
    return kept


def _own(report: Report, finding: Finding) -> Finding:
    kept = report.findings.filter(pk=finding.pk).first()
    if kept is None:
        raise Refused(_("Hạn chế này không thuộc báo cáo này."))
    return kept


def _next(report: Report) -> int:
    last = report.findings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
