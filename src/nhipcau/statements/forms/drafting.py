"""Forms that begin a statement and change what stands around its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.spokespersons.queries.offices import offices_for
from nhipcau.statements.models import Kind
from nhipcau.statements.queries.desk import replaceable_for
from nhipcau.statements.wording import SUBJECT_WORDS, language_choices

DAY = {"type": "date"}


class AboutForm(forms.Form):
    """Kind, subject, day, and the block of a correction asked of an outlet."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    subject = forms.ChoiceField(
        label=_("Lĩnh vực"), choices=lambda: list(SUBJECT_WORDS.items()),
        help_text=_("Ai đăng ký nhận tin lĩnh vực này sẽ được báo."),
    )  # fmt: skip
    dated_on = forms.DateField(
        label=_("Ngày ghi trên văn bản"), widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )
    asked_outlet = forms.CharField(label=_("Cơ quan báo chí"), max_length=200, required=False)
    asked_work = forms.CharField(label=_("Tên tác phẩm"), max_length=300, required=False)
    asked_section = forms.CharField(label=_("Chuyên mục, số báo"), max_length=120, required=False)
    asked_date = forms.DateField(
        label=_("Ngày đăng"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )
    asked_false = forms.CharField(
        label=_("Nội dung sai"), required=False, widget=forms.Textarea({"rows": 3}), max_length=4000
    )
    asked_right = forms.CharField(
        label=_("Nội dung đúng"), required=False, widget=forms.Textarea({"rows": 3}), max_length=4000
    )

    def asked_fields(self) -> list[Any]:
        """Return the fields of the correction block, for the template."""
        return [self[name] for name in self.fields if name.startswith("asked_")]

    def block(self) -> dict[str, Any]:
        """Return the correction block as the action takes it."""
        return {
            name.removeprefix("asked_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("asked_")
        }


class NewForm(AboutForm):
    """A new statement: who speaks for which office, and the first words."""

    office: Any = forms.ModelChoiceField(
        label=_("Cơ quan đứng tên"), queryset=None, to_field_name="public_id", empty_label=None
    )
    language = forms.ChoiceField(label=_("Viết bằng"), choices=language_choices)
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    lead = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Một hai câu nói điều chính."),
    )  # fmt: skip
    body = forms.CharField(
        label=_("Nội dung"), required=False, max_length=60_000, widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "Cách đoạn bằng một dòng trống. "
            "Dòng bắt đầu bằng “- ” là gạch đầu dòng, “> ” là lời trích."
        ),
    )  # fmt: skip
    replaces: Any = forms.ModelChoiceField(
        label=_("Thay cho phát ngôn"), queryset=None, required=False, to_field_name="public_id",
        empty_label=_("Không thay phát ngôn nào"),
    )  # fmt: skip
    is_drill = forms.BooleanField(
        label=_("Chỉ để diễn tập"), required=False, help_text=_("Không bao giờ lên cổng, không gửi ra ngoài.")
    )
    finding = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    field_order = ("finding", "kind", "office", "subject", "dated_on", "language", "title", "lead", "body",
                   "replaces", "is_drill")  # fmt: skip

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the unit's own offices and what is out."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["office"].queryset = offices_for(person)
        fields["replaces"].queryset = replaceable_for(person)


class ChangeForm(AboutForm):
    """What stands around the words of a statement at work."""

    title = forms.CharField(label=_("Tên việc trên bàn làm việc"), max_length=300)
    field_order = ("title", "kind", "subject", "dated_on")


class SpeakerForm(forms.Form):
    """In whose name it is said."""

    speaker = forms.ChoiceField(label=_("Người phát ngôn"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, speakers: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer who may speak today; whoever needs a mandate stands there once for each."""
        super().__init__(*args, **kwargs)
        self.fields["speaker"].choices = speakers  # type: ignore[attr-defined]
