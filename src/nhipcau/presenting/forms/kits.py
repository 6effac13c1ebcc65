"""The form of a media kit: names in every language, pictures, pieces."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.presenting.forms.fields import add_words
from nhipcau.presenting.models import Asset, Piece


class KitForm(forms.Form):
    """A kit."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    assets = forms.MultipleChoiceField(
        label=_("Ảnh và tài liệu"), required=False, widget=forms.CheckboxSelectMultiple
    )
    pieces = forms.MultipleChoiceField(
        label=_("Bài giới thiệu"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, assets: list[Asset], pieces: list[Piece], **kwargs: Any) -> None:
        """Offer what the unit has."""
        super().__init__(*args, **kwargs)
        self.known_assets = {row.public_id: row for row in assets}
        self.known_pieces = {row.public_id: row for row in pieces}
        self.fields["assets"].choices = [(key, str(row)) for key, row in self.known_assets.items()]  # type: ignore[attr-defined]
        self.fields["pieces"].choices = [(key, str(row)) for key, row in self.known_pieces.items()]  # type: ignore[attr-defined]
        add_words(self, "title", _("Tên bộ"), first_needed=True)
        add_words(self, "lead", _("Giới thiệu ngắn"), rows=2)

    def chosen(self) -> dict[str, Any]:
        """Return the rows chosen."""
        return {
            "assets": [self.known_assets[key] for key in self.cleaned_data["assets"]],
            "pieces": [self.known_pieces[key] for key in self.cleaned_data["pieces"]],
        }
