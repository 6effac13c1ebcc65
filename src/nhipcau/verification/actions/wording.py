"""Writing a claim as one self-contained sentence; that opens it for checking. One record entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.reading.tools import Embedder
from nhipcau.record import actions as record
from nhipcau.verification.actions.changing import as_seen, finish, subject_of, without_dossier
from nhipcau.verification.actions.claim_vectors import keep_claim_vectors
from nhipcau.verification.actions.weighing import weigh_claim
from nhipcau.verification.models import Claim, ClaimUnit
from nhipcau.verification.models.claims import Leaning
from nhipcau.verification.rules import states
from nhipcau.verification.rules.wording import Parts, problems


def word_claim(
    *,
    by: Any,
    at: datetime,
    claim: Claim,
    wording: str,
    language: str,
    parts: Parts,
    leaning: str,
    unit_ids: Iterable[str],
    revision: int | None = None,
    embedder: Embedder | None = None,
) -> Claim:
    """Store the sentence, what it states, whom it would please and whom it concerns; open the claim."""
    said = " ".join(wording.split())
    if any(problem.must for problem in problems(said, parts, language)):
        raise Refused(_("Câu chưa tự đứng được một mình. Hãy sửa các chỗ được nêu."), field="wording")
    if leaning not in Leaning.values:
        raise Refused(_("Hãy chọn nhận định này có lợi hay bất lợi cho cơ quan ta."), field="leaning")
    with write_gate():
        fresh = _may_be_worded(as_seen(claim, revision))
        before = {"wording": fresh.wording}
        state = states.REPEAT if fresh.state == states.REPEAT else states.OPEN
        changes = {"kind": states.CHECKABLE, "state": state, "wording": said, "language": language}
        finish(fresh, leaning=leaning, **changes, **asdict(parts))
        _concern(fresh, set(unit_ids))
        weigh_claim(claim=fresh, at=at)
        after = {"wording": said, "language": language, "leaning": leaning, **asdict(parts)}
        record.note(
            by=by,
            at=at,
            verb="verification.word_claim",
            subject=subject_of(fresh),
            before=before,
            after={**after, "units": sorted(set(unit_ids))},
        )
    keep_claim_vectors([fresh], embedder=embedder)
    return fresh


def _may_be_worded(claim: Claim) -> Claim:
    without_dossier(claim)
    if claim.state not in {states.NOTED, states.OPEN, states.REPEAT}:
        raise Refused(
            _("Nhận định này đã được lưu hoặc chuyển đi. Muốn kiểm chứng, hãy phân loại lại trước.")
        )
    return claim


def _concern(claim: Claim, unit_ids: set[str]) -> None:
    claim.units.exclude(unit__in=unit_ids).delete()
    known = set(claim.units.values_list("unit_id", flat=True))
    ClaimUnit.objects.bulk_create(
        [ClaimUnit(claim=claim, unit_id=unit_id) for unit_id in sorted(unit_ids - known)]
    )
