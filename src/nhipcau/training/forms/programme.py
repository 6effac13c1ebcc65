"""The forms of the programme: half-days, sessions, speakers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.training.forms.conferences import day
from nhipcau.training.models.programme import Part, SessionKind
from nhipcau.training.rules import states

NO_TOPIC = ("", _("– chọn, hoặc ghi tên mới ở dưới –"))


def hour(label: Any) -> forms.TimeField:
    """Return a field for an hour of the day."""
    return forms.TimeField(label=label, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))


def moments_of(on: date, hours: Mapping[str, Any]) -> dict[str, datetime]:
    """Return `starts_at` and `ends_at` of hours of the office's own clock."""
    return {f"{name}_at": datetime.combine(on, hours[name], ZONE) for name in ("starts", "ends")}


class HalfDayForm(forms.Form):
    """A half-day and its hours."""

    day = day(_("Ngày"))
    part = forms.ChoiceField(label=_("Buổi"), choices=Part.choices)
    starts = hour(_("Bắt đầu"))
    ends = hour(_("Kết thúc"))

    def said(self) -> dict[str, Any]:
        """Return what the action takes."""
        told = self.cleaned_data
        return {"day": told["day"], "part": told["part"], **moments_of(told["day"], told)}


class SessionForm(forms.Form):
    """One line of the programme."""

    kind = forms.ChoiceField(label=_("Loại"), choices=SessionKind.choices, initial=states.TOPIC)
    topic = forms.ChoiceField(label=_("Chuyên đề"), required=False)
    new_topic = forms.CharField(
        label=_("Hoặc chuyên đề mới"), max_length=300, required=False,
        help_text=_("Được thêm vào danh mục chuyên đề để dùng lại lần sau."),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Ghi trên chương trình"), max_length=300, required=False,
        help_text=_("Để trống: ghi đúng tên chuyên đề."),
    )  # fmt: skip
    starts = hour(_("Bắt đầu"))
    ends = hour(_("Kết thúc"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, topics: Any = (), **kwargs: Any) -> None:
        """Offer the topics of the unit's catalogue."""
        super().__init__(*args, **kwargs)
        chosen = [NO_TOPIC, *((row.public_id, row.name) for row in topics)]
        self.fields["topic"].choices = chosen  # type: ignore[attr-defined]

    def moments(self, on: date) -> dict[str, datetime]:
        """Return the hours as moments of a day."""
        return moments_of(on, self.cleaned_data)


class SpeakerForm(forms.Form):
    """Somebody who holds a post on that day, or a guest by hand."""

    holding_id = forms.TypedChoiceField(
        label=_("Người giữ chức vụ vào ngày đó"), coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = forms.CharField(label=_("Hoặc khách mời: họ và tên"), max_length=120, required=False)
    post = forms.CharField(
        label=_("Chức vụ của khách mời"), max_length=300, required=False,
        help_text=_("Ghi như in trên chương trình, ví dụ: Phó Cục trưởng, Cục Thông tin mẫu."),
    )  # fmt: skip

    def __init__(self, *args: Any, holders: Any = (), **kwargs: Any) -> None:
        """Offer those who hold a post that day."""
        super().__init__(*args, **kwargs)
        self.fields["holding_id"].choices = list(holders)  # type: ignore[attr-defined]
        if not holders:
            del self.fields["holding_id"]
