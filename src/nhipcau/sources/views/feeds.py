"""One-button screens of a feed: pause, resume, read now."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.common.refusals import Refused
from nhipcau.people.access import requires
from nhipcau.sources.actions import pause_feed, poll_now, resume_feed
from nhipcau.sources.queries.outlets import get_feed_for


@require_POST
@requires("sources.change_outlet")
def pause(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop polling a feed."""
    return _decide(request, public_id, pause_feed, _("Đã tạm dừng nguồn tin."))


@require_POST
@requires("sources.change_outlet")
def resume(request: HttpRequest, public_id: str) -> HttpResponse:
    """Poll a paused feed again."""
    return _decide(request, public_id, resume_feed, _("Nguồn tin chạy lại."))


@require_POST
@requires("sources.change_outlet")
def read_now(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move a feed to the front."""
    return _decide(request, public_id, poll_now, _("Sẽ đọc trong ít phút nữa, khi trang cho phép."))


def _decide(request: HttpRequest, public_id: str, action: Callable[..., None], done: str) -> HttpResponse:
    feed = get_feed_for(request.user, public_id)  # type: ignore[arg-type]
    try:
        action(by=request.user, at=timezone.now(), feed=feed)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect(feed.outlet)
