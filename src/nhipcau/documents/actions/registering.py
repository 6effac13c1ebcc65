"""A paper takes the next number of its run. In: what it is; out: its line in the register.

Called by every room that writes papers; who may do that is decided there.
"""

from __future__ import annotations

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
    _check_kind(kind, family)
    mark, said = _words(symbol, subject, about)
    day = _day(dated_on, at)
    with write_gate():
        run = Run.objects.get_or_create(
            unit_id=unit_id, organ=mark.partition("-")[0], kind=counted_as(kind), year=day.year
        )[0]
        row = Registration(
            unit_id=unit_id, run=run, family=family, kind=kind, symbol=mark, year=day.year, number=_next(run),
            dated_on=day, subject=said, about=about, entered_by=by, entered_at=at,
        )  # fmt: skip
        row.folded = row.fold()
        row.save()
        after = {
            "document_number": row.line,
            "dated_on": day.isoformat(),
            "document_subject": said,
            "document_about": about,
        }
        note(
            by=by,
            at=at,
            verb="documents.register",
            subject=f"documents.registration:{row.public_id}",
            after=after,
        )
    return row


def _check_kind(kind: str, family: str) -> None:
    if kind not in KINDS or family not in FAMILIES:
        raise Refused(_("Chưa có loại văn bản này."), field="kind")


def _words(symbol: str, subject: str, about: str) -> tuple[str, str]:
    """Return symbol and subject as they are entered."""
    mark, said = clean(symbol).upper(), clean(subject)
    if not mark or len(mark) > SYMBOL_LENGTH or "/" in mark:
        raise Refused(_("Hãy ghi ký hiệu cơ quan, ví dụ: UBND-VX."), field="symbol")
    if not said or len(said) > SUBJECT_LENGTH or len(about) > ABOUT_LENGTH:
        raise Refused(
            _("Hãy ghi trích yếu, tối đa %(most)s chữ.") % {"most": SUBJECT_LENGTH}, field="subject"
        )
    return mark, said


def _day(dated_on: date | None, at: datetime) -> date:
    today = timezone.localdate(at)
    if dated_on is not None and dated_on > today:
        raise Refused(_("Ngày văn bản không thể sau hôm nay."), field="dated_on")
    return dated_on or today


def _next(run: Run) -> int:
    """Take the next number by compare-and-set; whoever came between makes us look again."""
    while True:
        last: int = Run.objects.values_list("last", flat=True).get(pk=run.pk)
        if Run.objects.filter(pk=run.pk, last=last).update(last=F("last") + 1):
            return last + 1
