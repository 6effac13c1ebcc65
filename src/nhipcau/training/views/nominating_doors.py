"""Two doors to the same pages of an agency's clerk: the secret link, without an account, and signing in.

A wrong key is a 404 like any unknown address; who tries many is turned away. Called by urls through views.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import doors
from nhipcau.common.pace import Pace, address_of
from nhipcau.common.refusals import Refused
from nhipcau.people.access import requires
from nhipcau.training.models import Quota
from nhipcau.training.queries.keys import quota_of_link
from nhipcau.training.queries.nominating import get_quota_for

WRONG_KEYS = Pace(30)
"""An hour and address: more than anybody mistypes, nothing against 130 bits."""
CHANGES = Pace(600)
"""Forms an hour and address: a district's agencies may share one."""
TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Door:
    """Whose seats are open to whom; addresses lead on through the same door."""

    quota: Quota
    by: Any = None
    key: str = ""

    def address(self, name: str = "quota", *more: str) -> str:
        """Return the address of a page of these seats."""
        if self.key:
            return reverse(f"training:{name}_link", args=[self.quota.public_id, self.key, *more])
        return reverse(f"training:{name}", args=[self.quota.public_id, *more])


Page = Callable[..., HttpResponse]


def by_link(page: Page) -> Page:
    """Open a page to whoever has the agency's link."""

    @login_not_required
    @wraps(page)
    def opened(request: HttpRequest, public_id: str, key: str, **more: Any) -> HttpResponseBase:
        if request.method == "POST" and CHANGES.is_too_fast(address_of(request)):
            return too_many()
        quota = quota_of_link(public_id, key)
        if quota is None:
            return wrong_key(request)
        return private(page(request, Door(quota, key=key), **more))

    return opened  # type: ignore[return-value]


def by_account(page: Page) -> Page:
    """Open a page to signed-in staff of the agency's unit, and to whoever keeps the conference's list."""

    @requires("training.nominate")
    @wraps(page)
    def opened(request: HttpRequest, public_id: str, **more: Any) -> HttpResponseBase:
        return private(page(request, Door(get_quota_for(request.user, public_id), by=request.user), **more))

    return opened  # type: ignore[return-value]


def wrong_key(request: HttpRequest) -> HttpResponse:
    """Answer a wrong key as any unknown address; count it."""
    if WRONG_KEYS.is_too_fast(address_of(request)):
        return too_many()
    raise Http404


def too_many() -> HttpResponse:
    """Ask for patience."""
    return private(HttpResponse(_("Quá nhiều lần thử. Xin thử lại sau một giờ."), status=TOO_MANY))


def private(response: HttpResponse) -> HttpResponse:
    """Keep names out of caches and indexes, and the link out of other sites.

    Not "no-referrer": with it browsers send `Origin: null`, and the check against forged forms refuses them.
    """
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Act where the form is whole and holds no stamp of secrecy; put what was refused at its field."""
    if not form.is_valid():
        return False
    for name, stamp in doors.stamped(form.cleaned_data).items():
        form.add_error(name, doors.NO_SECRETS % {"stamp": stamp})
    if form.errors:
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return not form.errors
