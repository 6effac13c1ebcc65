"""Loading reports of a past period as they were handed in: the sample's, and what an office brings along.

Many at once: rows are written together, one note for all, the totals made anew at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions import totals
from nhipcau.reports.models import (
    Answer,
    Finding,
    FormRow,
    Indicator,
    Period,
    Report,
    ReviewAction,
    Revision,
    Value,
)
from nhipcau.reports.queries.chain import Chain, chains_of
from nhipcau.reports.queries.reports import WORDS, content_from, sha256_of
from nhipcau.reports.rules import states

AT_ONCE = 500
PARTS = ("limit", "cause", "remedy", "topic")
Stated = tuple[int | None, int | None, str, bool]
"""Amount, base, qualifier, whether it is an estimate; thousandths."""


@dataclass(frozen=True, slots=True)
class Past:
    """What past reports held, by unit."""

    values: Mapping[str, Mapping[str, Stated]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    """Limit, cause, remedy, and where it is known the topic of training."""
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What a unit says of every limit that was still open: settled or still there, and in which words."""


@dataclass(frozen=True, slots=True)
class Handing:
    """Which reports are handed in, when each was, and by whom."""

    reports: list[Report]
    moment: Mapping[int, datetime]
    passed: set[int]
    """The approved ones."""
    by: Any
    judge: Any
    judged_at: datetime

    def decided(self, sent_at: datetime) -> datetime:
        """Return when a report sent at some moment was approved."""
        return max(self.judged_at, sent_at)


def load_past(
    *, by: Any, at: datetime, period: Period, submitted_by: Any, approved_by: Any,
    values: Mapping[str, Mapping[str, Stated]], words: Mapping[str, Mapping[str, str]] | None = None,
    findings: Mapping[str, Sequence[tuple[str, ...]]] | None = None,
    answers: Mapping[str, tuple[str, str]] | None = None,
    submitted_at: Mapping[str, datetime] | None = None, approve: Collection[str] | None = None,
) -> int:  # fmt: skip
    """Hand in these units' open reports, approve those that `approve` names (None: all); return how many."""
    past = Past(values, words or {}, findings or {}, answers or {})
    moments = submitted_at or {}
    with write_gate():
        totals.hold(period.pk)
        reports = _open(period, values)
        handing = Handing(
            reports=reports, moment={row.pk: moments.get(row.unit_id, at) for row in reports},
            passed={row.pk for row in reports if approve is None or row.unit_id in approve},
            by=submitted_by, judge=approved_by, judged_at=at,
        )  # fmt: skip
        _fill(reports, past)
        _answer(period, reports, past, at)
        _freeze(handing)
        _step(handing)
        _move(handing)
        totals.rebuild(period=period)
        after = {"reports": len(reports), "approved": len(handing.passed)}
        note(
            by=by, at=at, verb="reports.load_past", subject=f"reports.period:{period.public_id}", after=after
        )
    return len(reports)


def _open(period: Period, values: Mapping[str, object]) -> list[Report]:
    rows = Report.objects.filter(period=period, state=states.OPEN, number=0).select_related("period", "form")
    return [row for row in rows.order_by("pk") if row.unit_id in values]


def _fill(reports: list[Report], past: Past) -> None:
    """Write values, words and limits while the reports are still open."""
    indicators = _asked({row.form_id for row in reports})
    Value.objects.bulk_create(
        (
            Value(
                report=row, indicator=indicators[row.form_id][code], amount=told[0], base=told[1],
                qualifier=told[2], is_estimate=told[3], origin=states.STATED, is_confirmed=True,
            )
            for row in reports
            for code, told in past.values[row.unit_id].items()
            if code in indicators[row.form_id]
        ),
        batch_size=AT_ONCE * 10,
    )  # fmt: skip
    spoken = [row for row in reports if row.unit_id in past.words]
    for row in spoken:
        for name in WORDS:
            setattr(row, name, past.words[row.unit_id].get(name, ""))
    Report.objects.bulk_update(spoken, WORDS, batch_size=AT_ONCE)
    Finding.objects.bulk_create(
        Finding(report=row, position=place, **dict(zip(PARTS, told, strict=False)))
        for row in reports
        for place, told in enumerate(past.findings.get(row.unit_id, ()))
    )


