"""How many forms one address may send. Counted in this process's memory; addresses are kept as hashes."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict, deque
from threading import Lock

MOST_AN_HOUR = 10
HOUR = 3600.0
MOST_ADDRESSES = 10_000
_SALT = secrets.token_bytes(16)


class Pace:
    """Counts forms by address over the last hour."""

    def __init__(self, most: int = MOST_AN_HOUR) -> None:
        """Begin with nobody."""
        self._most = most
        self._sent: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = Lock()

    def is_too_fast(self, address: str, now: float | None = None) -> bool:
        """Count one form; tell whether it is one too many."""
        moment = time.monotonic() if now is None else now
        key = hashlib.blake2b(address.encode(), key=_SALT, digest_size=12).digest()
        with self._lock:
            sent = self._sent.setdefault(key, deque())
            self._sent.move_to_end(key)
            while sent and sent[0] <= moment - HOUR:
                sent.popleft()
            if len(sent) >= self._most:
                return True
            sent.append(moment)
            if len(self._sent) > MOST_ADDRESSES:
                self._sent.popitem(last=False)
            return False

    def forget(self) -> None:
        """Begin anew, for tests."""
        self._sent.clear()


ENQUIRIES, SUBSCRIPTIONS = Pace(), Pace()
