"""One page, asked for by a person and fetched at once; nothing is queued or kept. Called by `verification`.

robots.txt is not asked: RFC 9309 speaks to crawlers, and here a person opens one page, as in a browser.
The host's pace, its Retry-After and every guard of the fetcher hold all the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.actions.hosts import hosts_of, reserve, wait_after
from nhipcau.sources.canonical import origin_of
from nhipcau.sources.fetcher import Fetch, Fetched, FetchError, Reason
from nhipcau.sources.fetcher.captured import Captured
from nhipcau.sources.models import Host
from nhipcau.sources.office import office_fetcher
from nhipcau.sources.wording import sentence

LONGEST_PAUSE = timedelta(seconds=5)
"""What a person waits before a form; the usual pace is one second."""
FIELD = "url"


def capture_address(
    url: str, *, at: datetime, fetch: Fetch | None = None, pause: Callable[[float], None] = time.sleep
) -> Captured:
    """Fetch a public address now; raise `Refused` with the reason where nothing can be had."""
    address = public_address(url, field=FIELD)
    asked_at = _turn(origin_of(address), at, pause)
    answer = (fetch or office_fetcher())(address)
    if isinstance(answer, Fetched):
        return Captured(answer, asked_at)
    if isinstance(answer, FetchError):
        _remember(origin_of(address), answer, asked_at)
        raise Refused(_words(answer), field=FIELD)
    raise Refused(sentence(Reason.BAD_ANSWER), field=FIELD)


def _turn(origin: str, at: datetime, pause: Callable[[float], None]) -> datetime:
    """Take the host's next turn, waiting a moment where that is enough; return when it came."""
    with write_gate():
        host = hosts_of([origin])[origin]
        if reserve(host, at):
            return at
    until = Host.objects.values_list("wait_until", flat=True).get(origin=origin) or at
    if until - at > LONGEST_PAUSE:
        hour = date_format(localtime(until), "H:i d/m/Y")
        words = _("Máy chủ của trang đề nghị ta đợi đến %(hour)s. Hãy quay lại sau, hoặc nộp tệp đã lưu.")
        raise Refused(words % {"hour": hour}, field=FIELD)
    pause(max(0.0, (until - at).total_seconds()))
    with write_gate():
        if not reserve(host, max(at, until)):
            raise Refused(_("Máy chủ của trang đang bận với yêu cầu khác của ta. Hãy thử lại."), field=FIELD)
    return max(at, until)


def _remember(origin: str, failure: FetchError, at: datetime) -> None:
    """Keep what the host asked of us, so that the queue waits too."""
    wait = wait_after(failure, at=at, chance=0.5)
    if wait:
        with write_gate():
            rows = Host.objects.filter(origin=origin).exclude(wait_until__gt=at + wait)
            rows.update(wait_until=at + wait)


def _words(failure: FetchError) -> str:
    """Say why, and what a person can still do."""
    if failure.reason is Reason.TOO_LARGE:
        return _("Tệp ở địa chỉ này quá lớn để tự lấy (quá 2 MB). Hãy tải về rồi nộp tệp.")
    if failure.reason is Reason.FORBIDDEN:
        return _("Trang không cho đọc (cần đăng nhập hoặc bị chặn). Hãy lưu trang rồi nộp tệp.")
    return sentence(failure.reason)
