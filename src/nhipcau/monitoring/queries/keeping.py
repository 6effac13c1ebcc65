"""Which texts are due to go, and what hangs on a cited article. Called by `journeys.retention`."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.monitoring.models import Article, Version, WorkerBeat


def due_articles(before: datetime) -> QuerySet[Article]:
    """Return articles first seen before a day that still hold a full text, the oldest first."""
    full = Version.objects.filter(article=OuterRef("pk")).exclude(text="")
    return Article.objects.filter(Exists(full), first_seen_at__lt=before).order_by("first_seen_at", "pk")


def snapshots_of(article_ids: frozenset[int]) -> frozenset[int]:
    """Return the snapshots that the versions of these articles were read from."""
    rows = Version.objects.values_list("article_id", "snapshot_id").iterator()
    return frozenset(snapshot for article, snapshot in rows if article in article_ids)


def articles_of(version_ids: frozenset[int]) -> frozenset[int]:
    """Return the articles that these versions belong to."""
    rows = Version.objects.values_list("pk", "article_id").iterator()
    return frozenset(article for version, article in rows if version in version_ids)


def old_beats(before: datetime) -> QuerySet[WorkerBeat]:
    """Return the last signs of workers that were not seen since."""
    return WorkerBeat.objects.filter(seen_at__lt=before)
