"""Opening a dossier, writing its texts, handing it to a colleague.

Called by the screens of dossiers and by journeys.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clocks.actions import hand_over as hand_over_clock
from nhipcau.clocks.actions import start_clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.verification.actions.turning import CUT, subject_of, turn
from nhipcau.verification.models import Change, Claim, Dossier
from nhipcau.verification.rules import states
from nhipcau.verification.rules.fairness import FEWEST_LETTERS, says_something

TRIES = 5
"""On PostgreSQL two openings may take one number; the second takes the next."""
TEXTS = ("would_show_wrong", "best_case")
CLOCK_RULE = "verification.dossier"


def open_dossier(*, by: Any, at: datetime, claim: Claim) -> Dossier:
    """Begin the dossier of an open, checkable claim; whoever opens it keeps it."""
    if claim.kind != states.CHECKABLE or claim.state != states.OPEN:
        raise Refused(_("Chỉ nhận định kiểm chứng được mới có hồ sơ. Hãy phân loại nhận định trước."))
    for _try in range(TRIES):
        if Dossier.objects.filter(claim=claim).exists():
            break
        try:
            return _opened(by=by, at=at, claim=claim)
        except IntegrityError:
            continue
    raise Refused(_("Nhận định này đã có hồ sơ. Hãy mở hồ sơ ấy."))


def _opened(*, by: Any, at: datetime, claim: Claim) -> Dossier:
    with write_gate():
        year = timezone.localdate(at).year
        taken = Dossier.objects.filter(unit=claim.unit_id, year=year).aggregate(last=Max("number"))["last"]
        dossier = Dossier(
            claim=claim, unit_id=claim.unit_id, year=year, number=(taken or 0) + 1,
            owner=by, opened_by=by, opened_at=at,
        )  # fmt: skip
        dossier.clock = start_clock(
            by=by, at=at, rule_code=CLOCK_RULE, subject=subject_of(dossier), about=claim.wording[:CUT],
            unit_id=claim.unit_id, holder=by, started_at=at, reason=_("Mở hồ sơ kiểm chứng"),
        )  # fmt: skip
        dossier.save()
        verb, about = "verification.open_dossier", str(dossier)
        Change.objects.create(
            dossier=dossier, revision=dossier.revision, by=by, at=at, verb=verb, about=about
        )
        note(by=by, at=at, verb=verb, subject=subject_of(dossier), after={"number": about})
        return dossier


def write_text(*, by: Any, at: datetime, dossier: Dossier, seen: int, name: str, text: str) -> Dossier:
    """Write what would show us wrong, or the other side's best case."""
    if name not in TEXTS:
        msg = f"{name} is no text of a dossier"
        raise LookupError(msg)
    words = text.strip()
    if words and not says_something(words, FEWEST_LETTERS):
        raise Refused(_("Chữ này chưa nói được điều gì. Hãy viết thành câu."), field="text")
    with write_gate():
        if not words and name == "would_show_wrong" and dossier.evidence.exists():
            raise Refused(
                _("Hồ sơ đã có chứng cứ, không để trống mục này được. Hãy viết lại thay vì xóa."),
                field="text",
            )
        before = Dossier.objects.values_list(name, flat=True).get(pk=dossier.pk)
        row = turn(
            dossier=dossier, by=by, at=at, verb=f"verification.{name}", about="", seen=seen,
            before=before, after=words,
        )  # fmt: skip
        setattr(row, name, words)
        row.save(update_fields=[name])
    return row


def hand_over(*, by: Any, at: datetime, dossier: Dossier, seen: int, owner: Any) -> Dossier:
    """Give the dossier to a colleague of the same unit."""
    if owner.pk == dossier.owner_id:
        raise Refused(_("Người này đang giữ hồ sơ rồi."), field="owner")
    if owner.unit_id != dossier.unit_id or not owner.may("verification.keep_dossier"):
        raise Refused(_("Hãy chọn một chuyên viên cùng đơn vị."), field="owner")
    with write_gate():
        before = str(dossier.owner)
        row = turn(
            dossier=dossier, by=by, at=at, verb="verification.hand_over", seen=seen,
            about=f"{before} → {owner}",
        )  # fmt: skip
        row.owner = owner
        row.save(update_fields=["owner"])
        if row.clock is not None and row.clock.is_running and row.clock.holder_id != owner.pk:
            reason = _("Giao hồ sơ kiểm chứng")
            hand_over_clock(by=by, at=at, clock=row.clock, holder=owner, reason=reason)
    return row
