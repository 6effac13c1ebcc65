"""A clause obliges units; one of them is excused; an obligation nobody works on is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.actions.guarding import own_unit, plain, said, unchanged
from nhipcau.steering.models import Clause, Obligation, Obliged, Repeats, Scope
from nhipcau.steering.queries.directives import under
from nhipcau.units.queries import names_on
from nhipcau.units.queries.tree import may_look_down
from nhipcau.units.rules.kinds import Level, level_of

KEPT = ("what", "product", "scope", "repeats", "due_on", "indicator_code")
BATCH = 500
"""Rows of one INSERT: SQLite takes 32,766 parameters."""


def oblige(
    *, by: Any, at: datetime, clause: Clause, what: str, scope: str, unit_ids: Iterable[str] = (),
    product: str = "", repeats: str = Repeats.ONCE, due_on: date | None = None, indicator_code: str = "",
) -> Obligation:  # fmt: skip
    """Oblige every unit of the scope that stands today under the directive's unit, or those named."""
    task = said(what, "what", _("Hãy ghi nhiệm vụ giao."))
    if repeats not in Repeats.values:
        raise Refused(_("Hãy chọn nhịp thực hiện."), field="repeats")
    with write_gate():
        row = Clause.objects.select_related("directive").get(pk=clause.pk)
        own_unit(by, row.directive.unit_id)
        bound = _bound(row.directive.unit_id, scope, unit_ids, timezone.localdate(at))
        obligation = Obligation.objects.create(
            clause=row, what=task, product=" ".join(product.split()), scope=scope, repeats=repeats,
            due_on=due_on, indicator_code=indicator_code,
        )  # fmt: skip
        Obliged.objects.bulk_create(
            [Obliged(obligation=obligation, unit_id=unit_id) for unit_id in bound], batch_size=BATCH
        )
        after = {**_told(obligation), "clause": row.public_id, "units": len(bound)}
        if scope == Scope.NAMED:
            after["named"] = bound
        note(by=by, at=at, verb="steering.oblige", subject=_subject(obligation), after=after)
    return obligation


def change_obligation(
    *, by: Any, at: datetime, obligation: Obligation, seen: int, what: str, product: str = "",
    repeats: str = Repeats.ONCE, due_on: date | None = None, indicator_code: str = "",
) -> Obligation:  # fmt: skip
    """Correct what is asked; whom it binds stays."""
    values = {"what": said(what, "what", _("Hãy ghi nhiệm vụ giao.")), "product": " ".join(product.split()),
              "repeats": repeats, "due_on": due_on, "indicator_code": indicator_code}  # fmt: skip
    with write_gate():
        row = _locked(obligation, by=by)
        unchanged(row, seen)
        before = _told(row)
        for field, value in values.items():
            setattr(row, field, value)
        row.revision += 1
        row.save()
        subject = _subject(row)
        note(
            by=by, at=at, verb="steering.change_obligation", subject=subject, before=before, after=_told(row)
        )
    return row


def take_back(*, by: Any, at: datetime, obligation: Obligation, why: str) -> None:
    """Take an obligation back that was given by mistake: only while nobody has a task of it."""
    reason = said(why, "why", _("Hãy ghi vì sao rút nhiệm vụ này."))
    with write_gate():
        row = _locked(obligation, by=by)
        if row.units.filter(tasks__isnull=False).exists():
            raise Refused(
                _("Đã có đơn vị lập công việc. Hãy ghi miễn cho từng đơn vị, không rút cả nhiệm vụ.")
            )
        before, subject = _told(row), _subject(row)
        row.delete()
        note(by=by, at=at, verb="steering.take_back", subject=subject, before=before, after={"why": reason})


def waive(*, by: Any, at: datetime, obliged: Obliged, why: str) -> Obliged:
    """Excuse one unit, with the reason: done by whoever obliged it, or by a unit above; never by itself."""
    reason = said(why, "why", _("Hãy ghi vì sao đơn vị này không phải thực hiện."))
    with write_gate():
        row = _locked_unit(obliged, by=by, at=at)
        if row.waived_why:
            raise Refused(_("Đơn vị này đã được miễn."))
        row.waived_why = reason[:300]
        row.save(update_fields=["waived_why"])
        _noted("steering.waive", row, by=by, at=at, after={"why": reason, "unit": row.unit_id})
    return row


def bind_again(*, by: Any, at: datetime, obliged: Obliged) -> Obliged:
    """Bind a unit again that was excused."""
    with write_gate():
        row = _locked_unit(obliged, by=by, at=at)
        if not row.waived_why:
            raise Refused(_("Đơn vị này đang phải thực hiện."))
        before, row.waived_why = {"why": row.waived_why}, ""
        row.save(update_fields=["waived_why"])
        _noted("steering.bind_again", row, by=by, at=at, before=before, after={"unit": row.unit_id})
    return row


def may_waive(person: Any, obliged: Obliged, on: date) -> bool:
    """Tell whether somebody of this unit may excuse that one."""
    if person.unit_id == obliged.obligation.clause.directive.unit_id:
        return True
    return person.unit_id != obliged.unit_id and may_look_down(person.unit_id, obliged.unit_id, on)


def _bound(whose: str, scope: str, unit_ids: Iterable[str], on: date) -> list[str]:
    standing = names_on(on).filter(under(whose, on)).order_by("code")
    if scope == Scope.NAMED:
        wanted = list(dict.fromkeys(unit_ids))
        known = set(standing.filter(unit_id__in=wanted).values_list("unit_id", flat=True))
        if not wanted:
            raise Refused(_("Hãy nêu ít nhất một đơn vị."), field="units")
        if len(known) < len(wanted):
            raise Refused(_("Có đơn vị không thuộc quyền giao việc của cơ quan này."), field="units")
        return wanted
    if scope not in Scope.values:
        raise Refused(_("Hãy chọn giao cho ai."), field="scope")
    level = Level.PROVINCE if scope == Scope.PROVINCES else Level.COMMUNE
    bound = [unit_id for unit_id in standing.values_list("unit_id", flat=True) if level_of(unit_id) == level]
    if not bound:
        raise Refused(_("Không có đơn vị nào thuộc diện này."), field="scope")
    return bound


def _locked(obligation: Obligation, *, by: Any) -> Obligation:
    rows = Obligation.objects.select_for_update(of=("self",)).select_related("clause__directive")
    row = rows.filter(pk=obligation.pk).first()
    if row is None:
        raise Refused(_("Nhiệm vụ này đã được rút."))
    own_unit(by, row.clause.directive.unit_id)
    return row


def _locked_unit(obliged: Obliged, *, by: Any, at: datetime) -> Obliged:
    rows = Obliged.objects.select_for_update(of=("self",)).select_related("obligation__clause__directive")
    row = rows.get(pk=obliged.pk)
    if by is not None and not may_waive(by, row, timezone.localdate(at)):
        raise Refused(_("Chỉ cơ quan giao nhiệm vụ hoặc cấp trên miễn được."))
    return row


def _subject(row: Obligation) -> str:
    return f"steering.obligation:{row.public_id}"


def _noted(verb: str, row: Obliged, **what: Any) -> None:
    note(verb=verb, subject=_subject(row.obligation), **what)


def _told(row: Obligation) -> dict[str, Any]:
    return {field: plain(getattr(row, field)) for field in KEPT}
