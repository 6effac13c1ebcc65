"""Sheets of a test: handed in by phone, or typed in from paper. The record learns of counts only.

Called by a delegate's own page, by the grid and the XLSX of staff, by the sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.models import Item, Sheet, Test
from nhipcau.learning.queries.testing import forms_of
from nhipcau.learning.rules.scoring import form_of, may_be_taken, score
from nhipcau.learning.rules.states import MOMENTS, PAPER, PASS
from nhipcau.record.actions import note

Answers = Sequence[int | None]
AT_ONCE = 90
"""Rows of a bulk write: under SQLite's oldest limit of 999 variables."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper sheet: of a delegate, or under the code that both his sheets carry."""

    answers: Answers
    delegate: Any = None
    pair: str = ""

    @property
    def key(self) -> str:
        """What decides which form it is."""
        return self.delegate.public_id if self.delegate is not None else self.pair


def hand_in(*, at: datetime, test: Test, moment: str, delegate: Any, answers: Answers) -> Sheet:
    """Take a delegate's sheet, once; Refused when the test is closed or his sheet is there."""
    with write_gate():
        held = Test.objects.select_for_update().get(pk=test.pk)
        if not may_be_taken(moment, before_open=held.before_open, after_open=held.after_open):
            raise Refused(_("Bài kiểm tra đang đóng. Hãy hỏi ban tổ chức."))
        letter = form_of(delegate.public_id, moment)
        row = _sheet(held, answers, forms_of(held)[letter])
        row.moment, row.handed_on = moment, timezone.localdate(at)
        row.delegate_id, row.way = delegate.pk, PASS
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise Refused(_("Bạn đã nộp bài này rồi.")) from error
        after = {"moment": moment}
        note(by=None, at=at, verb="learning.hand_in", subject=f"learning.test:{held.public_id}", after=after)
    return row


def enter_paper(
    *, by: Any, at: datetime, test: Test, moment: str, rows: Sequence[PaperRow], handed_on: Any = None
) -> int:
    """Enter paper sheets, all or none; Refused names the first that is there already."""
    if moment not in MOMENTS:
        raise ValueError(moment)
    day = handed_on or timezone.localdate(at)
    with write_gate():
        held = Test.objects.select_for_update().get(pk=test.pk)
        forms = forms_of(held)
        _refuse_twice(held, moment, rows)
        sheets = []
        for row in rows:
            letter = form_of(row.key, moment)
            sheet = _sheet(held, row.answers, forms[letter])
            sheet.moment, sheet.handed_on, sheet.way, sheet.pair = moment, day, PAPER, row.pair
            sheet.delegate_id = row.delegate.pk if row.delegate is not None else None
            sheets.append(sheet)
        Sheet.objects.bulk_create(sheets, batch_size=AT_ONCE)
        note(
            by=by, at=at, verb="learning.enter_sheets", subject=f"learning.test:{held.public_id}",
            after={"moment": moment, "sheets": len(sheets)},
        )  # fmt: skip
    return len(sheets)


def _refuse_twice(test: Test, moment: str, rows: Sequence[PaperRow]) -> None:
    there: set[tuple[int | None, str]] = set(
        test.sheets.filter(moment=moment).values_list("delegate", "pair")
    )
    for place, row in enumerate(rows, 1):
        key = (row.delegate.pk if row.delegate is not None else None, row.pair)
        if key in there:
            raise Refused(_("Dòng %(row)s: phiếu này đã được nhập rồi.") % {"row": place}, field="rows")
        there.add(key)


def _sheet(test: Test, answers: Answers, items: Sequence[Item]) -> Sheet:
    """Return a marked sheet, not yet stored."""
    if len(answers) != len(items) or any(
        given is not None and not 0 <= given < len(item.choices)
        for given, item in zip(answers, items, strict=False)
    ):
        raise Refused(_("Bài làm không khớp với đề. Hãy tải lại trang rồi làm lại."))
    points = score(answers, [item.right for item in items])
    form = items[0].form if items else None
    return Sheet(test=test, form=form, answers=list(answers), most=len(items), score=points)
