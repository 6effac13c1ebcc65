"""Forms of directives and their clauses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.rules.clauses import Paragraph


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


class DirectiveForm(forms.Form):
    """A directive with its whole text."""

    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"), max_length=80, help_text=gettext_lazy("Ví dụ: 12/CT-UBND")
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Trích yếu"), max_length=500)
    issued_on = day(gettext_lazy("Ngày ban hành"))
    starts_on = day(gettext_lazy("Hiệu lực từ"), gettext_lazy("Để trống: từ ngày ban hành."), required=False)
    ends_on = day(gettext_lazy("Hết hiệu lực"), gettext_lazy("Để trống: còn hiệu lực."), required=False)
    source = forms.CharField(
        label=gettext_lazy("Nguồn"), max_length=300, required=False,
        help_text=gettext_lazy("Địa chỉ trang hoặc sổ văn bản nơi lấy văn bản này."),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Toàn văn"), required=False, widget=forms.Textarea({"rows": 18}),
        help_text=gettext_lazy("Dán cả văn bản, mỗi đoạn một dòng. Không nhận văn bản có dấu mật."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class TypeClauseForm(forms.Form):
    """A clause of a directive whose text is not in the house."""

    label = forms.CharField(
        label=gettext_lazy("Điều, khoản"), max_length=120,
        help_text=gettext_lazy("Ví dụ: Điều 3, khoản 2, điểm a"),
    )  # fmt: skip
    text = forms.CharField(label=gettext_lazy("Nội dung"), widget=forms.Textarea({"rows": 5}))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class MarkForm(forms.Form):
    """A place of the text: a span, or paragraphs that follow each other."""

    span = forms.CharField(required=False, max_length=40)
    lines = forms.MultipleChoiceField(required=False)
    label = forms.CharField(label=gettext_lazy("Điều, khoản"), required=False, max_length=120)
    words = forms.CharField(required=False)
    revision = forms.IntegerField()

    def __init__(self, *args: Any, lines: list[Paragraph], **kwargs: Any) -> None:
        """Know the paragraphs of the text."""
        super().__init__(*args, **kwargs)
        self.places = lines
        self.fields["lines"].choices = [(str(place), "") for place in range(len(lines))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Turn what was chosen into a place of the text."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        told["start"], told["end"] = self._span(told) if told.get("span") else self._lines(told)
        return told

    def _span(self, told: dict[str, Any]) -> tuple[int, int]:
        start, _colon, end = told["span"].partition(":")
        if not (start.isdecimal() and end.isdecimal()):
            raise ValidationError(_("Chỗ này không có trong văn bản. Hãy chọn lại trên toàn văn."))
        return int(start), int(end)

    def _lines(self, told: dict[str, Any]) -> tuple[int, int]:
        chosen = sorted(int(place) for place in told.get("lines", []))
        if not chosen:
            raise ValidationError(_("Hãy chọn ít nhất một đoạn."))
        if chosen[-1] - chosen[0] != len(chosen) - 1:
            raise ValidationError(_("Các đoạn phải liền nhau. Hãy chọn lại."))
        return self.places[chosen[0]].start, self.places[chosen[-1]].end
