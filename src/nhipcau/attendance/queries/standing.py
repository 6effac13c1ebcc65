"""Reads what stands of the people of a batch, and what was said of its facts before. For `taking`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from nhipcau.attendance.models import Attendance, Conflict, Excuse, Scan
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.standing import TAKEN, Presence, Question, Said, Standing

FIELDS = ("fact_id", "kind", "site_id", "half_day_id", "delegate_id", "delegate__place_id", "outcome",
          "reason", "happened_at", "delegate__name")  # fmt: skip


def said_before(fact_ids: Collection[str]) -> dict[str, Said]:
    """Return what became of these facts, of those that came before."""
    rows = Scan.objects.filter(fact_id__in=fact_ids).values_list(*FIELDS)
    return {row[0]: _said(row) for row in rows}


def standing_of(
    said: Mapping[str, Said],
    *,
    half_days: Collection[int],
    delegates: Collection[int],
    places: Collection[int],
    takes_back: bool,
) -> Standing:
    """Return what stands of these people; the facts below it only where something is taken back."""
    standing = Standing(said=dict(said))
    _read_presences(standing, half_days, delegates, places)
    _read_questions(standing, half_days, delegates)
    excuses = Excuse.objects.filter(half_day__in=half_days, place__in=places)
    for half_day, place, fact_id in excuses.values_list("half_day_id", "place_id", "scan__fact_id"):
        standing.excuses[half_day, place] = fact_id
    if takes_back:
        _read_facts(standing, half_days, delegates)
    return standing


def _read_presences(
    standing: Standing, half_days: Collection[int], delegates: Collection[int], places: Collection[int]
) -> None:
    rows = Attendance.objects.filter(half_day__in=half_days)
    rows = rows.filter(Q(delegate__in=delegates) | Q(place__in=places))
    for half_day, delegate, place, site, fact_id, arrived_at in rows.values_list(
        "half_day_id", "delegate_id", "place_id", "site_id", "scan__fact_id", "arrived_at"
    ):
        standing.presences[half_day, delegate] = Presence(place, site, fact_id, arrived_at)
        standing.holders[half_day, place] = delegate


def _read_questions(standing: Standing, half_days: Collection[int], delegates: Collection[int]) -> None:
    rows = Conflict.objects.filter(half_day__in=half_days, delegate__in=delegates)
    read = rows.exclude(state=ConflictState.GONE).select_related("scan", "first").order_by("pk")
    for row in read:
        found = Question(
            row.scan.fact_id, row.scan.site_id, row.first.fact_id, row.first.site_id, row.pk,
            is_open=row.state == ConflictState.OPEN,
        )  # fmt: skip
        standing.questions[row.half_day_id, row.delegate_id].append(found)


def _read_facts(standing: Standing, half_days: Collection[int], delegates: Collection[int]) -> None:
    """Read the facts on which presences and excuses rest, without those that were taken back."""
    rows = Scan.objects.filter(half_day__in=half_days, delegate__in=delegates, outcome__in=TAKEN)
    read = list(rows.order_by("id").values_list(*FIELDS, "undoes__fact_id"))
    standing.undone = {row[-1] for row in read if row[1] == states.UNDO and states.NEW in row}
    for row in read:
        said = _said(row[:-1])
        if said.kind == states.UNDO or said.fact_id in standing.undone or said.half_day is None:
            continue
        if said.kind == states.EXCUSE:
            standing.excusals[said.half_day, said.place or 0].append(said)
        else:
            standing.arrivals[said.half_day, said.delegate or 0].append(said)


def _said(row: Sequence[Any]) -> Said:
    said = Said(*row[:-1])
    return replace(said, place=said.place or said.delegate, name=row[-1] or "")
