"""What happened to a claim, the earliest first. In: a claim; out: steps with person and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.verification.models import Claim, Dossier, Relation


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done."""

    at: datetime
    person: Any
    words: str


def history_of(claim: Claim) -> list[Step]:
    """Return the steps of a claim as its rows tell them; every change stands in the record besides."""
    return sorted(_steps(claim), key=lambda step: step.at)


def _steps(claim: Claim) -> Iterator[Step]:
    yield Step(claim.noted_at, claim.noted_by, _("Đánh dấu"))
    for row in claim.occurrences.select_related("added_by"):
        if row.added_at > claim.noted_at:
            yield Step(row.added_at, row.added_by, _("Gặp lại: %(outlet)s") % {"outlet": row.outlet})
    if claim.routed_at:
        yield Step(claim.routed_at, None, _("Chuyển đến đơn vị giải quyết"))
    for link in Relation.objects.filter(claim=claim).select_related("decided_by", "other"):
        words = {"kind": link.get_kind_display(), "other": link.other.wording or link.other.public_id}
        yield Step(link.decided_at, link.decided_by, _("%(kind)s với: %(other)s") % words)
    for dossier in Dossier.objects.filter(claim=claim).select_related("opened_by"):
        yield Step(dossier.opened_at, dossier.opened_by, _("Mở hồ sơ %(number)s") % {"number": dossier})
