"""What phones ask: enrol, take the list, hand over a batch, learn the time. JSON in and out, no session.

The token of the device is the key; whatever comes, the answer is a status with words, never a fault.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nhipcau.attendance.actions.devices import device_of_token, enrol, took_bundle
from nhipcau.attendance.actions.taking import take
from nhipcau.attendance.actions.taking.files import LARGEST
from nhipcau.attendance.queries.bundles import bundle_of
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import sheet_from
from nhipcau.attendance.rules.words import line_in
from nhipcau.common.pace import Pace, address_of
from nhipcau.common.refusals import Refused

Answering = Callable[..., HttpResponse]
ENROLMENTS = Pace(300)
"""118 sites may enrol two phones each behind one address; nobody guesses 50 bits at this pace."""


class _Declined(Exception):  # noqa: N818 - it is an answer, not an accident
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def _asked_by_phones(method: str) -> Callable[[Answering], Answering]:
    def wrap(view: Answering) -> Answering:
        @csrf_exempt  # no cookie is read: the token of the device is the key
        @login_not_required
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                return JsonResponse({"error": _("Yêu cầu không đúng kiểu.")}, status=405)
            try:
                return view(request)
            except _Declined as declined:
                return JsonResponse({"error": declined.words}, status=declined.status)
            except DatabaseError:
                return JsonResponse({"error": _("Máy chủ đang bận; máy này sẽ tự gửi lại.")}, status=503)

        return answer

    return wrap


@_asked_by_phones("GET")
def clock(_request: HttpRequest) -> HttpResponse:
    """Tell the time."""
    return JsonResponse({"server_now": timezone.now().isoformat()})


@_asked_by_phones("POST")
def enrolment(request: HttpRequest) -> HttpResponse:
    """Turn a one-time code into a token."""
    if ENROLMENTS.is_too_fast(address_of(request)):
        raise _Declined(429, _("Quá nhiều lần thử. Hãy chờ một giờ rồi thử lại."))
    said = _json(request)
    code = line_in(said, "code", 40)
    if not code:
        raise _Declined(400, _("Thiếu mã ghi danh."))
    now = timezone.now()
    try:
        device, token = enrol(at=now, code=code)
    except Refused as refused:
        raise _Declined(401, refused.message) from None
    site = device.site
    return JsonResponse(
        {
            "token": token,
            "device": device.public_id,
            "label": device.label,
            "site": {"id": site.public_id, "code": site.code, "name": site.name},
            "conference": {"id": site.conference.public_id, "title": site.conference.title},
            "server_now": now.isoformat(),
        }
    )


@_asked_by_phones("GET")
def bundle(request: HttpRequest) -> HttpResponse:
    """Give the phone what it needs for a half-day without a network."""
    device, now = _device(request), timezone.now()
    content = bundle_of(device.site, now)
    took_bundle(device=device, at=now)
    answer = HttpResponse(content, content_type="application/json")
    answer["Cache-Control"] = "no-store"
    return answer


@_asked_by_phones("POST")
def batch(request: HttpRequest) -> HttpResponse:
    """Take a batch; one typed outcome for each fact."""
    device = _device(request)
    now = timezone.now()
    try:
        sheet = sheet_from(_json(request))
    except ValueError as fault:
        raise _Declined(400, _("Lô này không đọc được: %(field)s.") % {"field": fault}) from None
    if sheet.site and sheet.site != device.site.public_id:
        raise _Declined(409, _("Lô này của điểm cầu khác; hãy nộp bằng tệp ở điểm cầu ấy."))
    answers = take(at=now, batch=sheet, site_id=device.site_id, way=states.ONLINE, device=device)
    told = [answer._asdict() for answer in answers]
    return JsonResponse({"results": told, "server_now": timezone.now().isoformat()})


def _device(request: HttpRequest) -> Any:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    device = device_of_token(token) if scheme == "Device" else None
    if device is None:
        raise _Declined(401, _("Máy này chưa ghi danh hoặc đã bị thu hồi."))
    return device


def _json(request: HttpRequest) -> Any:
    """Read the body, no further than is allowed."""
    too_large = _Declined(413, _("Lô lớn hơn 1 MB: hãy gửi làm nhiều lô."))
    try:
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            raise too_large
        content = request.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise too_large
        return json.loads(content)
    except (ValueError, RecursionError, UnreadablePostError):
        raise _Declined(400, _("Nội dung gửi lên không phải JSON.")) from None
