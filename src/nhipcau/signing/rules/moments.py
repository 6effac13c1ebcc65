"""Moments of published files: a text in ISO 8601 in, an aware moment out. Pure."""

from __future__ import annotations

from datetime import UTC, datetime


def moment_from(told: str) -> datetime:
    """Read a moment; one without a zone is UTC, as all that we publish is. Raises ValueError for others."""
    moment = datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
