"""Requests no database could look up: a zero character in the address or in what it asks. Answered with 400.

PostgreSQL refuses such text with an error; SQLite would look for it in vain.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

ZERO = ("\x00", "%00")


class RefusesZeros:
    """Middleware; the last one, so that the page of the refusal knows who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Decline before a view looks anything up."""
        asked = (request.path, request.META.get("QUERY_STRING", ""))
        if any(zero in text for text in asked for zero in ZERO):
            raise BadRequest
