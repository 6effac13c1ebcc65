"""A paper takes the next number of its run. In: what it is; out: its line in the register.

Called by every room that writes papers; who may do that is decided there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.models import ABOUT_LENGTH, SUBJECT_LENGTH, SYMBOL_LENGTH, Registration, Run
from nhipcau.documents.rules.lettering import clean
from nhipcau.documents.rules.symbols import FAMILIES, KINDS, STATE, counted_as
from nhipcau.record.actions import note

BATCH = 500
"""Rows an INSERT, as elsewhere in the house."""


def register_document(
    *,
    by: Any,
    at: datetime,
    unit_id: str,
    kind: str,
    symbol: str,
    subject: str,
    family: str = STATE,
    about: str = "",
    dated_on: date | None = None,
) -> Registration:
    """Enter a paper and give it the next number of its organ, kind and year."""
    rows = _registered(
        by=by, at=at, unit_id=unit_id, kind=kind, symbol=symbol, family=family, dated_on=dated_on,
        matters=[(subject, about)],
    )  # fmt: skip
    return rows[0]


def register_documents(
    *,
    by: Any,
    at: datetime,
    unit_id: str,
    kind: str,
    symbol: str,
    subjects: Sequence[str],
    abouts: Sequence[str],
    family: str = STATE,
    dated_on: date | None = None,
) -> list[Registration]:
    """Enter many papers of one kind at once: numbers in a row, one entry in the record."""
    matters = list(zip(subjects, abouts, strict=True))
    return _registered(
        by=by, at=at, unit_id=unit_id, kind=kind, symbol=symbol, family=family, dated_on=dated_on,
        matters=matters,
    )  # fmt: skip


def _registered(
    *, by: Any, at: datetime, unit_id: str, kind: str, symbol: str, family: str, dated_on: date | None,
    matters: Sequence[tuple[str, str]],
) -> list[Registration]:  # fmt: skip
    _check_kind(kind, family)
    mark = _symbol(symbol)
    said = [_subject(subject, about) for subject, about in matters]
    day = _day(dated_on, at)
    if not said:
        return []
    with write_gate():
        run = Run.objects.get_or_create(
            unit_id=unit_id, organ=mark.partition("-")[0], kind=counted_as(kind), year=day.year
        )[0]
        first = _take(run, len(said))
        rows = [
            Registration(
                unit_id=unit_id, run=run, family=family, kind=kind, symbol=mark, year=day.year,
                number=first + place, dated_on=day, subject=subject, about=about, entered_by=by,
                entered_at=at,
            )
            for place, (subject, about) in enumerate(said)
        ]  # fmt: skip
        for row in rows:
            row.folded = row.fold()
        Registration.objects.bulk_create(rows, BATCH)
        _note(by, at, rows)
    return rows


def _note(by: Any, at: datetime, rows: Sequence[Registration]) -> None:
    """Tell the record of one paper what it is, of many the first and the last number."""
    first, last = rows[0], rows[-1]
    after: dict[str, Any] = {"document_number": first.line, "dated_on": first.dated_on.isoformat()}
    if first is last:
        after |= {"document_subject": first.subject, "document_about": first.about}
    else:
        after |= {"last_number": last.line, "documents_entered": len(rows)}
    subject = f"documents.registration:{first.public_id}"
    note(by=by, at=at, verb="documents.register", subject=subject, after=after)


def _check_kind(kind: str, family: str) -> None:
    if kind not in KINDS or family not in FAMILIES:
        raise Refused(_("Chưa có loại văn bản này."), field="kind")


def _symbol(symbol: str) -> str:
    """Return the symbol as it is entered."""
    mark = clean(symbol).upper()
    if not mark or len(mark) > SYMBOL_LENGTH or "/" in mark:
        raise Refused(_("Hãy ghi ký hiệu cơ quan, ví dụ: UBND-VX."), field="symbol")
    return mark


def _subject(subject: str, about: str) -> tuple[str, str]:
    """Return what a paper says and what it is of, as they are entered."""
    said = clean(subject)
    if not said or len(said) > SUBJECT_LENGTH or len(about) > ABOUT_LENGTH:
        raise Refused(
            _("Hãy ghi trích yếu, tối đa %(most)s chữ.") % {"most": SUBJECT_LENGTH}, field="subject"
        )
    return said, about


def _day(dated_on: date | None, at: datetime) -> date:
    today = timezone.localdate(at)
    if dated_on is not None and dated_on > today:
        raise Refused(_("Ngày văn bản không thể sau hôm nay."), field="dated_on")
    return dated_on or today


def _take(run: Run, count: int) -> int:
    """Take numbers by compare-and-set and return the first; whoever came between makes us look again."""
    while True:
        last: int = Run.objects.values_list("last", flat=True).get(pk=run.pk)
        if Run.objects.filter(pk=run.pk, last=last).update(last=F("last") + count):
            return last + 1
