"""Whether whoever asks has shown the second factor lately, and the way there when not.

In: a request. Out: the moment of confirmation, or a redirect to confirm or to enrol. Called by every room's
screens: `Confirmed` before ActionScreen or View, `@confirmed` for function views; the guard by `needs` alone.
"""

from __future__ import annotations

from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from nhipcau.people.queries import has_factor
from nhipcau.people.rules import NEEDS_CONFIRMATION, is_fresh

if TYPE_CHECKING:
    from nhipcau.people.access import View

CONFIRMED_AT, SIGNED_IN_AT = "confirmed_at", "signed_in_at"
"""Keys of the session. It is emptied when somebody signs out, loses a role or gets another factor."""


def confirmed_at(request: HttpRequest) -> datetime | None:
    """Return when this session last showed the second factor; None when it never did."""
    return moment_in(request, CONFIRMED_AT)


def moment_in(request: HttpRequest, key: str) -> datetime | None:
    """Return a moment that the session keeps."""
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if kept else None


def detour(request: HttpRequest) -> HttpResponseBase | None:
    """Return the way to the confirm screen, or to enrolling; None for whoever confirmed lately."""
    if is_fresh(confirmed_at(request), timezone.now()):
        return None
    if request.method != "GET":
        messages.warning(request, _("Chưa làm gì cả: hãy xác nhận, rồi gửi lại lần nữa."))
    is_enrolled = has_factor(request.user)  # type: ignore[arg-type]
    screen = "people:confirm" if is_enrolled else "people:enrol"
    address = f"{reverse(screen)}?{urlencode({'next': _way_back(request)})}"
    return HttpResponseClientRedirect(address) if _is_part(request) else HttpResponseRedirect(address)


def detour_for(request: HttpRequest, needs: str) -> HttpResponseBase | None:
    """Return the detour that an action of the permission table asks for; the hook of `common.screens`."""
    return detour(request) if needs in NEEDS_CONFIRMATION else None


class Confirmed:
    """Lets in only who confirmed lately; whoever may not do it at all still meets the 403 page."""

    needs: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send who has not confirmed away before anything of the page is read."""
        is_allowed = not self.needs or request.user.may(self.needs)  # type: ignore[union-attr]
        away = detour(request) if is_allowed else None
        if away is not None:
            return away
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


def confirmed(view: View) -> View:
    """Let only those in who confirmed lately; put it under `@requires`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return detour(request) or view(request, *args, **kwargs)

    return guarded


def keep(request: HttpRequest, at: datetime) -> None:
    """Remember in the session that the second factor was shown."""
    request.session[CONFIRMED_AT] = at.isoformat()


def next_of(request: HttpRequest, otherwise: str) -> str:
    """Return the page to go on to, only ever one of ours."""
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else otherwise


def _way_back(request: HttpRequest) -> str:
    """Return the page to come back to: this one, or the page whose form was sent."""
    if request.method == "GET" and not _is_part(request):
        return request.get_full_path()
    sent_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        return reverse("home")
    parts = urlsplit(sent_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for a part of a page: the whole page must go to the confirm screen."""
    return bool(getattr(request, "htmx", False))
