"""Adding, changing and retiring a term, and taking in a whole table. Called by the screens of terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record import actions as record
from nhipcau.translation.models import Term
from nhipcau.translation.rules.terms import AGREED, RETIRED, TermRow


def add_term(
    *, by: Any, at: datetime, source_language: str, target_language: str, source: str, target: str,
    note: str = "", state: str = AGREED,
) -> Term:  # fmt: skip
    """Put a term into the list of the person's unit."""
    row = TermRow(source_language, target_language, source.strip(), target.strip(), note.strip(), state)
    with write_gate():
        _refuse_second(by.unit_id, row)
        term = Term.objects.create(unit_id=by.unit_id, **_columns(row, by, at))
        record.note(by=by, at=at, verb="translation.add_term", subject=subject_of(term), after=_told(row))
    return term


def change_term(
    *, by: Any, at: datetime, term: Term, seen: int, source_language: str, target_language: str, source: str,
    target: str, note: str = "", state: str = AGREED,
) -> Term:  # fmt: skip
    """Change a term, or take one back into use."""
    row = TermRow(source_language, target_language, source.strip(), target.strip(), note.strip(), state)
    with write_gate():
        _refuse_second(by.unit_id, row, but=term.pk)
        _take(term, seen, **_columns(row, by, at))
        before, after = _told(_as_row(term)), _told(row)
        record.note(
            by=by, at=at, verb="translation.change_term", subject=subject_of(term), before=before, after=after
        )
        term.refresh_from_db()
    return term


def retire_term(*, by: Any, at: datetime, term: Term, seen: int) -> Term:
    """Stop using a term; it stays in the list."""
    with write_gate():
        _take(term, seen, state=RETIRED, changed_at=at, changed_by=by, dated_on=timezone.localdate(at))
        record.note(
            by=by, at=at, verb="translation.retire_term", subject=subject_of(term),
            before={"state": term.state}, after={"state": RETIRED},
        )  # fmt: skip
        term.refresh_from_db()
    return term


def take_terms(*, by: Any, at: datetime, rows: Sequence[TermRow]) -> tuple[int, int]:
    """Take in a whole table, all of it or nothing; return how many are new and how many changed."""
    with write_gate():
        new, changed = 0, 0
        for row in dict.fromkeys(rows):
            known = _standing(by.unit_id, row).first()
            if known is None:
                Term.objects.create(unit_id=by.unit_id, **_columns(row, by, at))
                new += 1
            elif _as_row(known) != row:
                take_revision(Term.objects.filter(pk=known.pk), seen=None, **_columns(row, by, at))
                changed += 1
        after = {"new": new, "changed": changed}
        record.note(
            by=by, at=at, verb="translation.take_terms", subject=f"units.unit:{by.unit_id}", after=after
        )
    return new, changed


def subject_of(term: Term) -> str:
    """Name a term in the record."""
    return f"translation.term:{term.public_id}"


def _take(term: Term, seen: int, **changes: Any) -> None:
    if not take_revision(Term.objects.filter(pk=term.pk), seen=seen, **changes):
        raise Stale(_("Người khác vừa sửa thuật ngữ này. Hãy xem lại rồi sửa tiếp."))


def _standing(unit_id: str, row: TermRow) -> Any:
    return Term.objects.filter(
        unit=unit_id, source_language=row.source_language, target_language=row.target_language,
        source=row.source,
    ).exclude(state=RETIRED)  # fmt: skip


def _refuse_second(unit_id: str, row: TermRow, but: int | None = None) -> None:
    if row.source_language == row.target_language:
        raise Refused(_("Hai ngôn ngữ phải khác nhau."), field="target_language")
    if row.state == RETIRED:
        return
    known = _standing(unit_id, row).exclude(pk=but).first()
    if known:
        words = _("Thuật ngữ này đã có: dịch là “%(target)s”. Hãy sửa mục đó.") % {"target": known.target}
        raise Refused(words, field="source")


def _columns(row: TermRow, by: Any, at: datetime) -> dict[str, Any]:
    return {
        **_told(row), "folded": fold(f"{row.source} {row.target} {row.note}"), "changed_at": at,
        "changed_by": by, "dated_on": timezone.localdate(at),
    }  # fmt: skip


def _told(row: TermRow) -> dict[str, str]:
    return {
        "source_language": row.source_language, "target_language": row.target_language, "source": row.source,
        "target": row.target, "note": row.note, "state": row.state,
    }  # fmt: skip


def _as_row(term: Term) -> TermRow:
    return TermRow(
        term.source_language, term.target_language, term.source, term.target, term.note, term.state
    )
