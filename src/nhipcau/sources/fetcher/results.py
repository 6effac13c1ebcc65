"""What a fetch ends in: one of three frozen records. Called by the fetcher and by whoever asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """Why nothing was fetched. Each has a sentence in `sources.wording`."""

    BAD_ADDRESS = "bad_address"
    REFUSED_SCHEME = "refused_scheme"
    REFUSED_PORT = "refused_port"
    REFUSED_HOST = "refused_host"
    NO_SUCH_HOST = "no_such_host"
    NO_CONNECTION = "no_connection"
    BAD_CERTIFICATE = "bad_certificate"
    TIMED_OUT = "timed_out"
    BAD_ANSWER = "bad_answer"
    TOO_LARGE = "too_large"
    REFUSED_ENCODING = "refused_encoding"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    OTHER_STATUS = "other_status"


HeaderPairs = tuple[tuple[str, str], ...]
"""Names and values in the order they came, bounded by `fetcher.headers`."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, decoded from gzip or deflate."""

    url: str
    final_url: str
    status: int
    content: bytes = field(repr=False)
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    headers: HeaderPairs = field(default=(), repr=False)
    """What the last host answered beside the content, without cookies."""
    asked: HeaderPairs = field(default=(), repr=False)
    """What we sent to the last host."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The host says that what we have is what it has."""

    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class FetchError:
    """Nothing came; `detail` is technical, for the log and for whoever repairs it."""

    url: str
    reason: Reason
    detail: str = ""
    status: int = 0
    retry_after: str = ""
    """The host's own header, unread: `rules.wait_asked` knows seconds and dates."""


Result = Fetched | NotModified | FetchError


class Fetch(Protocol):
    """Anything that fetches like `Fetcher`; may be called from several threads."""

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Result:
        """Fetch one address."""
        ...


class FetchStoppedError(Exception):
    """Ends a fetch from inside; the client turns it into a `FetchError`."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
