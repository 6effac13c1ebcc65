"""The printed sign-in sheet, typed in: who signed, who is excused, who came to the door, who stands in.

In: lines of the roll and what was typed. Out: facts like those of a phone. A sheet sent twice is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.queries.rolls import Line
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, Fact

BLANK_ROWS = 3
"""Rows for people who are not on the list; a site of 15 has one or two, and the sheet may be sent again."""


class WalkInRow(forms.Form):
    """Somebody who is on no list."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    post = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    body = forms.CharField(label=_("Cơ quan"), max_length=200, required=False)
    reason = forms.CharField(label=_("Vì sao không có trong danh sách"), max_length=300)


class SubstituteRow(forms.Form):
    """Somebody who came instead of another."""

    name = forms.CharField(label=_("Người đi thay"), max_length=120)
    post = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    place = forms.ChoiceField(label=_("Thay cho"))
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer whose places are empty."""
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _now("Chọn người vắng")), *places]  # type: ignore[attr-defined]


WalkIns = forms.formset_factory(WalkInRow, extra=BLANK_ROWS, max_num=50)
Substitutes = forms.formset_factory(SubstituteRow, extra=BLANK_ROWS, max_num=50)


class PaperForm(forms.Form):
    """The sheet of one site and half-day."""

    batch_id = forms.UUIDField(widget=forms.HiddenInput)
    came = forms.MultipleChoiceField(required=False)
    excused = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        """Offer the places that nobody filled yet."""
        super().__init__(*args, **kwargs)
        named = [line for line in lines if line.place.name and not line.is_walk_in]
        self.lines = [line for line in named if line.presence is None]
        # a sheet sent twice names people who are noted by now: they are answered "already there"
        choices = [(line.place.public_id, line.place.name) for line in named]
        empty = [(line.place.public_id, line.place.name) for line in self.lines]
        for name in ("came", "excused"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["batch_id"].initial = uuid4
        bound = self.data if self.is_bound else None
        self.walk_ins = WalkIns(bound, prefix="w")
        self.substitutes = Substitutes(
            bound, prefix="s", form_kwargs={"places": choices if self.is_bound else empty}
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a person in two columns, a substitute of somebody present, and a faulty row."""
        cleaned = super().clean() or {}
        came, excused = set(cleaned.get("came", ())), set(cleaned.get("excused", ()))
        parts = (self.walk_ins, self.substitutes)
        if not all(part.is_valid() for part in parts):
            self.add_error(None, _now("Có dòng thêm tay chưa đủ: xem lại các ô được đánh dấu."))
            return cleaned
        stood_for = [row["place"] for row in self._filled(self.substitutes)]
        if came & excused or came & set(stood_for) or len(stood_for) != len(set(stood_for)):
            self.add_error(None, _now("Một chỗ chỉ ghi một cách: có mặt, báo vắng hoặc một người đi thay."))
        elif not (came or excused or stood_for or any(self._filled(self.walk_ins))):
            self.add_error(None, _now("Chưa đánh dấu ai: đánh dấu người đã ký trên phiếu."))
        return cleaned

    def sheet(self, site: Any, half_day: Any) -> BatchSheet:
        """Return the batch; its id and those of its facts follow from the form that was opened."""
        batch: UUID = self.cleaned_data["batch_id"]
        return BatchSheet(
            batch_id=str(batch), site=site.public_id, facts=list(self._facts(batch, half_day.public_id))
        )

    def _facts(self, batch: UUID, half_day: str) -> Iterator[Fact]:
        for name, kind in (("came", states.ARRIVE), ("excused", states.EXCUSE)):
            for public_id in self.cleaned_data[name]:
                yield Fact(_fact_id(batch, name, public_id), kind, half_day, delegate=public_id)
        for number, row in enumerate(self._filled(self.walk_ins)):
            yield Fact(_fact_id(batch, "walk_in", number), states.WALK_IN, half_day, **row)
        for row in self._filled(self.substitutes):
            yield Fact(_fact_id(batch, "substitute", row["place"]), states.SUBSTITUTE, half_day, **row)

    def _filled(self, rows: Any) -> Iterator[dict[str, Any]]:
        return (row.cleaned_data for row in rows.forms if row.has_changed())


def _fact_id(batch: UUID, *parts: object) -> str:
    return str(uuid5(batch, ":".join(map(str, parts))))
