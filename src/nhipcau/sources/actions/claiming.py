"""Taking rows off a queue: compare-and-set with a lease and a fencing token, in portable SQL.

Called by polling, fetching and reading. A worker that dies leaves a lease that runs out by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from nhipcau.sources.actions.hosts import hosts_of, reserve

Row = TypeVar("Row", bound=Model)
LOOK_AHEAD = 20
"""Candidates looked at for each row wanted, so that one busy host does not hide the others."""


def claim(
    due: Callable[[], QuerySet[Row]],
    ids: Sequence[int],
    *,
    until: datetime,
    changes: dict[str, Any] | None = None,
) -> list[Row]:
    """Lease those of `ids` that are still due; what another worker took meanwhile is not among them."""
    if not ids:
        return []
    token = secrets.token_hex(16)
    due().filter(pk__in=ids).update(lease_until=until, lease_token=token, **(changes or {}))
    return list(due().model._default_manager.filter(lease_token=token, pk__in=ids))  # noqa: SLF001


def paced(candidates: QuerySet[Any], *, at: datetime, limit: int) -> list[int]:
    """Choose rows whose hosts may be asked now, and take each host's turn."""
    rows = list(candidates.values_list("id", "origin")[: limit * LOOK_AHEAD])
    hosts = hosts_of(origin for _id, origin in rows)
    turns: dict[str, int] = {}
    chosen: list[int] = []
    for row_id, origin in rows:
        if len(chosen) == limit:
            break
        if origin not in turns:
            turns[origin] = reserve(hosts[origin], at)
        if turns[origin] > 0:
            turns[origin] -= 1
            chosen.append(row_id)
    return chosen
