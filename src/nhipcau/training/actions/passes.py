"""What `attendance` tells of passes: the hash of each, and that one was lost. Called inside its actions.

No record entry of its own: giving and revoking passes are noted by `attendance`.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F

from nhipcau.common.writing import write_gate
from nhipcau.training.models import Delegate

AT_ONCE = 400
"""Under SQLite's oldest limit of 999 variables: two for a row, and the keys."""


def set_passes(rows: Mapping[int, str]) -> int:
    """Keep the hash of each delegate's pass, by primary key; return how many were changed."""
    wanted = [Delegate(pk=pk, pass_hash=hashed) for pk, hashed in rows.items()]
    with write_gate():
        return Delegate.objects.bulk_update(wanted, ["pass_hash"], batch_size=AT_ONCE)


def raise_pass_version(delegate: Delegate) -> int:
    """Make a pass and the delegate's links void; return the version from which new ones are made."""
    with write_gate():
        rows = Delegate.objects.filter(pk=delegate.pk)
        rows.update(pass_version=F("pass_version") + 1, pass_hash="", revision=F("revision") + 1)
        delegate.refresh_from_db(fields=["pass_version", "pass_hash", "revision"])
    return delegate.pass_version
