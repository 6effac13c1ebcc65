"""A visitor who knocks at the front door as a web server would: WSGI in, status, headers and bytes out."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.signals import request_finished
from django.db import close_old_connections
from django.test.client import ClientHandler, RequestFactory

from nhipcau.newsroom.serving.front import FrontDoor


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> bytes:
        """Return the bytes as their maker wrote them."""
        return gzip.decompress(self.raw) if self.headers.get("Content-Encoding") == "gzip" else self.raw

    @property
    def text(self) -> str:
        """Return the letters."""
        return self.body.decode()


class Django:
    """Django behind the door; connections stay open as they do in a test client."""

    def __init__(self) -> None:
        self.handler = ClientHandler(enforce_csrf_checks=True)
        self.handler.load_middleware()
        self.rendered = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        from django.core.handlers.wsgi import WSGIRequest

        self.rendered += 1
        request = WSGIRequest(environ)
        response = self.handler.get_response(request)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        body = b"".join(response) if response.streaming else response.content
        request_finished.disconnect(close_old_connections)  # as Django's own test client does
        try:
            response.close()
        finally:
            request_finished.connect(close_old_connections)
        return [body]


class Visitor:
    """Somebody without an account."""

    def __init__(self) -> None:
        self.django = Django()
        self.door = FrontDoor(self.django)
        self.factory = RequestFactory()

    def ask(
        self, path: str, method: str = "GET", data: dict[str, Any] | None = None, **headers: str
    ) -> Answer:
        """Send a request."""
        headers.setdefault("HTTP_HOST", "testserver")
        if method == "POST":
            environ = self.factory.post(path, data or {}, **headers).environ
        else:
            query = f"?{urlencode(data)}" if data else ""
            environ = self.factory.get(path + query, **headers).environ | {"REQUEST_METHOD": method}
        environ.pop("HTTP_COOKIE", None)
        told: list[Any] = []
        body = b"".join(self.door(environ, lambda status, headers, _e=None: told.append((status, headers))))
        status, sent = told[-1]
        return Answer(int(status.split()[0]), dict(sent), body)

    def get(self, path: str, **headers: str) -> Answer:
        """Read a page."""
        return self.ask(path, **headers)

    def post(self, path: str, data: dict[str, Any]) -> Answer:
        """Send a form."""
        return self.ask(path, "POST", data)
