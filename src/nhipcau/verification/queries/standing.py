"""Where a claim stands for whoever looks at the queue: its own state, or how far its dossier is.

In: claims; out: the same with `standing`, `verdict` and `is_work` beside them, and the words for a standing.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.models import Claim, Finding
from nhipcau.verification.models.claims import ClaimState
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.queries.reviews import waiting_for
from nhipcau.verification.rules import states

WORDS = {
    states.NOTED: _("Chưa phân loại"),
    states.OPEN: ClaimState.OPEN.label,
    states.GATHERING: _("Có hồ sơ, đang thu thập"),
    states.IN_REVIEW: _("Chờ thẩm định"),
    states.CLOSED: _("Đã kết luận"),
    states.FILED: ClaimState.FILED.label,
    states.ROUTED: ClaimState.ROUTED.label,
    states.REPEAT: ClaimState.REPEAT.label,
}
TONES = {
    states.NOTED: "warn", states.OPEN: "warn", states.GATHERING: "info", states.IN_REVIEW: "info",
    states.CLOSED: "good",
}  # fmt: skip
WORK = (states.NOTED, states.OPEN, states.GATHERING, states.IN_REVIEW)
"""What still needs somebody."""


def with_standing(claims: QuerySet[Claim]) -> Any:
    """Say of claims where they stand."""
    passed = Finding.objects.filter(dossier__claim=OuterRef("pk"), state=states.PASSED).order_by("-number")
    stands = Case(
        When(state=states.OPEN, dossier__isnull=False, then=F("dossier__state")),
        default=F("state"),
        output_field=CharField(),
    )
    rows = claims.annotate(standing=stands, verdict=Subquery(passed.values("verdict")[:1]))
    works = Case(When(standing__in=WORK, then=Value(True)), default=False, output_field=BooleanField())
    return rows.annotate(is_work=works)


def standing_words(claim: Any) -> str:
    """Say where a claim stands: "Đã kết luận: Sai"."""
    if claim.standing == states.CLOSED and claim.verdict:
        return _now("Đã kết luận: %(verdict)s") % {"verdict": Verdict(claim.verdict).label}
    return str(WORDS[claim.standing])


def standing_tone(claim: Any) -> str:
    """Return the tone of where a claim stands."""
    return TONES.get(claim.standing, "neutral")


def unread_by(person: Any) -> set[int]:
    """Return the claims whose finding waits for this very reader, who has chosen no verdict yet.

    No machine score is shown to him before he chooses, on any screen.
    """
    waiting: Any = waiting_for(person, at=timezone.now())
    waiting = waiting.filter(is_chosen=False)
    return set(waiting.values_list("dossier__claim_id", flat=True))
