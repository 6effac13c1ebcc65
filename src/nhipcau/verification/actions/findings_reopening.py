"""Opening a closed dossier again: its passed finding stays as it is, the next one will say why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import start_clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.verification.actions.dossiers import CLOCK_RULE
from nhipcau.verification.actions.turning import CUT, step, subject_of
from nhipcau.verification.models import Dossier
from nhipcau.verification.queries.findings import REOPENED
from nhipcau.verification.rules import states


def reopen_dossier(*, by: Any, at: datetime, dossier: Dossier, why: str) -> Dossier:
    """Let its desk work at a closed dossier once more, on a clock of its own."""
    reason = why.strip()
    if not reason:
        raise Refused(_("Hãy ghi vì sao mở lại; kết luận sau sẽ in lý do này."), field="why")
    if len(reason) > CUT:
        raise Refused(_("Hãy ghi lý do trong %(most)s ký tự.") % {"most": CUT}, field="why")
    with write_gate():
        row = step(
            dossier=dossier, by=by, at=at, verb=REOPENED, about=reason, seen=None,
            origin=states.CLOSED, to=states.GATHERING,
        )  # fmt: skip
        row.clock = start_clock(
            by=by, at=at, rule_code=CLOCK_RULE, subject=subject_of(row), about=row.claim.wording[:CUT],
            unit_id=row.unit_id, holder=row.owner, started_at=at, reason=reason,
        )  # fmt: skip
        row.save(update_fields=["clock"])
    return row
