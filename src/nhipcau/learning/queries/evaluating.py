"""What an evaluation gave: figures by item and words without order; nothing of fewer than five sheets."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from nhipcau.learning.models import Comment, Evaluation, EvaluationItem, Tally, Ticket
from nhipcau.learning.rules.evaluating import USUAL_ITEMS, counted, is_shown
from nhipcau.learning.rules.states import SCALE, SMALLEST_GROUP, WORDS

LOT = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item that was marked."""

    text: str
    n: int
    mean: float | None
    counts: tuple[int, ...]
    """How often 1, 2, … was given; empty where fewer than five marked this item."""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item that was answered in words, in an order drawn anew each time."""

    text: str
    said: Sequence[str]


def evaluation_of(conference: Any) -> Evaluation | None:
    """Return whether and since when it stands open, or stood."""
    return Evaluation.objects.filter(conference=conference.pk).first()


def items_of(conference: Any) -> list[EvaluationItem]:
    """List what is asked."""
    return list(EvaluationItem.objects.filter(conference=conference.pk))


def offered_items(conference: Any) -> list[tuple[str, str]]:
    """Return kind and text of what to begin with: its own items, those of the former conference, or ours."""
    for pk in (conference.pk, conference.copied_from_id):
        rows = list(EvaluationItem.objects.filter(conference=pk).values_list("kind", "text")) if pk else []
        if rows:
            return rows
    return list(USUAL_ITEMS)


def sheets(conference: Any) -> int:
    """Count the sheets that were handed in."""
    return Ticket.objects.filter(conference=conference.pk, is_used=True).count()


def can_show(conference: Any) -> bool:
    """Say whether results may be seen: closed, and of five sheets or more."""
    row = evaluation_of(conference)
    return row is not None and is_shown(sheets(conference), is_closed=row.closed_at is not None)


def results(conference: Any) -> list[ItemResult]:
    """Return the marks of each item; an empty list while it is open, and of fewer than five sheets."""
    if not can_show(conference):
        return []
    marks: dict[int, dict[int, int]] = {}
    for item, mark, count in Tally.objects.filter(item__conference=conference.pk).values_list(
        "item_id", "mark", "count"
    ):
        marks.setdefault(item, {})[mark] = count
    return [_result(row.text, marks.get(row.pk, {})) for row in items_of(conference) if row.kind == SCALE]


def comments(conference: Any, chance: Random = LOT) -> list[ItemWords]:
    """Return the words of each item; hidden as the marks are."""
    if not can_show(conference):
        return []
    said: dict[int, list[str]] = {}
    for item, text in Comment.objects.filter(item__conference=conference.pk).values_list("item_id", "text"):
        said.setdefault(item, []).append(text)
    for texts in said.values():
        chance.shuffle(texts)
    return [ItemWords(row.text, said.get(row.pk, [])) for row in items_of(conference) if row.kind == WORDS]


def _result(text: str, marks: dict[int, int]) -> ItemResult:
    told = counted(marks)
    if told.n < SMALLEST_GROUP:  # few of the many answered this one
        return ItemResult(text, told.n, None, ())
    return ItemResult(text, told.n, told.mean, told.counts)
