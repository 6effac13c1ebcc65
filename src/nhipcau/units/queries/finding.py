"""Bodies and office-holders by words: what the lists and the one search ask alike."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nhipcau.common.folding import fold_words
from nhipcau.units.models import UnitName
from nhipcau.units.queries.places import holding as in_force


def bodies_with(rows: Any, words: str) -> Any:
    """Keep bodies that carry every word, or whose unit does; marks or no marks."""
    for word in fold_words(words):
        rows = rows.filter(Q(folded__contains=word) | _named(word, "unit_id"))
    return rows


def holders_with(rows: Any, words: str) -> Any:
    """Keep holders that carry every word in name, post, body or unit."""
    for word in fold_words(words):
        said = (
            Q(folded__contains=word) | Q(post__folded__contains=word) | Q(post__body__folded__contains=word)
        )
        rows = rows.filter(said | _named(word, "post__body__unit_id"))
    return rows


def _named(word: str, unit_path: str) -> Exists:
    """Return the condition that the unit is called so today."""
    rows = UnitName.objects.filter(folded__contains=word, unit_id=OuterRef(unit_path))
    return Exists(rows.filter(in_force(timezone.localdate())))
