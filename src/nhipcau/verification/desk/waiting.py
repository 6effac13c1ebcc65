"""What of verification waits for a person: dossiers, readings, questions, corrections, claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.common import formats, waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import CLERK, OFFICER
from nhipcau.units.queries.bodies import unit_titles
from nhipcau.verification.queries import requests, reviews
from nhipcau.verification.queries.corrections import due_for
from nhipcau.verification.queries.matching import text_of
from nhipcau.verification.queries.waiting import kept_by, unsorted_for

LETTERS = 140
"""Three lines of a phone."""

DESK = frozenset({OFFICER, CLERK})
"""Who sits at the desk; an administrator or a spokesperson may do it too, and is not waited for."""


def dossiers_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell open dossiers that this person keeps."""
    for row in kept_by(person).prefetch_related("claim__occurrences")[:MOST]:
        what = _("Sửa kết luận bị trả lại") if row.returned else _("Hoàn thiện hồ sơ kiểm chứng")
        url = reverse("verification:dossier", args=[row.public_id])
        yield Waiting(what, _claim(row.claim), url, row.clock.due_at if row.clock else None, row.opened_at)


def readings_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell findings of others that this very person may read; the dossier's clock runs on meanwhile."""
    rows = reviews.waiting_for(person, at=at).select_related("dossier__clock", "dossier__claim")
    for row in rows.prefetch_related("dossier__claim__occurrences").order_by("submitted_at", "pk")[:MOST]:
        clock = row.dossier.clock
        url = reverse("verification:review", args=[row.public_id])
        due = clock.due_at if clock else None
        yield Waiting(_("Thẩm định kết luận"), _claim(row.dossier.claim), url, due, row.submitted_at)


def requests_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what other units ask of ours."""
    rows = list(requests.waiting_for(person)[:MOST])
    askers = unit_titles({str(row.dossier.unit_id) for row in rows}, timezone.localdate())
    for row in rows:
        url = reverse("verification:request", args=[row.public_id])
        due = row.clock.due_at if row.clock else None
        where = askers.get(str(row.dossier.unit_id), "")
        yield Waiting(_("Trả lời để kiểm chứng"), _cut(row.question), url, due, row.asked_at, where)


def corrections_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell what this person has to set right of our own."""
    for row in due_for(person, at=at).filter(owner=person.pk)[:MOST]:
        url = reverse("verification:correction", args=[row.public_id])
        yield Waiting(_("Đính chính điều ta sai"), _cut(row.what), url, row.clock.due_at, row.made_at)


def claims_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell in one line how many claims nobody sorted: they have no clock, and are many."""
    rows = unsorted_for(person)
    count = rows.count()
    first = rows.prefetch_related("occurrences").first() if count else None
    if first is None:
        return
    words = _("Phân loại nhận định mới: %(count)s")
    url = f"{reverse('verification:claims')}?state=noted" if count > 1 else first.get_absolute_url()
    yield Waiting(words % {"count": formats.number(count)}, _claim(first), url, since=first.noted_at)


def _claim(claim: Any) -> str:
    text, _language = text_of(claim)
    return _cut(text)


def _cut(text: str) -> str:
    return Truncator(text).chars(LETTERS)


waiting.add(Waits("verification.readings", readings_waiting, needs="verification.review"))
waiting.add(Waits("verification.dossiers", dossiers_waiting, needs="verification.keep_dossier"))
waiting.add(Waits("verification.requests", requests_waiting, "verification.reply", DESK))
waiting.add(Waits("verification.corrections", corrections_waiting, needs="verification.settle_correction"))
waiting.add(Waits("verification.claims", claims_waiting, "verification.note_claim", DESK))
