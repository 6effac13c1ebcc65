"""Fields that several forms share: a text per language, days, choices of one's own rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nhipcau.presenting.wording import language_choices


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


def area(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = False) -> forms.CharField:
    """Return a field for a few lines."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea({"rows": rows})
    )


def add_words(form: forms.Form, name: str, label: Any, *, rows: int = 1, first_needed: bool = False) -> None:
    """Add one field per language, named ``<name>_<language>``."""
    for code, language in language_choices():
        widget = forms.Textarea({"rows": rows, "lang": code}) if rows > 1 else forms.TextInput({"lang": code})
        form.fields[f"{name}_{code}"] = forms.CharField(
            label=format_lazy("{} ({})", label, language), required=first_needed and code == "vi",
            widget=widget, max_length=1000,
        )  # fmt: skip


def words_in(cleaned: Mapping[str, Any], name: str) -> dict[str, str]:
    """Gather what was written per language."""
    return {code: cleaned.get(f"{name}_{code}") or "" for code, _language in language_choices()}


def initial_words(name: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return what the fields begin with."""
    return {f"{name}_{code}": text for code, text in words.items()}


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea({"rows": 3}))
