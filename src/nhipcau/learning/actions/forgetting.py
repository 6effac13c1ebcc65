"""A delegate is forgotten: his questions and voices stay as counts and words, without him.

Called by the journey of erasure, whose own action notes whose data went and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.learning.models import Question, Vote


def forget_askers(*, at: datetime, delegate_pks: Iterable[int]) -> int:  # noqa: ARG001 - every action takes it
    """Take delegates off their questions and voices; return how many questions lost their asker."""
    gone = list(delegate_pks)
    with write_gate():
        Vote.objects.filter(delegate__in=gone).delete()
        return Question.objects.filter(delegate__in=gone).update(delegate=None)
