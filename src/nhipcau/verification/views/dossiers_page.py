"""What a dossier's page shows, gathered: steps done and next, evidence by stance, requests, days, changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.beside import cards_beside
from nhipcau.common.desk import Card
from nhipcau.verification.models import Dossier, Evidence
from nhipcau.verification.models.dossiers import DossierState
from nhipcau.verification.models.evidence import Stance
from nhipcau.verification.queries.claims import verdicts_of
from nhipcau.verification.queries.dossiers import evidence_of
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedy
from nhipcau.verification.queries.dossiers_timeline import timeline_of
from nhipcau.verification.queries.history import history_of
from nhipcau.verification.rules import states
from nhipcau.verification.rules.fairness import FairnessFacts, Missing, missing

DOSSIER_TONES = {states.GATHERING: "info", states.IN_REVIEW: "warn", states.CLOSED: "good"}
PANELS = ("verification/findings/panel.html", "verification/dossiers/to_finding.html")
"""The first that there is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the work."""

    label: str
    is_done: bool
    is_next: bool
    said: str = ""
    url: str = ""


def page_of(person: Any, dossier: Dossier) -> dict[str, Any]:
    """Gather the page."""
    evidence = list(evidence_of(dossier))
    facts = fairness_of(dossier)
    lacks = missing(facts)
    steps = steps_of(dossier, facts, lacks)
    return {
        "claim": dossier.claim,
        "occurrences": dossier.claim.occurrences.all(),
        "tone": DOSSIER_TONES[dossier.state],
        "can_change": dossier.state == states.GATHERING and person.may("verification.keep_dossier"),
        "has_test": bool(facts.would_show_wrong.strip()),
        "steps": steps,
        "next_step": next((step for step in steps if step.is_next), None),
        "concluded": verdicts_of([dossier.claim_id]).get(dossier.claim_id),
        "lacks": [remedy(one) for one in lacks],
        "sides": [_side(stance, evidence) for stance in Stance],
        "searches": dossier.searches.select_related("looked_by"),
        "requests": dossier.requests.select_related("clock", "unit", "file", "answered_by").prefetch_related(
            "evidence"
        ),
        "days": timeline_of(dossier),
        "history": history_of(dossier),
        "panels": PANELS,
        "beside": _beside(person, dossier),
    }


def _beside(person: Any, dossier: Dossier) -> list[Card]:
    """Return what higher rooms made of the finding that stands."""
    standing = dossier.findings.filter(state=states.PASSED).order_by("-number").first()
    if standing is None:
        return []
    return cards_beside("verification.finding", person, standing.public_id, at=timezone.now())


def _side(stance: Stance, evidence: list[Evidence]) -> tuple[Stance, list[Evidence], int]:
    """Return the pieces of one side, and how many of them still count."""
    pieces = [one for one in evidence if one.stance == stance.value]
    return stance, pieces, sum(one.withdrawn_at is None for one in pieces)


def steps_of(dossier: Dossier, facts: FairnessFacts, lacks: tuple[Missing, ...]) -> list[Step]:
    """Say what is done and what comes next; the first thing undone is next."""
    texts = {name: reverse("verification:dossier_text", args=[dossier.public_id, name]) for name in
             ("dieu-cho-thay-sai", "ly-le-phia-kia")}  # fmt: skip
    sent = dossier.state != DossierState.GATHERING
    rows = [
        (_("Viết điều gì sẽ cho thấy ta sai"), Missing.WOULD_SHOW_WRONG not in lacks, "",
         texts["dieu-cho-thay-sai"]),
        (_("Tìm chứng cứ ủng hộ nhận định"), Missing.SUPPORTING not in lacks,
         _counted(facts.supporting, facts.empty_for_supporting), "#chung-cu"),
        (_("Tìm chứng cứ bác nhận định"), Missing.CONTRADICTING not in lacks,
         _counted(facts.contradicting, facts.empty_for_contradicting), "#chung-cu"),
        (_("Viết lý lẽ mạnh nhất của phía kia"), Missing.BEST_CASE not in lacks, "", texts["ly-le-phia-kia"]),
        (_("Viết kết luận và trình thẩm định"), sent, "", "#ket-luan"),
        (_("Người thứ hai thẩm định"), dossier.state == DossierState.CLOSED, "", ""),
    ]  # fmt: skip
    first_undone = next((place for place, row in enumerate(rows) if not row[1]), len(rows))
    return [
        Step(label, is_done, place == first_undone, said, url)
        for place, (label, is_done, said, url) in enumerate(rows)
    ]


def _counted(evidence: int, searches: int) -> str:
    return _("%(evidence)s chứng cứ, %(searches)s lần tìm không thấy") % {
        "evidence": evidence, "searches": searches,
    }  # fmt: skip
