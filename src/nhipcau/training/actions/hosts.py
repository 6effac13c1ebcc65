"""Who hosted a site is forgotten with the delegates (charter 13). Called by the duty of retention."""

from __future__ import annotations

from datetime import datetime

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.models import Site
from nhipcau.training.queries.sites import hosted_past


def forget_hosts(*, at: datetime, limit: int = 1000) -> int:
    """Empty name and phone of hosts of conferences whose time to forget has come; return how many."""
    with write_gate():
        rows = list(hosted_past(day_of(at)).values_list("pk", flat=True)[:limit])
        if rows:
            Site.objects.filter(pk__in=rows).update(host_name="", host_phone="")
            note(
                by=None,
                at=at,
                verb="training.forget_hosts",
                subject="training.site:all",
                after={"sites": len(rows)},
            )
    return len(rows)
