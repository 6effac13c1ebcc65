"""A decree is typed, its rows come and go, and it is put in force. Called by its screens and sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.units.actions.checking import noted, said, short, stored, tidied, unchanged
from nhipcau.units.actions.storing import rebuild_closure, store_changed
from nhipcau.units.models import Decree
from nhipcau.units.models.decrees import DRAFT, IN_FORCE, SURENESS
from nhipcau.units.queries.decrees import changes_of, outcome
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.rules.changes import Change
from nhipcau.units.rules.changing import BadChangeError, Changed
from nhipcau.units.wording_decrees import Names, fault_words

NUMBER_LENGTH, TITLE_LENGTH, SOURCE_LENGTH = 100, 300, 300
MOST_CHANGES = 5000
"""The change of 2025 had some 10,500 steps and came as a seed; a province has at most some hundreds."""


def draft_decree(
    *, by: Any, at: datetime, number: str, title: str, effective_on: date, issued_on: date | None = None,
    source: str = "", sure: str = "seen", decree: Decree | None = None, seen: int | None = None,
) -> Decree:  # fmt: skip
    """Enter a decree as a draft, or change the draft given."""
    values = {
        "number": said(number, "number", NUMBER_LENGTH, _("Hãy ghi số của quyết định.")),
        "title": said(title, "title", TITLE_LENGTH, _("Hãy ghi nội dung của quyết định.")),
        "issued_on": issued_on, "effective_on": effective_on,
        "source": short(source, "source", SOURCE_LENGTH), "sure": _known(sure),
    }  # fmt: skip
    if issued_on and effective_on < issued_on:
        raise Refused(_("Ngày hiệu lực phải từ ngày ban hành trở đi."), field="effective_on")
    with write_gate():
        _keeper(by)
        row = _draft(decree) if decree else Decree()
        unchanged(row, seen)
        _once(row, str(values["number"]))
        noted(by, at, "units.draft_decree", f"units.decree:{row.key}", stored(row, values))
    return row


def add_changes(
    *, by: Any, at: datetime, decree: Decree, seen: int | None, changes: Sequence[Change],
    replaces: bool = False,
) -> Decree:  # fmt: skip
    """Put rows at the end of a draft, or in the place of all that stood; one entry for all."""
    with write_gate():
        _keeper(by)
        row = _draft(decree)
        unchanged(row, seen)
        kept = [] if replaces else list(row.changes)
        return _keep_rows(by, at, row, [*kept, *(change.kept() for change in changes)])


def drop_changes(*, by: Any, at: datetime, decree: Decree, seen: int | None, place: int | None) -> Decree:
    """Take one row out of a draft, or all of them."""
    with write_gate():
        _keeper(by)
        row = _draft(decree)
        unchanged(row, seen)
        rows = [] if place is None else [each for at_, each in enumerate(row.changes) if at_ != place]
        return _keep_rows(by, at, row, rows)


def drop_draft(*, by: Any, at: datetime, decree: Decree) -> None:
    """Throw a draft away; nothing pointed at it yet."""
    with write_gate():
        _keeper(by)
        row = _draft(decree)
        told = {"number": row.number}
        note(by=by, at=at, verb="units.drop_decree", subject=f"units.decree:{row.key}", before=told)
        row.delete()


def check_decree(decree: Decree) -> Changed:
    """Return what a decree would do; refuse with the row that is wrong and what to do."""
    before = map_in_tables()
    try:
        return outcome(decree, before)
    except BadChangeError as bad:
        rows = changes_of(decree)
        raise Refused(fault_words(bad, rows, Names(before, rows))) from bad


def put_in_force(*, by: Any, at: datetime, decree: Decree, seen: int | None) -> Changed:
    """Write a draft's changes into the map from its day on: names, edges, steps, the closure anew."""
    with write_gate():
        _keeper(by)
        row = _draft(decree)
        unchanged(row, seen)
        told = check_decree(row)
        is_first = Decree.objects.filter(pk=row.pk, state=DRAFT).update(
            state=IN_FORCE, in_force_at=at, revision=F("revision") + 1
        )
        if not is_first:
            raise Stale(_("Quyết định này đã được ghi vào danh mục."))
        store_changed(told.touched, told.steps)
        rebuild_closure()
        after = {
            "number": row.number, "effective_on": str(row.effective_on), "units_ended": len(told.ended),
            "units_begun": len(told.begun), "units_altered": len(told.altered),
        }  # fmt: skip
        note(by=by, at=at, verb="units.put_in_force", subject=f"units.decree:{row.key}", after=after)
    return told


def _keeper(by: Any) -> None:
    if by is not None and not by.may("units.keep_decrees"):
        raise Refused(_("Chỉ quản trị viên được sửa danh mục đơn vị."))


def _draft(decree: Decree) -> Decree:
    """Return the row, locked; what is in force is history and is not rewritten."""
    row = Decree.objects.select_for_update(of=("self",)).filter(pk=decree.pk).first()
    if row is None:
        raise Stale(_("Bản nháp này không còn."))
    if row.state != DRAFT:
        raise Stale(_("Quyết định này đã được ghi vào danh mục, không sửa được nữa."))
    return row


def _known(sure: str) -> str:
    if sure not in dict(SURENESS):
        raise Refused(_("Hãy chọn mức chắc chắn."), field="sure")
    return sure


def _once(row: Decree, number: str) -> None:
    """Refuse a second decree of that number, capitals and marks apart."""
    others = Decree.objects.exclude(pk=row.pk).values_list("number", flat=True)
    if fold(tidied(number)) in {fold(other) for other in others}:
        raise Refused(_("Đã có quyết định số này trong danh sách."), field="number")


def _keep_rows(by: Any, at: datetime, row: Decree, rows: list[dict[str, Any]]) -> Decree:
    if len(rows) > MOST_CHANGES:
        raise Refused(_("Nhiều dòng quá. Hãy chia thành nhiều quyết định."))
    before = len(row.changes)
    take_revision(Decree.objects.filter(pk=row.pk), seen=None, changes=rows)
    row.refresh_from_db()
    note(
        by=by, at=at, verb="units.change_decree", subject=f"units.decree:{row.key}",
        before={"rows": before}, after={"rows": len(rows)},
    )  # fmt: skip
    return row
