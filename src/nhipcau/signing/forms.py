"""The form that a key is revoked with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class RevokeForm(forms.Form):
    """Why the key is no longer to be trusted; published."""

    why = forms.CharField(
        label=_("Lý do thu hồi"),
        max_length=300,
        help_text=_("Công bố cho mọi người đọc, ví dụ: máy giữ khóa bị mất trộm ngày 03/11/2026."),
    )
