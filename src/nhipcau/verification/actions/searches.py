"""Writing down where was looked and what was found. Called by the screen of searches."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.verification.actions.turning import turn
from nhipcau.verification.models import Dossier, Search
from nhipcau.verification.rules.fairness import FEWEST_LETTERS_SEARCHED, says_something


def log_search(
    *, by: Any, at: datetime, dossier: Dossier, seen: int, side: str, where: str, words: str,
    found_nothing: bool, said: str = "",
) -> Search:  # fmt: skip
    """Keep one search: where, with which words, for which side; the same one counts once."""
    if not found_nothing and not said.strip():
        raise Refused(_("Hãy ghi tìm thấy gì, ở đâu; rồi thêm nó làm chứng cứ."), field="said")
    for field, typed in (("where", where), ("words", words)):
        if not says_something(typed, FEWEST_LETTERS_SEARCHED):
            raise Refused(_("Hãy ghi rõ đã tìm ở đâu, bằng những chữ nào."), field=field)
    with write_gate():
        if _named(where, words) in {_named(one.where, one.words) for one in dossier.searches.all()}:
            raise Refused(_("Lần tìm này đã ghi rồi. Hãy tìm ở nơi khác, hoặc bằng từ khác."), field="words")
        row = turn(
            dossier=dossier,
            by=by,
            at=at,
            verb="verification.log_search",
            about=f"{where}: {words}",
            seen=seen,
        )
        return Search.objects.create(
            dossier=row, side=side, where=where.strip(), words=words.strip(), found_nothing=found_nothing,
            note=said.strip(), looked_by=by, looked_at=at,
        )  # fmt: skip


def _named(where: str, words: str) -> tuple[str, str]:
    """Return what tells one search from another: marks, capitals and gaps do not."""
    return fold(" ".join(where.split())), fold(" ".join(words.split()))
