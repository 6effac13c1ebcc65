"""Keeping the words that a translation is made from. Called where a translation is saved or sent out.

No action of anybody: it follows from saving, which has the entry.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.translation.models import Original
from nhipcau.translation.rules.texts import Text


def keep_original(*, at: datetime, content_hash: str, text: Text) -> None:
    """Keep a text under its hash, once."""
    with write_gate():
        Original.objects.get_or_create(
            content_hash=content_hash,
            defaults={
                "language": text.language, "title": text.title, "lead": text.lead, "body": text.body,
                "kept_at": at,
            },
        )  # fmt: skip
