"""Signs of life of the reading workers. In: a worker's name and the time; called by `journeys.worker`."""

from __future__ import annotations

from datetime import datetime, timedelta

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.models import WorkerBeat
from nhipcau.record import actions as record

FORGOTTEN_AFTER = timedelta(days=7)
"""A worker not seen for so long says nothing to anybody any more."""


def start_worker(*, worker: str, at: datetime) -> None:
    """Enter a worker that begins, and forget those long gone."""
    with write_gate():
        WorkerBeat.objects.filter(seen_at__lt=at - FORGOTTEN_AFTER).delete()
        WorkerBeat.objects.update_or_create(
            worker=worker, defaults={"started_at": at, "seen_at": at, "stopped_at": None}
        )
        record.note(by=None, at=at, verb="monitoring.start_worker", subject=f"monitoring.worker:{worker}")


def beat(*, worker: str, at: datetime) -> None:
    """Say that the worker lives; not an action of anybody, so the record stays out of it."""
    with write_gate():
        WorkerBeat.objects.filter(worker=worker, seen_at__lt=at).update(seen_at=at)


def stop_worker(*, worker: str, at: datetime) -> None:
    """Enter that a worker ended in good order."""
    with write_gate():
        WorkerBeat.objects.filter(worker=worker, seen_at__lt=at).update(seen_at=at)
        WorkerBeat.objects.filter(worker=worker).update(stopped_at=at)
        record.note(by=None, at=at, verb="monitoring.stop_worker", subject=f"monitoring.worker:{worker}")
