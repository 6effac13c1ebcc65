"""Published files of the log read back: its lines, and heads that somebody kept outside. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.signing.rules.ed25519 import is_signed
from nhipcau.signing.rules.keylist import KeyFacts
from nhipcau.signing.rules.logs import HEAD_FORMAT, Head, Line, head_text, line_from
from nhipcau.signing.rules.moments import moment_from

LOG_FORMAT = "nhipcau.log/1"


@dataclass(frozen=True, slots=True)
class HeldHead:
    """A signed head as it was kept."""

    head: Head
    at: datetime
    key_id: str
    signature: str

    def is_signed_by(self, key: KeyFacts) -> bool:
        """Say whether this key signed it, and in its time."""
        text = head_text(seq=self.head.seq, hash=self.head.hash, at=self.at, key_id=self.key_id)
        ends = min((end for end in (key.valid_until, key.revoked_at) if end), default=None)
        in_time = key.valid_from <= self.at and (ends is None or self.at <= ends)
        return in_time and is_signed(text, signature=self.signature, public=key.public)


def log_of(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the published form of the whole log, or of a page of it."""
    return {"format": LOG_FORMAT, "lines": lines}


def lines_from(text: str) -> list[tuple[Line, str]]:
    """Read a log: one JSON document with its lines, or one JSON line a line; raises ValueError otherwise."""
    try:
        told = json.loads(text)
    except RecursionError as error:
        raise ValueError(LOG_FORMAT) from error
    except ValueError:
        told = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(told, dict):
        told = told.get("lines") if told.get("format") == LOG_FORMAT else [told]
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise ValueError(LOG_FORMAT)
    return [line_from(one) for one in told]


def head_from(told: object) -> HeldHead:
    """Read a signed head, alone or out of a whole log; raises ValueError where it is none."""
    if isinstance(told, Mapping) and told.get("format") == LOG_FORMAT:
        told = told.get("head")
    if not isinstance(told, Mapping) or told.get("format") != HEAD_FORMAT:
        raise ValueError(HEAD_FORMAT)
    try:
        head = Head(int(told["seq"]), str(told["hash"]))
        at = moment_from(str(told["at"]))
        return HeldHead(head, at, str(told["key_id"]), str(told["signature"]))
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(str(error)) from error
