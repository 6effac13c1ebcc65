"""Dropping the files of old snapshots; hash, size and day stay. Called by `journeys.retention`.

Row first, file later: the commit comes before any file is touched, and a file is only set aside (`.gone`) by
one run and removed by a later one, so that a page which comes back with the same bytes meanwhile keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db.models import QuerySet

from nhipcau.common.writing import write_gate
from nhipcau.sources.models import Snapshot
from nhipcau.sources.office import snapshot_folder
from nhipcau.sources.queries.keeping import due_snapshots

GONE = ".gone"
FOLDERS_A_RUN = 8
"""Of 256: every file is looked at once a month by daily runs."""


def drop_snapshots(
    *, at: datetime, before: datetime, spare: frozenset[int], limit: int, is_kept: bool
) -> int:
    """Mark up to `limit` due snapshots as dropped, those of `spare` excepted; return how many."""
    with write_gate():
        due = due_snapshots(before, is_kept=is_kept).values_list("pk", flat=True).iterator()
        chosen = list(islice((pk for pk in due if pk not in spare), limit))
        return Snapshot.objects.filter(pk__in=chosen).update(dropped_at=at)


def sweep_files(*, at: datetime) -> int:
    """Remove what an earlier run set aside, then set aside files that no row holds; return how many went."""
    removed = 0
    for folder in _folders(at):
        for path in list(folder.glob(f"*/*.zst{GONE}")):
            removed += _settle(path)
        files = [path for path in folder.glob("*/*.zst") if _is_old(path, at)]
        for start in range(0, len(files), 500):
            _set_aside(files[start : start + 500])
    return removed


def _folders(at: datetime) -> Iterable[Path]:
    first = at.date().toordinal() * FOLDERS_A_RUN
    return (snapshot_folder() / f"{(first + step) % 256:02x}" for step in range(FOLDERS_A_RUN))


def _is_old(path: Path, at: datetime) -> bool:
    """Leave files of the last day alone: their rows may not be committed yet."""
    return path.stat().st_mtime < at.timestamp() - 86_400


def _held(hashes: Iterable[str]) -> set[str]:
    rows: QuerySet[Snapshot] = Snapshot.objects.filter(sha256__in=list(hashes), dropped_at__isnull=True)
    return set(rows.values_list("sha256", flat=True))


def _set_aside(files: list[Path]) -> None:
    held = _held(path.stem for path in files)
    for path in files:
        if path.stem not in held:
            path.replace(path.with_name(path.name + GONE))


def _settle(path: Path) -> int:
    """Remove a file that was set aside, or put it back where a row names it again."""
    original = path.with_name(path.name.removesuffix(GONE))
    if _held([original.stem]) and not original.exists():
        path.replace(original)
        return 0
    path.unlink(missing_ok=True)
    return 1
