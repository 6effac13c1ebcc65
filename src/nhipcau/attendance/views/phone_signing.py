"""A site's roll as its phone sees and signs it: the token says which site. Asked by device-room.js."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nhipcau.attendance.actions.devices import device_of_token
from nhipcau.attendance.actions.rolls import sign_roll
from nhipcau.attendance.queries.numbers import numbers
from nhipcau.attendance.queries.rolls import roll_at
from nhipcau.attendance.rules.words import line_in
from nhipcau.common.refusals import Refused
from nhipcau.training.queries.conferences import half_days_of

MOST_BYTES = 4096


@csrf_exempt  # no cookie is read: the token of the device is the key
@login_not_required
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest) -> JsonResponse:
    """Say what would be signed; sign it."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    device = device_of_token(token) if scheme == "Device" and token else None
    if device is None:
        return _declined(401, _("Máy này chưa ghi danh hoặc đã bị thu hồi."))
    asked = _asked(request)
    half_day = half_days_of(device.site.conference).filter(public_id=line_in(asked, "half_day", 16)).first()
    if half_day is None:
        return _declined(404, _("Hội nghị này không có buổi ấy."))
    if request.method == "GET":
        return JsonResponse(_figures(device.site, half_day))
    return _signed(device, half_day, asked)


def _signed(device: Any, half_day: Any, asked: dict[str, Any]) -> JsonResponse:
    """Sign the very figure that the clerk saw."""
    if asked.get("present") != _figures(device.site, half_day)["present"]:
        return _declined(409, _("Số liệu vừa thay đổi. Xem lại rồi ký."))
    try:
        sign_roll(
            at=timezone.now(),
            site=device.site,
            half_day=half_day,
            name=line_in(asked, "name", 120),
            device=device,
        )
    except Refused as refused:
        return _declined(409, refused.message)
    return JsonResponse(_figures(device.site, half_day))


def _figures(site: Any, half_day: Any) -> dict[str, Any]:
    counted = asdict(numbers(site.conference, half_day, site))
    now = timezone.now().isoformat()
    return {**counted, "signed_name": roll_at(site, half_day).signed_name, "server_now": now}


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Return what is asked; an unreadable body asks nothing."""
    if request.method == "GET":
        return {"half_day": request.GET.get("half_day", "")}
    try:
        said = json.loads(request.read(MOST_BYTES))
    except (ValueError, RecursionError, UnreadablePostError):
        return {}
    return said if isinstance(said, dict) else {}


def _declined(status: int, words: str) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)
