"""Forms of good practice: nominating, deciding."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NominateForm(forms.Form):
    """What was done, and what came of it."""

    title = forms.CharField(label=_("Cách làm hay"), max_length=200)
    what = forms.CharField(
        label=_("Đã làm gì"), widget=forms.Textarea({"rows": 8}),
        help_text=_("Kể đủ để nơi khác làm theo được: ai làm, bằng gì, trong bao lâu."),
    )  # fmt: skip
    effect = forms.CharField(label=_("Kết quả đo được"), required=False, widget=forms.Textarea({"rows": 3}))


class DecideForm(forms.Form):
    """Into the library, or not and why."""

    choice = forms.ChoiceField(
        label=_("Quyết định"), widget=forms.RadioSelect,
        choices=[("keep", _("Đưa vào thư viện")), ("decline", _("Không chọn"))],
    )  # fmt: skip
    why = forms.CharField(
        label=_("Lý do"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Cần khi không chọn: đơn vị đề cử sẽ đọc."),
    )  # fmt: skip
