"""The forms of a review: beginning it, its words, its number, an office's own outline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.models import Review


class BeginForm(forms.Form):
    """Which period is reviewed."""

    period: Any = forms.ModelChoiceField(queryset=None, label=_("Kỳ báo cáo"), empty_label=None)

    def __init__(self, *args: Any, periods: Any, **kwargs: Any) -> None:
        """Offer the periods in which somebody reports here."""
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = periods  # type: ignore[attr-defined]


class WordsForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the office says over the figures."""

    class Meta:
        model = Review
        fields = ("office", "assessment", "limits", "causes", "next_steps", "proposals")
        labels = {"office": _("Cơ quan ban hành")}
        help_texts = {
            "assessment": _("Mỗi đoạn một dòng. Số liệu do hệ thống ghép vào, không cần gõ lại."),
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 5})
            for name in ("assessment", "limits", "causes", "next_steps", "proposals")
        }

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        """Offer the offices of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["office"].required = False


class NumberForm(forms.Form):
    """The number of the report."""

    symbol = forms.CharField(label=_("Ký hiệu cơ quan"), max_length=40, help_text=_("Ví dụ: UBND-VX."))
    dated_on = forms.DateField(label=_("Ngày văn bản"), widget=forms.DateInput(attrs={"type": "date"}))


class OutlineForm(forms.Form):
    """A GeoJSON file and who made it."""

    upload = forms.FileField(
        label=_("Tệp GeoJSON"),
        help_text=_(
            "Mỗi đơn vị một đối tượng, thuộc tính code hoặc name. Kinh độ, vĩ độ WGS 84. Tối đa 8 MB."
        ),
    )
    source = forms.CharField(
        label=_("Nguồn bản đồ"), max_length=300,
        help_text=_("Cơ quan lập bản đồ và văn bản cho phép dùng; in dưới bản đồ."),
    )  # fmt: skip


class ChosenForm(forms.Form):
    """Which indicator a page shows."""

    code = forms.ChoiceField(label=_("Chỉ tiêu"))

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        """Offer the indicators under their headings."""
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = choices  # type: ignore[attr-defined]
