"""Forms for the words of a language, for returning, correcting, withdrawing and appointing a minute."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.statements.wording import language_name

MINUTE = "%Y-%m-%dT%H:%M"


class WordsForm(forms.Form):
    """The words of one language, and the revision that was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    lead = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    body = forms.CharField(
        label=_("Nội dung"), required=False, max_length=60_000, widget=forms.Textarea({"rows": 18}),
        help_text=_(
            "Cách đoạn bằng một dòng trống. "
            "Dòng bắt đầu bằng “- ” là gạch đầu dòng, “> ” là lời trích."
        ),
    )  # fmt: skip


class LanguageForm(forms.Form):
    """A further language; its words may come later."""

    language = forms.ChoiceField(label=_("Ngôn ngữ"))
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    lead = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    body = forms.CharField(
        label=_("Nội dung"), required=False, max_length=60_000, widget=forms.Textarea({"rows": 12})
    )
    made = forms.BooleanField(
        label=_("Máy dịch bản này"), required=False,
        help_text=_("Bạn đọc sẽ thấy nhãn máy dịch. Một người phải sửa thì mới duyệt được."),
    )  # fmt: skip

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the languages that are not there yet."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why words go back to their writers."""

    reason = forms.CharField(
        label=_("Cần sửa gì"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Người viết đọc câu này."),
    )  # fmt: skip


class MinuteForm(forms.Form):
    """When every approved language leaves."""

    release_at = forms.DateTimeField(
        label=_("Giờ công bố"), input_formats=[MINUTE, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MINUTE),
        help_text=_("Giờ của máy chủ. Trước giờ này không ai ngoài cơ quan thấy một chữ nào."),
    )  # fmt: skip

    def clean_release_at(self) -> datetime:
        """Return the minute with the office's own zone."""
        value: datetime = self.cleaned_data["release_at"]
        return value


class UrgentForm(forms.Form):
    """Why it cannot wait for a second person; the public reads it. It carries the words that were shown."""

    seen = forms.JSONField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Vì sao không chờ được người duyệt thứ hai"), max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Bạn đọc sẽ thấy lý do này cho tới khi có người xác nhận."),
    )  # fmt: skip


class InEachLanguage(forms.Form):
    """One text in the office's own language, and the same in each language that is out."""

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        """Add a field a language."""
        super().__init__(*args, **kwargs)
        self.languages = languages
        for code in languages:
            self.fields[f"in_{code}"] = forms.CharField(
                label=language_name(code), required=False, max_length=2000,
                widget=forms.Textarea({"rows": 2, "lang": code}),
            )  # fmt: skip

    def told(self) -> dict[str, str]:
        """Return what was written, by language."""
        return {code: self.cleaned_data[f"in_{code}"] for code in self.languages}


class ChangesForm(InEachLanguage):
    """What a correction changes."""

    what_changed = forms.CharField(
        label=_("Đã sửa điều gì"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Viết cho bạn đọc: trước ghi thế nào, nay là thế nào. Ngôn ngữ để trống sẽ hiện lời này."
        ),
    )  # fmt: skip


class WithdrawForm(InEachLanguage):
    """Why a statement is taken from the public."""

    reason = forms.CharField(
        label=_("Lý do rút"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Bạn đọc thấy lý do này ở chỗ bài cũ. Ngôn ngữ để trống sẽ hiện lời này."),
    )  # fmt: skip
