"""The words behind a hash, where they were kept."""

from __future__ import annotations

from nhipcau.translation.models import Original
from nhipcau.translation.rules.texts import Text


def original_text(content_hash: str) -> Text | None:
    """Return the text that a translation was made from, or None where nobody kept it."""
    row = Original.objects.filter(content_hash=content_hash).first()
    return Text(row.language, row.title, row.lead, row.body) if row else None
