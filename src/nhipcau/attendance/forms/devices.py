"""Forms of devices and passes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DeviceForm(forms.Form):
    """What a phone is called."""

    label = forms.CharField(
        label=_("Tên máy"), max_length=80, help_text=_("Ví dụ: Máy 1, Máy của anh Lộc ở cửa chính.")
    )


class NoWords(forms.Form):
    """A decision that needs no words."""


class RevokePassForm(forms.Form):
    """Why a pass is taken out of force."""

    why = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Ví dụ: đại biểu báo mất thẻ."))
