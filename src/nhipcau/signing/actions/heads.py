"""Signing the head of the public log: a checkpoint that readers keep and later compare."""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.signing.actions.signing import usable_key
from nhipcau.signing.models import SignedHead
from nhipcau.signing.queries.logs import last_line, latest_head
from nhipcau.signing.rules.ed25519 import sign_text
from nhipcau.signing.rules.logs import head_text


def sign_head(*, at: datetime) -> SignedHead | None:
    """Sign the newest line; None where nothing is new since the last head, or no key can sign."""
    with write_gate():
        line, last, found = last_line(), latest_head(), usable_key(at)
        if line is None or found is None or (last is not None and last.seq >= line.seq):
            return None
        key, private = found
        text = head_text(seq=line.seq, hash=line.hash, at=at, key_id=key.key_id)
        return SignedHead.objects.create(
            seq=line.seq, hash=line.hash, at=at, key=key, signature=sign_text(private, text)
        )
