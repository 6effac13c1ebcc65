"""The forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.digest.models import Recipient, Schedule, Section
from nhipcau.digest.models.editions import SectionKind, Slot
from nhipcau.digest.models.schedules import DAYS
from nhipcau.digest.queries.gathering import topics_watched
from nhipcau.digest.rules import MOST_EXCERPT, MOST_NOTE, TITLE
from nhipcau.mailing.addresses import is_address
from nhipcau.people.places import UnitField, as_typed

NEIGHBOURS = 4
"""Land neighbours of a province after 2025: seldom more."""


def day_input() -> forms.DateInput:
    """Return the browser's own choice of a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OpenForm(forms.Form):
    """Which edition to begin."""

    day = forms.DateField(label=_("Ngày"), widget=day_input())
    slot = forms.ChoiceField(label=_("Buổi"), choices=Slot.choices)
    is_empty = forms.BooleanField(
        label=_("Chỉ lấy các mục, không lấy tin"),
        required=False,
        help_text=_("Bỏ trống: máy chọn sẵn tin theo lựa chọn của bản trước."),
    )


class LineForm(forms.Form):
    """The words of a line."""

    heading = forms.CharField(
        label=_("Tiêu đề dòng tin"), max_length=300, required=False,
        help_text=_("Bỏ trống thì dùng tiêu đề của bài."),
    )  # fmt: skip
    excerpt = forms.CharField(
        label=_("Trích ngắn"), required=False, max_length=MOST_EXCERPT, widget=forms.Textarea({"rows": 3}),
        help_text=_("Nguyên văn của bài, không quá hai câu và 300 ký tự."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ghi chú của cơ quan"), required=False, max_length=MOST_NOTE,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Lời của cơ quan; được in tách khỏi lời báo."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SectionForm(forms.Form):
    """A section's name and what the machine puts in it."""

    heading = forms.CharField(label=_("Tên mục"), max_length=120)
    fill = forms.ChoiceField(label=_("Máy chọn tin thế nào"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds and the topics that are watched."""
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, kind.label) for kind in SectionKind if kind is not SectionKind.TOPIC]
        topics = [(f"topic:{topic.public_id}", topic.name) for topic in topics_watched()]
        kept = str(self.initial.get("fill", ""))
        if kept.startswith("topic:") and kept not in dict(topics):
            topics.append((kept, str(_("Chủ đề đã thôi theo dõi"))))
        self.fields["fill"].choices = [*kinds, (SectionKind.TOPIC.label, topics)] if topics else kinds  # type: ignore[attr-defined]
        self.fields["fill"].initial = SectionKind.FREE

    def filling(self) -> dict[str, str]:
        """Return kind and topic."""
        kind, _colon, topic = self.cleaned_data["fill"].partition(":")
        return {"kind": kind, "topic": topic}

    @staticmethod
    def of(section: Section) -> dict[str, Any]:
        """Return what stands."""
        fill = f"topic:{section.topic}" if section.topic else section.kind
        return {"heading": section.heading, "fill": fill}


class TitleForm(forms.Form):
    """What stands on top of the paper."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    office = forms.CharField(label=_("Tên cơ quan"), max_length=200, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReadersForm(forms.Form):
    """Who gets it."""

    recipients = forms.ModelMultipleChoiceField(
        label=_("Gửi cho"), queryset=Recipient.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    has_document = forms.BooleanField(label=_("Kèm tệp Word"), required=False, initial=True)

    def __init__(self, *args: Any, readers: Any, **kwargs: Any) -> None:
        """Offer these readers."""
        super().__init__(*args, **kwargs)
        self.fields["recipients"].queryset = readers  # type: ignore[attr-defined]


class IssueForm(ReadersForm):
    """Who gets it, and which revision was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """Why an issued edition gets a new version."""

    why = forms.CharField(
        label=_("Đính chính điều gì"), max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Dòng này in ở đầu bản mới, mọi người đọc đều thấy."),
    )  # fmt: skip


class RecipientForm(forms.ModelForm):  # type: ignore[type-arg]
    """A reader with purpose and expiry."""

    class Meta:
        model = Recipient
        fields = ("name", "email", "kind", "purpose", "agreed_on", "expires_on")
        widgets = {"agreed_on": day_input(), "expires_on": day_input()}
        help_texts = {
            "purpose": _("Ví dụ: theo dõi tin báo chí để chỉ đạo."),
            "expires_on": _("Qua ngày này, tên và địa chỉ được xóa."),
        }

    def clean_email(self) -> str:
        """Take only what a mail server takes."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if not is_address(email):
            raise ValidationError(_("Địa chỉ thư không đúng."))
        return email

    def clean(self) -> dict[str, Any]:
        """Let nothing expire before it was agreed."""
        found: dict[str, Any] = super().clean() or {}
        agreed, expires = found.get("agreed_on"), found.get("expires_on")
        if agreed and expires and expires < agreed:
            self.add_error("expires_on", _("Ngày hết hạn phải sau ngày đồng ý."))
        if expires and expires < timezone.localdate():
            self.add_error("expires_on", _("Ngày hết hạn đã qua."))
        return found


class ScheduleForm(forms.ModelForm):  # type: ignore[type-arg]
    """When, how long, to whom."""

    weekdays = forms.MultipleChoiceField(
        label=_("Các ngày trong tuần"), choices=DAYS, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Schedule
        fields = (
            "slot", "title", "office", "weekdays", "hour", "fewest_lines", "most_lines", "issues_untouched",
            "issues_edited", "has_document", "recipients", "is_active",
        )  # fmt: skip
        widgets = {
            "hour": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "recipients": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "issues_untouched": _(
                "Không ai sửa thì bản máy lập từ lựa chọn hôm trước được gửi đi, có ghi rõ."
            ),
            "issues_edited": _("Không chọn: bản đang sửa được giữ nguyên, người sửa được nhắc."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add a field for each neighbour."""
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = TITLE
        self.initial["weekdays"] = list(self.instance.weekdays or "01234")
        known = [as_typed(unit) for unit in self.instance.neighbours or []]
        for place in range(max(NEIGHBOURS, len(known))):
            self.fields[f"neighbour_{place}"] = UnitField(
                label=_("Địa phương lân cận"),
                required=False,
                initial=known[place] if place < len(known) else "",
            )

    def clean_weekdays(self) -> str:
        """Write the days as digits."""
        return "".join(sorted(self.cleaned_data["weekdays"]))

    def clean(self) -> dict[str, Any]:
        """Let the longest not be shorter than the shortest."""
        found: dict[str, Any] = super().clean() or {}
        if (found.get("fewest_lines") or 0) > (found.get("most_lines") or 0):
            self.add_error("most_lines", _("Số dòng nhiều nhất phải lớn hơn số ít nhất."))
        return found

    def wanted(self) -> dict[str, Any]:
        """Return the columns as the action takes them."""
        own = {name: value for name, value in self.cleaned_data.items() if not name.startswith("neighbour_")}
        own.pop("recipients")
        units = [
            value for name, value in self.cleaned_data.items() if name.startswith("neighbour_") and value
        ]
        return {**own, "neighbours": list(dict.fromkeys(units))}
