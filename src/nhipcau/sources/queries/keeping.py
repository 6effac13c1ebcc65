"""Which snapshots are due to go. Called by dropping, and by `journeys.retention` for its list."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from nhipcau.sources.models import PageState, Snapshot


def due_snapshots(before: datetime, *, is_kept: bool) -> QuerySet[Snapshot]:
    """Return snapshots older than a day whose files are still there, of kept pages or of the others.

    Pages that still wait for their reading are never due.
    """
    ended = [PageState.KEPT] if is_kept else [PageState.DROPPED, PageState.BROKEN, PageState.DEAD]
    old = Snapshot.objects.filter(fetched_at__lt=before, dropped_at__isnull=True, page__state__in=ended)
    return old.order_by("fetched_at", "pk")
