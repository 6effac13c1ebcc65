"""The signed statement as it is published beside each page: payload, key, signature, line of the log. Pure.

Called by the newsroom, which serves it, and by whoever verifies one.
"""

from __future__ import annotations

import base64
from typing import Any

from nhipcau.signing.rules.payload import hash_of

FORMAT = "nhipcau.envelope/1"
ALGORITHM = "Ed25519"


def envelope_of(
    *,
    payload: str,
    key_id: str,
    public: str,
    signature: str,
    log: dict[str, Any] | None = None,
    time_stamp: bytes | None = None,
) -> dict[str, Any]:
    """Return the published form: `public` and `signature` in base64, `log` as `LogLine.as_published()`."""
    envelope: dict[str, Any] = {
        "format": FORMAT,
        "algorithm": ALGORITHM,
        "payload": payload,
        "payload_sha256": hash_of(payload),
        "key_id": key_id,
        "public": public,
        "signature": signature,
    }
    if log is not None:
        envelope["log"] = log
    if time_stamp:
        envelope["time_stamp"] = base64.b64encode(time_stamp).decode()
    return envelope
