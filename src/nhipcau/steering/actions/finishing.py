"""The end of a task: what came out, done, confirmed by somebody else or sent back with why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.actions.task_door import opened, still_open, stored, subject_of, worded
from nhipcau.steering.models import Product, Task
from nhipcau.steering.rules import states
from nhipcau.steering.rules.tasks import TITLE, is_place

MOST_PRODUCTS = 50


def finish(*, by: Any, at: datetime, task: Task, seen: int | None, words: str) -> Task:
    """Say that a task is done and what came of it; somebody else confirms."""
    said = worded(words, field="words", refusal=_("Hãy ghi đã làm được gì."))
    with write_gate():
        row = still_open(task, seen)
        row.state, row.done_at, row.done_by, row.done_words = states.WAITING, at, by, said
        row.sent_back_why = ""
        stored(row)
        after = {"done_words": said, "products": row.products.count()}
        note(by=by, at=at, verb="steering.finish_task", subject=subject_of(row), after=after)
    return row


def confirm(*, by: Any, at: datetime, task: Task, seen: int | None) -> Task:
    """Confirm a finished task; never one's own."""
    with write_gate():
        row = _finished(task, seen)
        if row.done_by_id == by.pk:
            raise Refused(_("Người khác phải xác nhận việc của mình."))
        row.state, row.confirmed_at, row.confirmed_by = states.DONE, at, by
        stored(row)
        note(by=by, at=at, verb="steering.confirm_task", subject=subject_of(row), after={"state": row.state})
    return row


def send_back(*, by: Any, at: datetime, task: Task, seen: int | None, why: str) -> Task:
    """Open a finished task again and say why; whoever finished it may take it back himself."""
    said = worded(why, field="why", refusal=_("Hãy ghi vì sao trả lại; người làm sẽ đọc."))
    with write_gate():
        row = _finished(task, seen)
        before = {"done_words": row.done_words}
        row.state, row.done_at, row.done_by, row.done_words = states.OPEN, None, None, ""
        row.sent_back_why = said
        stored(row)
        note(
            by=by, at=at, verb="steering.send_back_task", subject=subject_of(row), before=before,
            after={"sent_back_why": said},
        )  # fmt: skip
    return row


def add_product(
    *, by: Any, at: datetime, task: Task, title: str, address: str = "", subject: str = ""
) -> Product:
    """Name what came out of a task, with its address in the house or on the web."""
    said = worded(title, field="title", refusal=_("Hãy ghi tên sản phẩm."), most=TITLE)
    place = storable(address).strip()
    if not is_place(place):
        raise Refused(_("Địa chỉ phải bắt đầu bằng https:// hoặc là một trang ở đây."), field="address")
    with write_gate():
        row = opened(task, None)
        if row.state not in (states.OPEN, states.WAITING):
            raise Refused(_("Công việc đã xác nhận hoặc đã bỏ; không thêm sản phẩm nữa."))
        if row.products.count() >= MOST_PRODUCTS:
            raise Refused(_("Mỗi việc tối đa %(most)s sản phẩm.") % {"most": MOST_PRODUCTS})
        product = Product.objects.create(task=row, title=said, address=place, subject=subject, added_at=at)
        after = {"product": said, "address": place}
        note(by=by, at=at, verb="steering.add_product", subject=subject_of(row), after=after)
    return product


def remove_product(*, by: Any, at: datetime, task: Task, public_id: str) -> None:
    """Take a product off that was named by mistake, while nobody confirmed."""
    with write_gate():
        row = opened(task, None)
        product = row.products.filter(public_id=public_id).first()
        if product is None:
            raise Refused(_("Sản phẩm này đã được bỏ rồi."))
        if row.state not in (states.OPEN, states.WAITING):
            raise Refused(_("Công việc đã xác nhận; sản phẩm giữ nguyên."))
        before = {"product": product.title, "address": product.address}
        note(by=by, at=at, verb="steering.remove_product", subject=subject_of(row), before=before)
        product.delete()


def _finished(task: Task, seen: int | None) -> Task:
    row = opened(task, seen)
    if row.state != states.WAITING:
        raise Refused(_("Công việc này không chờ xác nhận."))
    return row
