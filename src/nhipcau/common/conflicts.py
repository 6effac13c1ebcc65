"""Two people at one text: the row's revision is taken by whoever saw the last one, the other is told.

Called by the one door of a room through which a row with a `revision` changes, inside its write gate.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from nhipcau.common.refusals import Refused


class Stale(Refused):
    """Somebody else changed it meanwhile; nothing was changed."""


def take_revision(rows: QuerySet[Any], *, seen: int | None, **changes: Any) -> bool:
    """Raise the revision of the one row in `rows`, and change it, where it still is the revision `seen`.

    `seen` is None for what spoils nobody's work. The row stays locked to the end of the transaction.
    """
    untouched = rows if seen is None else rows.filter(revision=seen)
    return bool(untouched.update(revision=F("revision") + 1, **changes))
