"""What the digests cite, for retention: PROTECT refuses to drop it, these say so beforehand."""

from __future__ import annotations

from nhipcau.digest.models import Line


def cited_articles() -> frozenset[int]:
    """Return the row ids of articles that some edition cites."""
    return frozenset(Line.objects.values_list("article_id", flat=True))


def cited_versions() -> frozenset[int]:
    """Return the row ids of versions that some edition cites."""
    return frozenset(Line.objects.values_list("version_id", flat=True))
