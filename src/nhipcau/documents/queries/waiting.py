"""Which matters bear a number of the register. In: how rooms name them; out: those that do."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents.models import Registration


def registered_among(abouts: Iterable[str]) -> set[str]:
    """Return those of these matters that have a paper in the register, in one question."""
    rows = Registration.objects.filter(about__in=set(abouts))
    return set(rows.values_list("about", flat=True))
