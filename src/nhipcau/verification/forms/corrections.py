"""The forms of a correction: saying that it was made, giving it to somebody else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SettleForm(forms.Form):
    """What now stands where."""

    done_how = forms.CharField(
        label=_("Đã đính chính thế nào"), max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Nay ở đâu viết gì; ghi địa chỉ hoặc số văn bản."),
    )  # fmt: skip


class OwnerForm(forms.Form):
    """Who sets it right from now on."""

    owner: Any = forms.ModelChoiceField(label=_("Giao cho"), queryset=None)
    reason = forms.CharField(label=_("Vì sao"), max_length=300)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        """Offer colleagues of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues  # type: ignore[attr-defined]
