"""The signed file of one language of a public edition, as anybody may verify it without us.

In: statement id, number, language; out: the envelope with its line of the public log, or None.
"""

from __future__ import annotations

from typing import Any

from nhipcau.signing.queries.keys import keys
from nhipcau.signing.queries.logs import line_published, lines_of
from nhipcau.signing.rules.envelope import envelope_of
from nhipcau.signing.rules.logs import PAYLOADS
from nhipcau.statements.queries.public import published


def envelope(statement_id: str, number: int, language: str) -> dict[str, Any] | None:
    """Return what is published beside the page."""
    rows = published(statement_ids=[statement_id], latest_only=False)
    told = next((row for row in rows if row.number == number), None)
    words = told.words.get(language) if told else None
    if told is None or words is None:
        return None
    public = {key.key_id: key.public for key in keys()}
    lines = [
        line for line in lines_of(f"statements.edition:{told.edition_id}")
        if words.payload_hash in dict(line.facts.get(PAYLOADS) or {}).values()
    ]  # fmt: skip
    return envelope_of(
        payload=words.payload,
        key_id=words.key_id,
        public=public.get(words.key_id, ""),
        signature=words.signature,
        log=line_published(lines[0]) if lines else None,
        time_stamp=words.time_stamp,
    )
