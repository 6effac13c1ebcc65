"""The forms of the room. In: what a person types; out: cleaned fields for one action each."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

NAME_LETTERS = 80
"""Width of the column."""


class SearchNameForm(forms.Form):
    """A new name for a saved search."""

    name = forms.CharField(label=_("Tên tìm kiếm"), max_length=NAME_LETTERS)


class SaveSearchForm(SearchNameForm):
    """A name for the question that the list shows."""

    question = forms.CharField(widget=forms.HiddenInput, required=False)
