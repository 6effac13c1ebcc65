"""Alerts that a person did not see yet. In: who asks; out: receipts, those of what boils apart."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from nhipcau.watching.models import AlertKind, Receipt
from nhipcau.watching.queries.topics import receipts_for


def unseen_bursts_for(person: Any) -> QuerySet[Receipt]:
    """Return alerts of topics that boil, the latest first."""
    return _unseen(person).filter(alert__kind=AlertKind.BURST).order_by("-delivered_at", "-pk")


def unseen_news_for(person: Any) -> QuerySet[Receipt]:
    """Return alerts of news, the oldest first."""
    return _unseen(person).exclude(alert__kind=AlertKind.BURST).order_by("delivered_at", "pk")


def _unseen(person: Any) -> QuerySet[Receipt]:
    return receipts_for(person).filter(acknowledged_at__isnull=True)
