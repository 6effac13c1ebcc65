"""Dossiers and what stands in them, for the tests of the dossier half of the room."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.verification.making import NOW, make_claim, make_person

from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.evidence import Described, add_visit
from nhipcau.verification.models import Dossier

WRONG_IF = "Biên bản kiểm đếm của xã ghi từ 300 nhà trở lên."


def make_dossier(by: Any = None, *, would_show_wrong: str = WRONG_IF, **claim: Any) -> Dossier:
    """Open a dossier on a claim; its first text is written unless an empty one is given."""
    keeper = by or make_person()
    dossier = open_dossier(by=keeper, at=NOW, claim=make_claim(by=keeper, **claim))
    if would_show_wrong:
        dossier = write_text(
            by=keeper, at=NOW, dossier=dossier, seen=dossier.revision, name="would_show_wrong",
            text=would_show_wrong,
        )  # fmt: skip
    return fresh(dossier)


def fresh(dossier: Dossier) -> Dossier:
    """Read it again."""
    return Dossier.objects.get(pk=dossier.pk)


def visit(dossier: Dossier, *, stance: str = "contradicts", title: str = "Trụ sở xã", by: Any = None) -> Any:
    """Add the plainest evidence."""
    return add_visit(
        by=by or dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision,
        described=Described(stance=stance, title=title, note="Đếm được 280 nhà."),
        seen_at=NOW - timedelta(hours=1),
    )  # fmt: skip
