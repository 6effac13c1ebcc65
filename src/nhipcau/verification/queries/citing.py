"""What claims and dossiers cite, for retention: PROTECT refuses to drop it, these say so beforehand."""

from __future__ import annotations

from nhipcau.verification.models import Evidence, Occurrence


def cited_articles() -> frozenset[int]:
    """Return the row ids of articles that some claim or dossier cites."""
    return _ids("article_id")


def cited_versions() -> frozenset[int]:
    """Return the row ids of versions that some claim or dossier cites."""
    return _ids("version_id")


def _ids(column: str) -> frozenset[int]:
    met = Occurrence.objects.values_list(column, flat=True)
    shown = Evidence.objects.exclude(**{column: None}).values_list(column, flat=True)
    return frozenset(met).union(shown)
