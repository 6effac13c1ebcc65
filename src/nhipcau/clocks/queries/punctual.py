"""How finished clocks did, recomputed from the rows each time. Only the asking person's unit counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any, cast

from nhipcau.clocks.queries.clocks import clocks_for
from nhipcau.clocks.rules.measures import Finished, Punctuality, punctuality


def punctuality_for(
    person: Any, since: datetime | None = None, until: datetime | None = None
) -> dict[str, Punctuality]:
    """Measure by rule the clocks stopped from `since` on and before `until`."""
    stopped = clocks_for(person).filter(stopped_at__isnull=False)
    if since:
        stopped = stopped.filter(stopped_at__gte=since)
    if until:
        stopped = stopped.filter(stopped_at__lt=until)
    by_rule: dict[str, list[Finished]] = defaultdict(list)
    for code, started_at, due_at, stopped_at in stopped.values_list(
        "rule_code", "started_at", "due_at", "stopped_at"
    ):
        by_rule[code].append(Finished(started_at, due_at, cast("datetime", stopped_at)))
    return {code: punctuality(clocks) for code, clocks in sorted(by_rule.items())}
