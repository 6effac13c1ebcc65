"""Letters to whoever must do something: a unit that is asked, the owner of a correction.

In: the clock; out: how many letters went to the outbox. The empty `told_at` is the queue; called by journeys.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions import put
from nhipcau.mailing.addresses import absolute
from nhipcau.people.queries import staff_of_unit
from nhipcau.verification.models import Correction, Request

ASKED = "verification.asked"
TO_CORRECT = "verification.to_correct"


def put_letters(*, at: datetime) -> int:
    """Write to everybody who waits to be told; a unit without accounts is left to a letter on paper."""
    asked = Request.objects.filter(told_at=None, answered_at=None, withdrawn_at=None, unit__isnull=False)
    tasks = Correction.objects.filter(told_at=None, done_at=None)
    return sum(_tell_unit(pk, at) for pk in _ids(asked)) + sum(_tell_owner(pk, at) for pk in _ids(tasks))


def _ids(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _tell_unit(pk: int, at: datetime) -> int:
    with write_gate():
        request = Request.objects.select_for_update(of=("self",)).filter(pk=pk, told_at=None).first()
        staff = staff_of_unit(request.unit_id) if request and request.unit_id else []
        if request is None or not staff:
            return 0
        put_for = [person for person in staff if _write(person, ASKED, request, at)]
        Request.objects.filter(pk=pk).update(told_at=at)
    return len(put_for)


def _tell_owner(pk: int, at: datetime) -> int:
    with write_gate():
        task = Correction.objects.select_for_update(of=("self",)).filter(pk=pk, told_at=None).first()
        if task is None:
            return 0
        is_put = _write(task.owner, TO_CORRECT, task, at)
        Correction.objects.filter(pk=pk).update(told_at=at)
    return int(is_put)


def _write(person: Any, purpose: str, about: Request | Correction, at: datetime) -> bool:
    with translation.override(person.language):
        name = "verification:request" if purpose == ASKED else "verification:correction"
        address = absolute(reverse(name, args=[about.public_id]))
        due = about.clock.due_at if about.clock else None
        subject = _("Đề nghị cung cấp thông tin") if purpose == ASKED else _("Việc đính chính được giao")
        text = render_to_string("verification/letter.txt", {
            "said": str(about), "due": due, "address": address, "is_asked": purpose == ASKED,
        })  # fmt: skip
        try:
            return put(
                at=at, key=f"{purpose}:{about.public_id}:{person.public_id}", to=person.email,
                subject=subject, text=text, purpose=purpose, language=person.language,
                unit_id=str(person.unit_id),
            )  # fmt: skip
        except Refused:
            return False  # an address that no letter reaches; it stands on the start page all the same
