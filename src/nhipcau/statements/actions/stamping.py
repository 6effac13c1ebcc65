"""An outside time over what was released: the authority stamps the payload's bytes. Called by the worker.

Without an authority in the settings nothing happens; a failure costs the token, never the release.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.sources.timestamps import Token, office_token
from nhipcau.statements.models import Approval


def stamp_released(*, at: datetime, limit: int, ask: Callable[[bytes], Token | None] = office_token) -> int:
    """Have released payloads stamped that carry no token yet; return how many now do."""
    rows = Approval.objects.filter(time_stamp=None, voided_at=None, version__released_at__isnull=False)
    waiting = list(rows.filter(version__edition__statement__is_drill=False).order_by("pk")[:limit])
    done = 0
    for approval in waiting:
        token = ask(approval.payload.encode())
        if token is None:
            break  # no authority, or it does not answer now: the rest would wait for it too
        with write_gate():
            stamped = Approval.objects.filter(pk=approval.pk, time_stamp=None).update(
                time_stamp=token.content
            )
            if stamped:
                note(by=None, at=at, verb="statements.stamp", after={"payload": approval.payload_hash},
                     subject=f"statements.version:{approval.version.public_id}")  # fmt: skip
        done += stamped
    return done
