"""The page of an agency's clerk: the seats, who holds them, naming, swapping, correcting, withdrawing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.common import formats
from nhipcau.training.actions.nominating import (
    correct_delegate,
    name_delegate,
    swap_delegate,
    withdraw_delegate,
)
from nhipcau.training.actions.nominating_checks import is_keeper
from nhipcau.training.forms.nominating_people import (
    LatePersonForm,
    PersonForm,
    ReasonForm,
    SwapForm,
    UploadForm,
)
from nhipcau.training.inviting_words import PURPOSE
from nhipcau.training.models import Delegate
from nhipcau.training.nominating_words import clock_words, tone_of
from nhipcau.training.queries.delegates import namesakes
from nhipcau.training.queries.inviting import facts_of
from nhipcau.training.queries.nominating import named_of, past_of, taken_seats
from nhipcau.training.rules import nominating as rules
from nhipcau.training.rules import states
from nhipcau.training.rules.inviting import times_in_words
from nhipcau.training.rules.names import sort_key
from nhipcau.training.views.nominating_doors import Door, by_account, by_link, tried

REFUSED = 422
ANY = require_http_methods(["GET", "HEAD", "POST"])


def _seats(request: HttpRequest, door: Door) -> HttpResponse:
    """Show the seats; name one person."""
    form = _form_for(door, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        done = tried(form, lambda: name_delegate(
            by=door.by, at=timezone.now(), quota=door.quota, **form.cleaned_data,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": form.cleaned_data["name"]})
            return redirect(door.address())
    return _page(request, door, form, status=REFUSED if form.errors else 200)


def _swap(request: HttpRequest, door: Door, delegate_id: str) -> HttpResponse:
    """Name somebody else into a seat."""
    row = _held(door, delegate_id)
    form = SwapForm(request.POST or None)
    if request.method == "POST" and tried(form, lambda: swap_delegate(
        by=door.by, at=timezone.now(), quota=door.quota, delegate=row, **form.cleaned_data,
    )):  # fmt: skip
        messages.success(request, _("Đã đổi người."))
        return redirect(door.address())
    title = _("Đổi người: %(name)s") % {"name": row.name}
    return _form(request, door, form, title=title, submit_label=_("Đổi người"))


def _correct(request: HttpRequest, door: Door, delegate_id: str) -> HttpResponse:
    """Put right how somebody is written."""
    row = _held(door, delegate_id)
    first = {"name": row.name, "post": row.post, "phone": row.phone, "email": row.email}
    form = _form_for(door, request.POST if request.method == "POST" else None, initial=first)
    seen = request.POST.get("seen", "")
    if request.method == "POST" and tried(form, lambda: correct_delegate(
        by=door.by, at=timezone.now(), quota=door.quota, delegate=row,
        seen=int(seen) if seen.isascii() and seen.isdigit() else row.revision, **form.cleaned_data,
    )):  # fmt: skip
        messages.success(request, _("Đã sửa."))
        return redirect(door.address())
    title = _("Sửa thông tin: %(name)s") % {"name": row.name}
    return _form(request, door, form, title=title, submit_label=_("Lưu"), seen=row.revision)


def _withdraw(request: HttpRequest, door: Door, delegate_id: str) -> HttpResponse:
    """Take somebody off the list."""
    row = _held(door, delegate_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and tried(form, lambda: withdraw_delegate(
        by=door.by, at=timezone.now(), quota=door.quota, delegate=row, **form.cleaned_data,
    )):  # fmt: skip
        messages.success(request, _("Đã rút. Chỗ này cử người khác được."))
        return redirect(door.address())
    title = _("Rút khỏi danh sách: %(name)s") % {"name": row.name}
    return _form(request, door, form, title=title, submit_label=_("Rút tên"), is_danger=True)


def _held(door: Door, delegate_id: str) -> Delegate:
    return get_object_or_404(named_of(door.quota), public_id=delegate_id)


def stage_of(door: Door) -> str:
    """Say where the round stands now."""
    return rules.stage(door.quota.round.opens_at, door.quota.round.deadline_at, timezone.now())


def may_change(door: Door) -> bool:
    """Say whether whoever looks may change the list now."""
    conference = door.quota.round.conference
    if conference.state != states.PLANNED:
        return False
    return stage_of(door) == rules.OPEN or is_keeper(door.by, conference)


def _form_for(door: Door, told: Any, **more: Any) -> PersonForm:
    is_late = stage_of(door) != rules.OPEN and is_keeper(door.by, door.quota.round.conference)
    return (LatePersonForm if is_late else PersonForm)(told, **more)


def _form(request: HttpRequest, door: Door, form: Form, **more: Any) -> HttpResponse:
    context = {"form": form, "cancel_url": door.address(), "kept_words": kept_words(door), **more}
    status = REFUSED if form.errors else 200
    return render(request, "training/nominating_form.html", context, status=status)


def kept_words(door: Door) -> str:
    """Say what names are for, and until when they are kept."""
    return PURPOSE % {"kept": formats.day(door.quota.round.conference.personal_until)}


def _page(request: HttpRequest, door: Door, form: PersonForm, status: int) -> HttpResponse:
    return render(request, "training/nominating_seats.html", seats_context(door) | {
        "form": form, "upload_form": UploadForm(), "upload_url": door.address("quota_list"),
        "sheet_url": door.address("quota_sheet"),
    }, status=status)  # fmt: skip


def seats_context(door: Door) -> dict[str, Any]:
    """Return what the page shows of the seats."""
    quota, at = door.quota, timezone.now()
    conference = quota.round.conference
    facts = facts_of(conference, quota.site)
    taken = taken_seats(quota).count()
    return {
        "title": _("Cử người dự"), "lead": conference.title, "quota": quota, "conference": conference,
        "times": times_in_words(facts.times), "place": facts.place, "taken": taken,
        "left": rules.seats_left(quota.seats, taken), "rows": _rows(door), "past": list(past_of(quota)),
        "clock": clock_words(quota.round, at), "clock_tone": tone_of(quota.round, at),
        "may_change": may_change(door), "kept_words": kept_words(door),
    }  # fmt: skip


def _rows(door: Door) -> list[dict[str, Any]]:
    """Return who holds a seat, with namesakes elsewhere pointed out, and where to change him."""
    people = list(named_of(door.quota))
    elsewhere: dict[str, list[str]] = {}
    for one in namesakes(door.quota.round.conference, (row.name for row in people)):
        if one.quota_id != door.quota.pk:
            name = one.body.name if one.body else one.body_words
            elsewhere.setdefault(one.sorted_by, []).append(name)
    return [
        {
            "row": row, "namesakes": ", ".join(elsewhere.get(sort_key(row.name)[:200], [])),
            "tone": {states.COMES: "good", states.EXCUSED: "warn"}.get(row.answer, "neutral"),
            "swap": door.address("quota_swap", row.public_id),
            "correct": door.address("quota_correct", row.public_id),
            "withdraw": door.address("quota_withdraw", row.public_id),
        }
        for row in people
    ]  # fmt: skip


quota, quota_link = ANY(by_account(_seats)), ANY(by_link(_seats))
quota_swap, quota_swap_link = ANY(by_account(_swap)), ANY(by_link(_swap))
quota_correct, quota_correct_link = ANY(by_account(_correct)), ANY(by_link(_correct))
quota_withdraw, quota_withdraw_link = ANY(by_account(_withdraw)), ANY(by_link(_withdraw))
