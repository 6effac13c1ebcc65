"""Forms of the translator: the words of a translation, and a file brought in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TranslationForm(forms.Form):
    """Title, lead and body, with what the person saw of both sides."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    lead = forms.CharField(label=_("Đoạn mở"), required=False, widget=forms.Textarea({"rows": 4}))
    body = forms.CharField(
        label=_("Nội dung"), required=False, widget=forms.Textarea({"rows": 18}),
        help_text=_("Giữ số đoạn như bản gốc: mỗi đoạn cách nhau một dòng trống."),
    )  # fmt: skip
    by_machine = forms.BooleanField(
        label=_("Máy dịch, tôi chưa sửa"), required=False,
        help_text=_("Bản máy dịch được ghi rõ cho người đọc và không duyệt được khi chưa có người sửa."),
    )  # fmt: skip


class XliffForm(forms.Form):
    """A file from a translator's tool."""

    upload = forms.FileField(
        label=_("Tệp XLIFF"), help_text=_("Tệp .xlf tải về từ đây, đã dịch; XLIFF 2.x hoặc 1.2."),
        widget=forms.ClearableFileInput({"accept": ".xlf,.xliff"}),
    )  # fmt: skip
