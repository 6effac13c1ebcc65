"""A page has not come: tried again later, put aside, dropped or given up, always with its reason.

Called inside the transactions of fetching and reading.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, F, Value, When

from nhipcau.sources.actions.hosts import wait_after
from nhipcau.sources.fetcher import FetchError, NotModified, Result
from nhipcau.sources.models import Page, PageState
from nhipcau.sources.rules import (
    MOST_ATTEMPTS,
    AfterFailure,
    after_failure,
    back_off,
    is_exhausted,
    next_recheck,
    page_back_off,
)
from nhipcau.sources.visiting import Disallowed

KILLED = "worker_killed"
"""The reason of a page whose worker died each time."""


def fail(page: Page, result: Result | Disallowed, at: datetime, chance: float) -> str:
    """Store that nothing new came; return the name it is counted under."""
    if page.state != PageState.QUEUED:
        return _rest(page, result, at, chance)
    match result:
        case Disallowed():
            return end(page, PageState.DROPPED, "robots", "", at)
        case FetchError():
            return _after(page, result, at, chance)
    # 304 to a page that was never kept: forget the version and ask again.
    page.etag = page.last_modified = ""
    return put_off(page, "bad_answer", "304 without a kept version", at, chance)


def _rest(page: Page, result: Result | Disallowed, at: datetime, chance: float) -> str:
    """A failed or fruitless re-check leaves the kept page as it is."""
    page.attempts = 0
    page.recheck_at = next_recheck(page.fetched_at or at, at)
    if isinstance(result, FetchError) and (wait := wait_after(result, at=at, chance=chance)):
        page.recheck_at = at + wait
    page.save()
    return "unchanged" if isinstance(result, NotModified) else "put_off"


def _after(page: Page, failure: FetchError, at: datetime, chance: float) -> str:
    match after_failure(failure.reason):
        case AfterFailure.DROPPED:
            return end(page, PageState.DROPPED, failure.reason, failure.detail, at)
        case AfterFailure.BROKEN:
            return end(page, PageState.BROKEN, failure.reason, failure.detail, at)
        case AfterFailure.WAIT:
            page.attempts -= 1
            page.reason, page.detail = failure.reason, failure.detail[:300]
            page.next_try_at = at + (wait_after(failure, at=at, chance=chance) or back_off(2, chance))
            page.save()
            return "put_off"
    return put_off(page, failure.reason, failure.detail, at, chance)


def put_off(page: Page, reason: str, detail: str, at: datetime, chance: float) -> str:
    """Try again later, or give up after the last try."""
    if is_exhausted(page.attempts):
        return end(page, PageState.DEAD, reason, detail, at)
    page.reason, page.detail = reason, detail[:300]
    page.next_try_at = at + page_back_off(page.attempts, chance)
    page.save()
    return "put_off"


def end(page: Page, state: PageState, reason: str, detail: str, at: datetime) -> str:
    """Put a page into an end state with its reason."""
    page.state, page.reason, page.detail, page.settled_at = state, reason, detail[:300], at
    page.recheck_at = None
    page.save()
    return str(state)


def bury_exhausted(state: PageState, at: datetime) -> int:
    """Give up pages that used all their tries without ever reporting back: they kill whoever takes them."""
    gone = Page.objects.free(at).filter(state=state, attempts__gte=MOST_ATTEMPTS)
    reason = Case(When(reason="", then=Value(KILLED)), default=F("reason"))
    return gone.update(
        state=PageState.DEAD, reason=reason, settled_at=at, lease_until=None, lease_token="", recheck_at=None
    )
