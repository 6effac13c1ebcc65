"""The front door: answers GET and HEAD of public addresses from memory, hands everything else to Django.

In: a WSGI request; out: an answer. A page is kept while the lookout's generation lasts. Wraps config/wsgi.py.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.http.request import split_domain_port, validate_host

from nhipcau.newsroom.rules.asking import as_read
from nhipcau.newsroom.serving.kept import Headers, Kept, Page, page_of
from nhipcau.newsroom.serving.lookout import LOOKOUT, Lookout
from nhipcau.newsroom.serving.stamps import PLACE, new_stamp

KEEP = "X-Newsroom-Keep"
"""Public views mark what may be kept; the mark never leaves the house."""
KEEPABLE = {"200", "404", "410"}
SURE_SECONDS = 2
"""Last-Modified counts whole seconds: it is told and believed only once a page is older than that."""
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE",
              "HTTP_RANGE", "HTTP_ACCEPT_ENCODING")  # fmt: skip
MOST_HOSTS = 100
QUESTIONS_BYTES = 16 * 1024 * 1024
"""Answers to questions have room of their own: a thousand odd searches push no page of ours out."""
LOG = logging.getLogger(__name__)
Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class FrontDoor:
    """A WSGI application around another."""

    def __init__(self, inner: Application, lookout: Lookout = LOOKOUT) -> None:
        """Know who renders a page that is not there yet."""
        self.inner = inner
        self.lookout = lookout
        self.kept = Kept()
        self.answers = Kept(QUESTIONS_BYTES)
        self._hosts: set[str] = set()
        languages = "|".join(map(re.escape, settings.NEWSROOM_LANGUAGES))
        self._ours = re.compile(rf"/(?:(?:{languages})/|api/newsroom/|newsroom/|sitemap|robots\.txt$)").match

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let Django answer."""
        question = as_read(environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""))
        if question is None or not self._is_public(environ):
            return self.inner(environ, start_response)
        try:
            seen = self.lookout.look()
        except DatabaseError:
            LOG.exception("The newsroom could not look whether it is fresh")
            close_old_connections()
            return self.inner(environ, start_response)
        path = environ["PATH_INFO"]
        kept, key = (self.answers, f"{path}?{question}") if question else (self.kept, path)
        page = kept.get(key, seen.generation)
        if page is None:
            page, answer = self._render({**environ, "QUERY_STRING": question}, seen.generation, seen.since)
            if page is None:
                return _told(environ, start_response, *answer)
            kept.put(key, page)
        return _answer(page, environ, start_response)

    def _is_public(self, environ: Environ) -> bool:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return False
        if "HTTP_COOKIE" in environ or not self._ours(environ.get("PATH_INFO", "")):
            return False
        return self._is_safe(environ) and self._is_our_host(environ.get("HTTP_HOST", ""))

    def _is_safe(self, environ: Environ) -> bool:
        if not settings.SECURE_SSL_REDIRECT:
            return True
        header = settings.SECURE_PROXY_SSL_HEADER
        if header:
            return bool(environ.get(header[0], "").split(",")[0].strip() == header[1])
        return bool(environ.get("wsgi.url_scheme") == "https")

    def _is_our_host(self, host: str) -> bool:
        if host in self._hosts:
            return True
        domain, _port = split_domain_port(host)
        if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
            return False
        if len(self._hosts) < MOST_HOSTS:
            self._hosts.add(host)
        return True

    def _render(self, environ: Environ, generation: int, since: float
                ) -> tuple[Page | None, tuple[str, Headers, bytes]]:  # fmt: skip
        asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
        told: list[tuple[str, Headers]] = []

        def note(status: str, headers: Headers, _error: Any = None) -> Callable[[bytes], None]:
            told.append((status, headers))
            return lambda _written: None

        answer = self.inner({**asked, "REQUEST_METHOD": "GET"}, note)
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        status, headers = told[-1]
        outward = [(name, value) for name, value in headers if name != KEEP]
        if len(outward) == len(headers) or status[:3] not in KEEPABLE:
            return None, (status, outward, body)
        page = page_of(
            generation=generation, since=since, status=status, headers=outward, body=body, place=PLACE
        )
        return page, (status, outward, body)


def _told(environ: Environ, start_response: StartResponse, status: str, headers: Headers, body: bytes
          ) -> Iterable[bytes]:  # fmt: skip
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _answer(page: Page, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    if page.stampless is not None:
        return _stamped(page, environ, start_response)
    is_sure = time.time() - page.last_modified > SURE_SECONDS
    headers = page.plain_headers
    body = page.body
    if page.pressed is not None and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        headers, body = page.pressed_headers, page.pressed
    if not is_sure:
        headers = [each for each in headers if each[0] != "Last-Modified"]
    if page.status[:3] == "200" and _has_it(page, environ, is_sure=is_sure):
        unsent = {"Content-Length", "Content-Type", "Content-Encoding"}
        start_response("304 Not Modified", [each for each in headers if each[0] not in unsent])
        return []
    start_response(page.status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _stamped(page: Page, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    before, after = page.stampless or (b"", b"")
    body = new_stamp().encode().join((before, after))
    rest = [(name, value) for name, value in page.plain_headers if name != "Content-Length"]
    start_response(page.status, [*rest, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _has_it(page: Page, environ: Environ, *, is_sure: bool) -> bool:
    """Tell whether the asker holds this very page (RFC 9110: If-None-Match goes before the date)."""
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None:
        known = page.etag.removeprefix("W/")
        return tags.strip() == "*" or known in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    if not since or not is_sure:
        return False
    try:
        return parsedate_to_datetime(since).timestamp() >= int(page.last_modified)
    except (TypeError, ValueError):
        return False
