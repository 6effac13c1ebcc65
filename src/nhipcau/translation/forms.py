"""Forms of terms: one term, and a table of them."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.translation.models import NOTE_LETTERS, State
from nhipcau.translation.wording import CHOICES


class TermForm(forms.Form):
    """One term."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source_language = forms.ChoiceField(label=_("Ngôn ngữ gốc"), choices=CHOICES, initial="vi")
    source = forms.CharField(
        label=_("Thuật ngữ"), max_length=200, help_text=_("Viết như trong văn bản, ví dụ: điểm cầu.")
    )
    target_language = forms.ChoiceField(label=_("Dịch sang"), choices=CHOICES, initial="en")
    target = forms.CharField(label=_("Cách dịch"), max_length=200)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=NOTE_LETTERS, widget=forms.Textarea({"rows": 3}),
        help_text=_("Dùng khi nào, theo văn bản nào."),
    )  # fmt: skip
    state = forms.ChoiceField(label=_("Tình trạng"), choices=State.choices, initial=State.AGREED)


class TableForm(forms.Form):
    """A file with terms."""

    upload = forms.FileField(
        label=_("Tệp CSV hoặc Excel"),
        help_text=_(
            "Dòng đầu là tên cột: Ngôn ngữ gốc, Dịch sang, Thuật ngữ, Cách dịch; có thể thêm Ghi chú, "
            "Tình trạng. Ngôn ngữ ghi tên hoặc mã (vi, en, zh, lo, km, fr)."
        ),
        widget=forms.ClearableFileInput({"accept": ".csv,.xlsx"}),
    )
