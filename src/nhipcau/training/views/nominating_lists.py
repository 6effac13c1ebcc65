"""A clerk's whole list: the empty sheet, the one handed in, its lines put right. All or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.common import doors
from nhipcau.common.exports import XLSX_TYPE
from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.training.actions.nominating import name_many
from nhipcau.training.actions.nominating_checks import twins_of
from nhipcau.training.forms.nominating_people import RowSet, UploadForm, row_set
from nhipcau.training.rules import nominating as rules
from nhipcau.training.rules import sheets as sheet_rules
from nhipcau.training.sheets import Fault, Read, in_words, read_people, template
from nhipcau.training.views.nominating_doors import Door, by_account, by_link
from nhipcau.training.views.nominating_seats import REFUSED, may_change, seats_context, stage_of


def _list(request: HttpRequest, door: Door) -> HttpResponse:
    """Take a sheet, or the lines that were put right on the page."""
    if request.method != "POST":
        return _page(request, door, UploadForm())
    if "form-TOTAL_FORMS" in request.POST:
        return _lines(request, door)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, door, form, status=REFUSED)
    try:
        read = read_people(form.cleaned_data["upload"].read(), form.cleaned_data["upload"].name)
    except Refused as refusal:
        form.add_error("upload", refusal.message)
        return _page(request, door, form, status=REFUSED)
    faults = [*read.faults, *_standing(door, read)]
    if faults:
        return _page(request, door, form, lines=row_set(read.rows), faults=faults, status=REFUSED)
    return _name(request, door, read.rows, row_set(read.rows))


def _lines(request: HttpRequest, door: Door) -> HttpResponse:
    lines = RowSet(request.POST)
    if not lines.is_valid():
        return _page(request, door, UploadForm(), lines=lines, status=REFUSED)
    return _name(request, door, [form.person for form in lines if any(form.cleaned_data.values())], lines)


def _name(request: HttpRequest, door: Door, people: Sequence[rules.PersonRow], lines: Any) -> HttpResponse:
    """Name them all; what stands in the way is said, and nothing that was typed is lost."""
    reason = request.POST.get("reason", "")
    try:
        _refuse_unfit(people, reason)
        made = name_many(by=door.by, at=timezone.now(), quota=door.quota, rows=people, reason=reason)
    except Refused as refusal:
        return _page(request, door, UploadForm(), lines=lines, refusal=refusal.message, status=REFUSED)
    messages.success(request, _("Đã thêm %(count)d người.") % {"count": len(made)})
    return redirect(door.address())


def _refuse_unfit(people: Sequence[rules.PersonRow], reason: str) -> None:
    if not people:
        raise Refused(_("Danh sách không có người nào."))
    doors.refuse_stamp(reason, field="reason")
    for words in [words for one in people for words in (one.name, one.post, one.phone, one.email)]:
        doors.refuse_stamp(words, field="upload")


def _standing(door: Door, read: Read) -> list[Fault]:
    """Name the cells of people whom this or another agency has on the conference's list already."""
    twins = twins_of(door.quota.round.conference, read.rows)
    return [
        in_words(sheet_rules.Bad(read.names[place], sheet_rules.STANDS, read.rows[place].name, other.body))
        for place, other in twins.items()
    ]


def _page(
    request: HttpRequest,
    door: Door,
    form: UploadForm,
    *,
    lines: Any = None,
    faults: Sequence[Fault] = (),
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = seats_context(door) | {
        "title": _("Nộp danh sách"), "form": form, "lines": lines, "faults": faults, "refusal": refusal,
        "may_change": may_change(door), "is_late": stage_of(door) != rules.OPEN, "cancel_url": door.address(),
        "sheet_url": door.address("quota_sheet"), "reason": request.POST.get("reason", ""),
    }  # fmt: skip
    return render(request, "training/nominating_list.html", context, status=status)


def _sheet(request: HttpRequest, door: Door) -> HttpResponse:  # noqa: ARG001 - a page of the door
    """Hand out the sheet to fill in."""
    return attachment(template(), name="danh-sach-cu-nguoi.xlsx", media_type=XLSX_TYPE)


ANY = require_http_methods(["GET", "HEAD", "POST"])
quota_list, quota_list_link = ANY(by_account(_list)), ANY(by_link(_list))
quota_sheet, quota_sheet_link = require_safe(by_account(_sheet)), require_safe(by_link(_sheet))
