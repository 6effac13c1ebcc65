"""The forms of a dossier: its texts, its owner. Every one carries the revision that was seen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SeenForm(forms.Form):
    """What every form on a dossier carries."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class OpenForm(forms.Form):
    """Opening asks for nothing but the click."""


class TextForm(SeenForm):
    """One text of a dossier."""

    text = forms.CharField(widget=forms.Textarea({"rows": 8}), max_length=8000)


class OwnerForm(SeenForm):
    """Who keeps the dossier from now on."""

    owner: Any = forms.ModelChoiceField(label=_("Giao cho"), queryset=None)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        """Offer colleagues of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues  # type: ignore[attr-defined]
