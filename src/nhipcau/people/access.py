"""The guard of function views: `@requires("sources.add_outlet")`.

List and form screens carry `needs = "…"` instead (`common.screens`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from nhipcau.people.confirming import detour_for
from nhipcau.people.rules import PERMISSIONS

View = Callable[..., HttpResponseBase]


def requires(action: str) -> Callable[[View], View]:
    """Let only those in who may do `action` (the others get the 403 page), confirmed where that is asked."""
    if action not in PERMISSIONS:
        msg = f"{action} is not in people.rules.PERMISSIONS"
        raise LookupError(msg)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.may(action):  # type: ignore[union-attr]
                raise PermissionDenied
            return detour_for(request, action) or view(request, *args, **kwargs)

        return guarded

    return guard
