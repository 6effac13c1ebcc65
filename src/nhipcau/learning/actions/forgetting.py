"""A delegate is forgotten: questions, voices and certificates stay as words, counts and numbers, without him.

Called through `training.forgetting`; the action of erasure notes whose data went and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.learning.models import Certificate, Question, Vote


def forget_askers(*, at: datetime, delegate_pks: Iterable[int]) -> int:  # noqa: ARG001 - every action takes it
    """Take delegates off their questions and voices; return how many questions lost their asker."""
    gone = list(delegate_pks)
    with write_gate():
        Vote.objects.filter(delegate__in=gone).delete()
        return Question.objects.filter(delegate__in=gone).update(delegate=None)


def forget(pks: Sequence[int], at: datetime) -> None:
    """Take delegates off everything that this room keeps of them."""
    forget_askers(at=at, delegate_pks=pks)
    with write_gate():
        rows = Certificate.objects.filter(delegate__in=pks, erased_at=None)
        rows.update(name="", credential="", code="", erased_at=at, delegate=None)
