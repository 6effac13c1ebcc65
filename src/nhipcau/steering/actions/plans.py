"""A yearly plan: begun from obligations and last year's, written, issued with its number. For screens."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.doors import refuse_stamp
from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.actions import register_document
from nhipcau.documents.rules.symbols import PLAN
from nhipcau.record.actions import note
from nhipcau.steering.actions.tasks import put
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.drafting import bases_of, held_in, owed_by, past_of
from nhipcau.steering.rules import states
from nhipcau.steering.rules.planning import from_last_year, from_obligations, in_year
from nhipcau.units.queries.places import unit_name

PARTS = ("bases", "aims", "funding", "duties")
MOST_WORDS, MOST_NUMBER = 20_000, 80
FIRST_YEAR, LAST_YEAR = 2000, 2100
TITLE = "Công tác thông tin đối ngoại năm {year} trên địa bàn {unit}"
"""Stored and printed: Vietnamese, whatever the screen speaks."""


def make_plan(*, by: Any, at: datetime, unit_id: str, year: int, office: Any = None) -> Plan:
    """Begin the draft of a year, or add to it what it lacks: nothing is doubled by a second call."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Hãy ghi năm, ví dụ 2027."), field="year")
    with write_gate():
        row, is_new = Plan.objects.get_or_create(
            unit_id=unit_id, year=year, defaults=_begun(unit_id, year, office)
        )
        row = Plan.objects.select_for_update(of=("self",)).select_related("previous").get(pk=row.pk)
        if row.state == states.ISSUED:
            raise Refused(_("Kế hoạch năm %(year)s đã ban hành.") % {"year": year}, field="year")
        added = _fill(row, at)
        if is_new or added:
            after = {"plan_year": year, "tasks_added": added}
            note(by=by, at=at, verb="steering.make_plan", subject=_subject(row), after=after)
    return row


def _begun(unit_id: str, year: int, office: Any) -> dict[str, Any]:
    """Return what a new draft starts from: last year's words with this year's number."""
    last = Plan.objects.filter(unit_id=unit_id, year=year - 1).first()
    words = {name: in_year(getattr(last, name), year) for name in PARTS} if last else {}
    name = unit_name(unit_id)
    return {
        **words, "bases": words.get("bases") or bases_of(unit_id, year), "previous": last,
        "office": office or (last.office if last else None),
        "title": TITLE.format(year=year, unit=f"{name[:1].lower()}{name[1:]}"),
    }  # fmt: skip


def _fill(plan: Plan, at: datetime) -> int:
    """Add the tasks that the draft lacks: of obligations first, then last year's."""
    held = held_in(plan)
    lead = plan.office.name if plan.office else unit_name(plan.unit_id)
    asked = from_obligations(owed_by(plan.unit_id, plan.year), held, year=plan.year, lead=lead)
    if plan.previous is not None:
        asked += from_last_year(past_of(plan.previous), held, year=plan.year)
    return len(put(at=at, unit_id=plan.unit_id, asked=asked, plan=plan)) if asked else 0


def change_plan(
    *, by: Any, at: datetime, plan: Plan, seen: int | None, title: str, office: Any = None, **words: str
) -> Plan:
    """Write title, bases, aims, funding and duties of a draft."""
    with write_gate():
        row = _draft(plan, seen)
        before = {name: getattr(row, name) for name in ("title", *PARTS)}
        for name in PARTS:
            setattr(row, name, _kept(words.get(name, getattr(row, name)), name))
        row.title = _kept(title, "title").replace("\n", " ")[:300]
        if not row.title:
            raise Refused(_("Hãy ghi tên kế hoạch."), field="title")
        row.office = office or row.office
        row.revision += 1
        row.save()
        changed = [name for name, value in before.items() if value != getattr(row, name)]
        note(by=by, at=at, verb="steering.change_plan", subject=_subject(row), after={"parts": changed})
    return row


def issue_plan(
    *, by: Any, at: datetime, plan: Plan, seen: int | None, symbol: str = "", dated_on: date | None = None,
    elsewhere: str = "",
) -> Plan:  # fmt: skip
    """Sign a draft: our register gives the number, or it carries one from elsewhere with its day."""
    with write_gate():
        row = _draft(plan, seen)
        if not Task.objects.filter(plan=row).exclude(state=states.DROPPED).exists():
            raise Refused(_("Kế hoạch chưa có công việc nào. Hãy thêm việc rồi ban hành."))
        _check_day(dated_on, row.year, at)
        number = " ".join(storable(elsewhere).split())
        refuse_stamp(number, field="elsewhere")
        if number:
            _take_elsewhere(row, number, dated_on)
        else:
            _register(row, by, at, symbol, dated_on)
        Task.objects.filter(plan=row, state=states.DROPPED).update(plan=None)  # never part of what is signed
        row.state = states.ISSUED
        row.revision += 1
        row.save()
        after = {"number": row.elsewhere or row.registration.line, "issued_on": row.issued_on.isoformat()}  # type: ignore[union-attr]
        note(by=by, at=at, verb="steering.issue_plan", subject=_subject(row), after=after)
    return row


def _register(row: Plan, by: Any, at: datetime, symbol: str, dated_on: date | None) -> None:
    if row.office is None:
        raise Refused(_("Hãy chọn cơ quan ban hành trong phần soạn kế hoạch."), field="symbol")
    row.registration = register_document(
        by=by, at=at, unit_id=row.unit_id, kind=PLAN, symbol=symbol or row.office.symbol, subject=row.title,
        family=row.office.family, about=_subject(row), dated_on=dated_on,
    )  # fmt: skip
    row.issued_on = row.registration.dated_on


def _take_elsewhere(row: Plan, number: str, dated_on: date | None) -> None:
    if dated_on is None:
        raise Refused(_("Hãy ghi ngày trên văn bản đã ký."), field="dated_on")
    if len(number) > MOST_NUMBER:
        raise Refused(_("Tối đa %(most)s chữ.") % {"most": MOST_NUMBER}, field="elsewhere")
    row.elsewhere, row.issued_on = number, dated_on


def _check_day(dated_on: date | None, year: int, at: datetime) -> None:
    if dated_on is None:
        return
    if dated_on > timezone.localdate(at):
        raise Refused(_("Ngày văn bản không thể sau hôm nay."), field="dated_on")
    if not year - 1 <= dated_on.year <= year:
        raise Refused(
            _("Kế hoạch năm %(year)s được ký trong năm đó hoặc năm trước.") % {"year": year}, field="dated_on"
        )


def _kept(text: str, field: str) -> str:
    said = "\n".join(line.strip() for line in storable(text).splitlines() if line.strip())
    refuse_stamp(said, field=field)
    if len(said) > MOST_WORDS:
        raise Refused(_("Tối đa %(most)s chữ.") % {"most": MOST_WORDS}, field=field)
    return said


def _draft(plan: Plan, seen: int | None) -> Plan:
    row = Plan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan.pk)
    if row.state == states.ISSUED:
        raise Refused(_("Kế hoạch đã ban hành giữ nguyên."))
    if seen is not None and row.revision != seen:
        raise Stale(_("Người khác vừa sửa kế hoạch này. Hãy xem lại rồi làm lần nữa."))
    return row


def _subject(row: Plan) -> str:
    return f"steering.plan:{row.public_id}"
