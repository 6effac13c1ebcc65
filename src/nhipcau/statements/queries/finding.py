"""Statements by words: what the list and the one search ask alike."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from nhipcau.common.folding import fold, fold_words


def statements_with(rows: Any, words: str) -> Any:
    """Keep statements that carry every word, marks or no marks, in any of their languages."""
    wanted = Q()
    for word in fold_words(words) or [fold(words)]:
        wanted &= Q(folded__contains=word) | Q(editions__versions__folded__contains=word)
    return rows.filter(wanted).distinct()
