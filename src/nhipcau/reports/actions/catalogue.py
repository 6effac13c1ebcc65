"""Putting the book's indicators and forms into the database; what stands there keeps its numbers.

Called when an office is set up and by the tests; running it again changes nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.models import FormRow, FormVersion, Indicator
from nhipcau.reports.rules.book import Book, FormRule, book

SUBJECT = "reports.catalogue:"


def load_forms(at: datetime, by: Any = None) -> int:
    """Create the indicators and forms that are missing; return how many; a new meaning is a new version."""
    told = book()
    with write_gate():
        indicators = _indicators(told)
        forms = [_form(rule, indicators) for rule in told.forms if not _stands(rule)]
        made = indicators["made"] + len(forms)
        if made:
            after = {"indicators": indicators["made"], "forms": [str(form) for form in forms]}
            note(by=by, at=at, verb="reports.load_forms", subject=SUBJECT, after=after)
    return int(made)


def _indicators(told: Book) -> dict[str, Any]:
    since: date = min(form.starts_on for form in told.forms)
    standing = set(Indicator.objects.values_list("code", "version"))
    missing = [one for one in told.indicators if (one.code, one.version) not in standing]
    Indicator.objects.bulk_create(
        Indicator(
            code=one.code, version=one.version, name=one.name, group=one.group, measure=one.measure,
            over_units=one.over_units, over_time=one.over_time, counter=one.counter,
            explanation=one.explanation, starts_on=since,
        )
        for one in missing
    )  # fmt: skip
    wanted = {(one.code, one.version) for one in told.indicators}
    rows = {row.code: row.pk for row in Indicator.objects.all() if (row.code, row.version) in wanted}
    return {"made": len(missing), "by_code": rows}


def _stands(rule: FormRule) -> bool:
    return FormVersion.objects.filter(code=rule.code, version=rule.version).exists()


def _form(rule: FormRule, indicators: dict[str, Any]) -> FormVersion:
    form = FormVersion.objects.create(
        code=rule.code, version=rule.version, level=rule.level, name=rule.name, starts_on=rule.starts_on,
        ends_on=rule.ends_on, source=rule.source,
    )  # fmt: skip
    FormRow.objects.bulk_create(
        FormRow(form=form, indicator_id=indicators["by_code"][code], position=place)
        for place, code in enumerate(rule.indicators, start=1)
    )
    return form
