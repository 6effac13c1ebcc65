"""Pages that a link opens, without an account: the right key or nothing; told to no robot, no other site.

The key in the address is what authorises, no cookie is: so a form needs no token, and none is set.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nhipcau.common.pace import Pace, address_of
from nhipcau.learning.queries.own import own_delegate
from nhipcau.training.queries.speakers import speaker_of_link

WRONG_KEYS = Pace(60)
"""Our own choice: a hall of people behind one address may mistype, a machine that tries keys may not."""
View = Callable[..., HttpResponse]


def of_delegate(view: View) -> View:
    """Open a delegate's page: the view gets the delegate and the key of its address."""
    return _linked(view, own_delegate)


def of_speaker(view: View) -> View:
    """Open a speaker's page."""
    return _linked(view, speaker_of_link)


def _linked(view: View, whose: Callable[[str, str], Any]) -> View:
    @login_not_required
    @csrf_exempt  # see above
    @wraps(view)
    def opened(request: HttpRequest, public_id: str, key: str, *args: Any, **kwargs: Any) -> HttpResponse:
        holder = whose(public_id, key)
        if holder is None:
            return _private(_closed(request))
        return _private(view(request, holder, key, *args, **kwargs))

    return opened


def _closed(request: HttpRequest) -> HttpResponse:
    is_many = WRONG_KEYS.is_too_fast(address_of(request))
    return render(
        request,
        "learning/no_link.html",
        {"title": _("Đường dẫn không mở được")},
        status=429 if is_many else 404,
    )


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    return response
