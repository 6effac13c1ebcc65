"""Fuzz target of what strangers hand to the verifier: envelope, key list, log and head, in any bytes.

Only ValueError may come out of the readers, and nothing that was not signed may hold.
Run: python tests/fuzz/fuzz_published.py [-max_total_time=60].
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(include=["nhipcau.signing.rules"]):
    from nhipcau.signing.rules.keylist import KeyFacts, keys_from
    from nhipcau.signing.rules.logs import Head, faults, next_line, published
    from nhipcau.signing.rules.publishing import head_from, lines_from, log_of
    from nhipcau.signing.rules.verifying import first_logged, verify

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nhipcau.signing.rules.ed25519 import key_id_of, public_of, sign_text
from nhipcau.signing.rules.envelope import envelope_of
from nhipcau.signing.rules.payload import FORMAT, canonical_json, hash_of

AT = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_of(PRIVATE)
KEY = KeyFacts(key_id_of(PUBLIC), PUBLIC, AT)
PAYLOAD = canonical_json({"format": FORMAT, "title": "Cầu thông xe", "signed_at": "2026-11-20T02:06:00Z"})
LINE = next_line(None, at=AT, kind="released", subject="x", facts={"payloads": {"vi": hash_of(PAYLOAD)}})
ENVELOPE = envelope_of(
    payload=PAYLOAD, key_id=KEY.key_id, public=PUBLIC, signature=sign_text(PRIVATE, PAYLOAD),
    log=published(LINE, LINE.digest()),
)  # fmt: skip
HEAD = {"format": "nhipcau.head/1", "seq": 1, "hash": LINE.digest(), "at": "2026-11-20T02:05:00Z",
        "key_id": KEY.key_id, "signature": "AA=="}  # fmt: skip
KEYS = {"format": "nhipcau.keys/1", "keys": [{"key_id": KEY.key_id, "public": PUBLIC, "valid_from": AT.isoformat()}]}  # fmt: skip
LOG = log_of([published(LINE, LINE.digest())])
SEEDS = tuple(json.dumps(each).encode() for each in (ENVELOPE, KEYS, LOG, {**LOG, "head": HEAD}, HEAD))


def check(content: bytes) -> None:
    """Put the bytes through every reader."""
    text = content.decode("utf-8", "replace")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    verdict = verify(told, {KEY.key_id: KEY})
    if verdict.fault is None:
        assert isinstance(told, dict)
        assert told["payload"] == PAYLOAD, "a payload holds that nobody signed"
        assert told["signature"] == ENVELOPE["signature"]
    verify(told, None)
    for read in (_keys, _head, _log):
        try:
            read(told, text)
        except ValueError:
            continue


def _keys(told: object, _text: str) -> None:
    for name, key in keys_from(told if isinstance(told, dict) else {}).items():
        assert key_id_of(key.public) == name


def _head(told: object, _text: str) -> None:
    head_from(told).is_signed_by(KEY)


def _log(_told: object, text: str) -> None:
    rows = lines_from(text)
    list(faults(rows, [Head(1, LINE.digest())]))
    first_logged(line for line, _hash in rows)
