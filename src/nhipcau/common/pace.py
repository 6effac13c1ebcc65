"""How often one address may do a thing. Counted in this process's memory; addresses are kept as hashes."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict, deque
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

HOUR = 3600.0
MOST_ADDRESSES = 10_000
_SALT = secrets.token_bytes(16)


class Pace:
    """Counts by address over the last hour."""

    def __init__(self, most: int) -> None:
        """Begin with nobody; `most` an hour are let through."""
        self._most = most
        self._seen: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = Lock()

    def is_too_fast(self, address: str, now: float | None = None) -> bool:
        """Count one; tell whether it is one too many."""
        moment = time.monotonic() if now is None else now
        key = hashlib.blake2b(address.encode(), key=_SALT, digest_size=12).digest()
        with self._lock:
            seen = self._seen.setdefault(key, deque())
            self._seen.move_to_end(key)
            while seen and seen[0] <= moment - HOUR:
                seen.popleft()
            if len(seen) >= self._most:
                return True
            seen.append(moment)
            if len(self._seen) > MOST_ADDRESSES:
                self._seen.popitem(last=False)
            return False

    def forget(self) -> None:
        """Begin anew, for tests."""
        self._seen.clear()


def address_of(request: HttpRequest) -> str:
    """Return the address a request came from; behind a proxy the one that it names."""
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if told:
            return told
    return str(request.META.get("REMOTE_ADDR", ""))
