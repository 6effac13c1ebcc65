"""What changes of tests: their questions, and whether they are open; sheets are in `actions/sheets.py`.

Called by the screens of tests and by the sample.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.sheets import enter_paper, hand_in
from nhipcau.learning.models import Form, Item, Test
from nhipcau.learning.queries.testing import is_locked
from nhipcau.learning.rules.scoring import Asked, fault_of_forms
from nhipcau.learning.rules.states import AFTER, BEFORE, MOMENTS
from nhipcau.record.actions import note

FAULTS = {
    "count": gettext_lazy("Mỗi đề cần từ 1 đến 60 câu."),
    "uneven": gettext_lazy("Hai đề phải có số câu bằng nhau: câu cùng thứ tự hỏi cùng một kỹ năng."),
    "no_text": gettext_lazy("Có câu chưa ghi nội dung."),
    "choices": gettext_lazy("Mỗi câu cần từ 2 đến 6 phương án."),
    "choices_alike": gettext_lazy("Có câu để trống hoặc lặp một phương án."),
    "right": gettext_lazy("Có câu chưa chọn đáp án đúng trong các phương án."),
}
MOST_MINUTES = 240
Forms = Mapping[str, Sequence[Asked]]

__all__ = ["enter_paper", "hand_in", "keep_test", "open_moment"]


def keep_test(
    *,
    by: Any,
    at: datetime,
    conference: Any,
    title: str,
    forms: Forms | None = None,
    topic_id: int | None = None,
    minutes: int = 15,
    test: Test | None = None,
    seen: int | None = None,
) -> Test:
    """Make a test or change it; its questions (`forms`: A and B) only until the first sheet came."""
    words = " ".join(title.split())
    if not words:
        raise Refused(_("Hãy đặt tên cho bài kiểm tra."), field="title")
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(_("Thời gian làm bài từ 1 đến 240 phút."), field="minutes")
    if forms is None and test is None:
        raise Refused(_("Hãy chọn tệp câu hỏi."), field="file")
    if forms is not None and (fault := fault_of_forms(forms.get("A", ()), forms.get("B", ()))):
        raise Refused(str(FAULTS[fault]), field="file")
    facts = {"title": words[:200], "topic_id": topic_id, "minutes": minutes}
    with write_gate():
        row = _row(conference, test, seen, facts)
        if forms is not None:
            _write_items(row, forms)
        after = {"title": row.title, "minutes": minutes, "questions": len(forms["A"]) if forms else None}
        verb = "learning.keep_test" if test else "learning.make_test"
        note(by=by, at=at, verb=verb, subject=f"learning.test:{row.public_id}", after=after)
    return row


def _row(conference: Any, test: Test | None, seen: int | None, facts: dict[str, Any]) -> Test:
    if test is None:
        return Test.objects.create(conference=conference, **facts)
    if not take_revision(Test.objects.filter(pk=test.pk), seen=seen, **facts):
        raise Stale(_("Người khác vừa sửa bài kiểm tra này. Hãy mở lại rồi sửa."))
    test.refresh_from_db()
    return test


def _write_items(row: Test, forms: Forms) -> None:
    Test.objects.select_for_update().get(pk=row.pk)
    if is_locked(row):
        raise Refused(_("Đã có người nộp bài nên câu hỏi không sửa được nữa."), field="file")
    Form.objects.filter(test=row).delete()
    for letter, items in sorted(forms.items()):
        form = Form.objects.create(test=row, letter=letter)
        Item.objects.bulk_create(
            Item(form=form, position=place, text=item.text, choices=list(item.choices), right=item.right)
            for place, item in enumerate(items, 1)
        )


def open_moment(*, by: Any, at: datetime, test: Test, moment: str, is_open: bool) -> Test:
    """Open or close the test before or after; opening the one closes the other."""
    if moment not in MOMENTS:
        raise ValueError(moment)
    other = AFTER if moment == BEFORE else BEFORE
    changes = {f"{moment}_open": is_open, **({f"{other}_open": False} if is_open else {})}
    with write_gate():
        take_revision(Test.objects.filter(pk=test.pk), seen=None, **changes)
        test.refresh_from_db()
        verb = "learning.open_test" if is_open else "learning.close_test"
        note(by=by, at=at, verb=verb, subject=f"learning.test:{test.public_id}", after={"moment": moment})
    return test