def _answer(period: Period, reports: list[Report], past: Past, at: datetime) -> None:
    """Answer every limit that these units named in an earlier period and nobody settled."""
    by_unit = {row.unit_id: row for row in reports if row.unit_id in past.answers}
    open_before = list(Finding.objects.filter(
        settled_at__isnull=True, report__unit__in=by_unit, report__period__root=period.root_id,
        report__period__ends_on__lt=period.starts_on, report__state=states.APPROVED,
    ).select_related("report"))  # fmt: skip
    Answer.objects.bulk_create(
        Answer(
            finding=row, report=by_unit[row.report.unit_id], answer=past.answers[row.report.unit_id][0],
            words=past.answers[row.report.unit_id][1],
        )
        for row in open_before
    )  # fmt: skip
    settled = [row.pk for row in open_before if past.answers[row.report.unit_id][0] == states.SETTLED]
    Finding.objects.filter(pk__in=settled).update(settled_at=at)


def _asked(form_ids: Collection[int]) -> dict[int, dict[str, Indicator]]:
    asked: dict[int, dict[str, Indicator]] = defaultdict(dict)
    for line in FormRow.objects.filter(form__in=form_ids).select_related("indicator"):
        asked[line.form_id][line.indicator.code] = line.indicator
    return asked


def _freeze(handing: Handing) -> None:
    """Write the first revision of each, as a submission would have."""
    values: dict[int, list[Value]] = defaultdict(list)
    limits: dict[int, list[Finding]] = defaultdict(list)
    answered: dict[int, list[Answer]] = defaultdict(list)
    for part in _parts([row.pk for row in handing.reports]):
        for value in Value.objects.filter(report__in=part).select_related("indicator"):
            values[value.report_id].append(value)
        for limit in Finding.objects.filter(report__in=part):
            limits[limit.report_id].append(limit)
        for answer in Answer.objects.filter(report__in=part).select_related("finding"):
            answered[answer.report_id].append(answer)
    chains = _chains(handing)
    revisions = (
        _revision(handing, row, content_from(row, values[row.pk], limits[row.pk], answered[row.pk]))
        for row in handing.reports
    )
    Revision.objects.bulk_create(
        [_with_chain(one, chains[one.report_id]) for one in revisions], batch_size=AT_ONCE
    )


def _chains(handing: Handing) -> dict[int, Chain]:
    days: dict[date, list[Report]] = defaultdict(list)
    for row in handing.reports:
        days[timezone.localdate(handing.moment[row.pk])].append(row)
    return {key: chain for day, rows in days.items() for key, chain in chains_of(rows, day).items()}


def _revision(handing: Handing, row: Report, content: dict[str, Any]) -> Revision:
    at = handing.moment[row.pk]
    return Revision(report=row, number=1, content=content, sha256=sha256_of(content), at=at, by=handing.by)


def _with_chain(revision: Revision, chain: Chain) -> Revision:
    revision.chain = chain
    return revision


def _step(handing: Handing) -> None:
    sent = [_action(handing, row, states.SUBMIT) for row in handing.reports]
    judged = [_action(handing, row, states.APPROVE) for row in handing.reports if row.pk in handing.passed]
    ReviewAction.objects.bulk_create([*sent, *judged], batch_size=AT_ONCE)


def _action(handing: Handing, row: Report, step: str) -> ReviewAction:
    at = handing.moment[row.pk]
    if step == states.SUBMIT:
        return ReviewAction(report=row, number=1, step=step, at=at, by=handing.by)
    return ReviewAction(report=row, number=1, step=step, at=handing.decided(at), by=handing.judge)


def _move(handing: Handing) -> None:
    groups: dict[tuple[datetime, bool], list[int]] = defaultdict(list)
    for row in handing.reports:
        groups[handing.moment[row.pk], row.pk in handing.passed].append(row.pk)
    for (sent_at, is_passed), keys in groups.items():
        state = states.APPROVED if is_passed else states.SUBMITTED
        judged = {"decided_at": handing.decided(sent_at), "decided_by": handing.judge} if is_passed else {}
        for part in _parts(keys):
            Report.objects.filter(pk__in=part).update(
                state=state, number=1, submitted_at=sent_at, first_submitted_at=sent_at,
                submitted_by=handing.by, revision=F("revision") + 1, **judged,
            )  # fmt: skip


def _parts(keys: Sequence[int]) -> Iterator[Iterable[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
