"""The nightly check: everything released against its hash, its signature and the public log (charter 9).

Called by the worker at night, and by whoever presses the button on the check's page.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.statements.models import Check
from nhipcau.statements.queries.integrity import faults

NAMED = 50
"""Faults that an entry of the record names; the check itself keeps them all."""


def check_published(*, at: datetime, by: Any = None) -> Check:
    """Compare, keep what was found, and name it in the record."""
    count, found = faults()
    with write_gate():
        check = Check.objects.create(at=at, checked=count, faults=[asdict(fault) for fault in found])
        named = [
            f"{fault.what}: {fault.statement_id}/{fault.number} {fault.language}" for fault in found[:NAMED]
        ]
        after = {"checked": count, "faults": named}
        note(by=by, at=at, verb="statements.check_published", subject="statements.check", after=after)
    return check
