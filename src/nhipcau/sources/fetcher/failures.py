"""Statuses and exceptions in, named reasons out. Called by the client."""

from __future__ import annotations

import ssl

from nhipcau.sources.fetcher.results import Reason

FAILURES = {
    401: Reason.FORBIDDEN,
    403: Reason.FORBIDDEN,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    429: Reason.TOO_MANY_REQUESTS,
    451: Reason.FORBIDDEN,
}


def reason_of_status(status: int) -> Reason:
    """Name what a status other than 200 means."""
    other = Reason.SERVER_ERROR if status >= 500 else Reason.OTHER_STATUS  # noqa: PLR2004
    return FAILURES.get(status, other)


def reason_of_network(error: Exception) -> Reason:
    """Tell a bad certificate from a host that cannot be reached."""
    words = str(error).lower()
    about_tls = isinstance(error, ssl.SSLError) or "certificate" in words or "ssl" in words
    return Reason.BAD_CERTIFICATE if about_tls else Reason.NO_CONNECTION


def words_of(error: Exception) -> str:
    """Quote an error without what no screen shows and no database stores."""
    return "".join(char if char.isprintable() else "\ufffd" for char in str(error)[:300])
