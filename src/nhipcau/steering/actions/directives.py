"""A directive is entered or corrected, its clauses are marked or taken off. For screens and journeys."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.common.doors import refuse_stamp
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.actions.guarding import in_order, own_unit, plain, said, unchanged
from nhipcau.steering.actions.obligations import oblige, waive
from nhipcau.steering.models import Clause, Directive
from nhipcau.steering.rules import clauses as rules

__all__ = [
    "change_directive",
    "enter_directive",
    "mark_clause",
    "oblige",
    "take_off_clause",
    "type_clause",
    "waive",
]

KEPT = ("number", "issuer", "title", "issued_on", "starts_on", "ends_on", "source")


def enter_directive(
    *, by: Any, at: datetime, unit_id: str, number: str, issuer: str, title: str, issued_on: date,
    text: str = "", source: str = "", starts_on: date | None = None, ends_on: date | None = None,
) -> Directive:  # fmt: skip
    """Enter a directive with its text as pasted; one marked Mật is refused (charter 12)."""
    values = _values(number=number, issuer=issuer, title=title, issued_on=issued_on, text=text,
                     source=source, starts_on=starts_on, ends_on=ends_on)  # fmt: skip
    with write_gate():
        own_unit(by, unit_id)
        row = Directive(unit_id=unit_id, **values)
        _once(row)
        row.save()
        note(by=by, at=at, verb="steering.enter_directive", subject=_subject(row), after=_told(row))
    return row


def change_directive(
    *, by: Any, at: datetime, directive: Directive, seen: int, number: str, issuer: str, title: str,
    issued_on: date, text: str = "", source: str = "", starts_on: date | None = None,
    ends_on: date | None = None,
) -> Directive:  # fmt: skip
    """Correct a directive; a marked clause must still stand in the corrected text, and moves with it."""
    values = _values(number=number, issuer=issuer, title=title, issued_on=issued_on, text=text,
                     source=source, starts_on=starts_on, ends_on=ends_on)  # fmt: skip
    with write_gate():
        row = _locked(directive, by=by, seen=seen)
        before = _told(row)
        moved = _moved(row, values["text"])
        for field, value in values.items():
            setattr(row, field, value)
        row.revision += 1
        _once(row)
        row.save()
        Clause.objects.bulk_update(moved, ["start", "end"])
        note(by=by, at=at, verb="steering.change_directive", subject=_subject(row), before=before,
             after=_told(row))  # fmt: skip
    return row


def mark_clause(
    *, by: Any, at: datetime, directive: Directive, seen: int, start: int, end: int, label: str = "",
    words: str = "",
) -> Clause:  # fmt: skip
    """Mark text[start:end] as a clause; `words` is what was seen there; the label is the text's own."""
    with write_gate():
        row = _locked(directive, by=by, seen=seen)
        first, last = rules.trimmed(row.text, start, end)
        if start < 0 or end > len(row.text) or first >= last:
            raise Refused(_("Chỗ này không có trong văn bản. Hãy chọn lại trên toàn văn."))
        if words and "".join(words.split()) != "".join(row.text[first:last].split()):
            raise Refused(_("Chữ đã chọn khác với văn bản hiện nay. Hãy tải lại trang rồi chọn lại."))
        if row.clauses.filter(start=first, end=last).exists():
            raise Refused(_("Chỗ này đã được đánh dấu."))
        named = label or rules.label_at(row.text, first)
        return _added(row, by=by, at=at, label=named, text=row.text[first:last], start=first, end=last)


def type_clause(
    *, by: Any, at: datetime, directive: Directive, seen: int, label: str, text: str
) -> Clause:  # fmt: skip
    """Type a clause of a directive whose full text is not in the house."""
    refuse_stamp(text, field="text")
    with write_gate():
        row = _locked(directive, by=by, seen=seen)
        words = rules.tidied(unicodedata.normalize("NFC", text)).strip()
        if not words:
            raise Refused(_("Hãy gõ nội dung của điều khoản."), field="text")
        return _added(row, by=by, at=at, label=label, text=words)


def take_off_clause(*, by: Any, at: datetime, clause: Clause) -> None:
    """Take a clause off that obliges nobody."""
    with write_gate():
        row = _locked(clause.directive, by=by, seen=None)
        fresh = row.clauses.filter(pk=clause.pk).first()
        if fresh is None:
            raise Refused(_("Điều khoản này đã được bỏ."))
        if fresh.obligations.exists():
            raise Refused(_("Điều khoản này đang giao nhiệm vụ. Hãy rút nhiệm vụ trước."))
        before = {"label": fresh.label, "text": fresh.text}
        fresh.delete()
        row.revision += 1
        row.save()
        note(by=by, at=at, verb="steering.take_off_clause", subject=_subject(row), before=before)


def _added(row: Directive, *, by: Any, at: datetime, label: str, text: str, start: int | None = None,
           end: int | None = None) -> Clause:  # fmt: skip
    named = said(label, "label", _("Hãy ghi điều, khoản: “Điều 3, khoản 2”."))[:120]
    last = row.clauses.aggregate(last=Max("position"))["last"] or 0
    position = last + 1 if start is None else 0
    clause = Clause.objects.create(
        directive=row, label=named, text=text, start=start, end=end, position=position
    )
    row.revision += 1
    row.save()
    after = {"label": named, "text": text, "directive": row.public_id}
    subject = f"steering.clause:{clause.public_id}"
    note(by=by, at=at, verb="steering.mark_clause", subject=subject, after=after)
    return clause


def _locked(directive: Directive, *, by: Any, seen: int | None) -> Directive:
    row = Directive.objects.select_for_update().get(pk=directive.pk)
    own_unit(by, row.unit_id)
    unchanged(row, seen)
    return row


def _values(**given: Any) -> dict[str, Any]:
    needed = {
        "number": _("Hãy ghi số, ký hiệu của văn bản."), "issuer": _("Hãy ghi cơ quan ban hành."),
        "title": _("Hãy ghi trích yếu."),
    }  # fmt: skip
    texts = {field: said(given[field], field, words) for field, words in needed.items()}
    in_order(given["issued_on"], given["ends_on"])
    in_order(given["starts_on"], given["ends_on"])
    for field in ("title", "text"):
        refuse_stamp(given[field], field=field)
    text = rules.tidied(unicodedata.normalize("NFC", given["text"]))
    return {**given, **texts, "text": text, "source": " ".join(given["source"].split())}


def _once(row: Directive) -> None:
    same = Directive.objects.filter(unit_id=row.unit_id, number=row.number, issued_on=row.issued_on)
    if same.exclude(pk=row.pk).exists():
        raise Refused(_("Văn bản số này, ngày này đã được nhập."), field="number")


def _moved(row: Directive, text: str) -> list[Clause]:
    """Return the clauses at their places in the corrected text, or refuse where one is gone."""
    marked = list(row.clauses.filter(start__isnull=False))
    for clause in marked:
        place = rules.anchored(text, clause.text, clause.start or 0)
        if place is None:
            words = _("Không còn thấy nguyên văn của “%(label)s” trong văn bản. Hãy bỏ đánh dấu trước.")
            raise Refused(words % {"label": clause.label}, field="text")
        clause.start, clause.end = place, place + len(clause.text)
    return marked


def _subject(row: Directive) -> str:
    return f"steering.directive:{row.public_id}"


def _told(row: Directive) -> dict[str, Any]:
    return {**{field: plain(getattr(row, field)) for field in KEPT}, "characters": len(row.text)}
