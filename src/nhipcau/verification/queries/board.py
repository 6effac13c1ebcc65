"""The board: workload and age, and whether claims of both leanings are checked alike. Always for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from nhipcau.verification.models import Claim, Dossier, Finding
from nhipcau.verification.models.claims import Leaning
from nhipcau.verification.rules import board, states


@dataclass(frozen=True, slots=True)
class Board:
    """What the unit has before it."""

    loads: list[board.Load]
    unsorted: int
    """Marked, and nobody has said yet what kind it is."""
    waiting: list[int]
    """Claims without a dossier, by the steps of age."""
    yardstick: list[board.Yardstick]
    verdicts: list[tuple[str, int]]
    """Verdict and number, in the verdicts' order."""


def board_for(person: Any, *, at: datetime) -> Board:
    """Count the work of the person's unit."""
    claims = Claim.objects.filter(unit=person.unit_id)
    open_claims = claims.filter(state=states.OPEN)
    checked = _checked(claims)
    counted = board.verdicts(checked)
    return Board(
        loads=board.loads(_pieces(person, at), at),
        unsorted=claims.filter(state=states.NOTED).count(),
        waiting=board.waiting_ages(open_claims.filter(dossier=None).values_list("noted_at", flat=True), at),
        yardstick=board.yardstick(checked, Leaning.values),
        verdicts=[(verdict, counted[verdict]) for verdict in states.VERDICTS if counted[verdict]],
    )


def _pieces(person: Any, at: datetime) -> list[board.Piece]:
    waits = Q(requests__answered_at=None, requests__withdrawn_at=None, requests__isnull=False)
    rows = Dossier.objects.filter(unit=person.unit_id).exclude(state=states.CLOSED)
    rows = rows.annotate(waiting=Count("requests", filter=waits))
    values = rows.values_list("owner__full_name", "opened_at", "state", "clock__due_at", "waiting")
    return [
        board.Piece(owner, since, state == states.IN_REVIEW, due is not None and due < at, waiting)
        for owner, since, state, due, waiting in values
    ]


def _checked(claims: Any) -> list[board.Checked]:
    passed = Finding.objects.filter(dossier__claim=OuterRef("pk"), state=states.PASSED).order_by("-number")
    rows = claims.filter(kind=states.CHECKABLE).annotate(verdict=Subquery(passed.values("verdict")[:1]))
    values = rows.values_list("leaning", "verdict", "dossier__id")
    return [
        board.Checked(leaning, verdict or "", dossier is not None) for leaning, verdict, dossier in values
    ]
