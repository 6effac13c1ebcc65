"""Forms of the catalogue."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TopicForm(forms.Form):
    """A topic that is offered."""

    name = forms.CharField(label=_("Tên chuyên đề"), max_length=300)
    summary = forms.CharField(
        label=_("Nội dung chính, mỗi ý một dòng"), widget=forms.Textarea, required=False
    )
    is_retired = forms.BooleanField(label=_("Không dạy nữa"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
