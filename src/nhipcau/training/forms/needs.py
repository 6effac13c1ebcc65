"""The forms of a need: into which conference, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats


class PlanNeedForm(forms.Form):
    """Choose one of the planned conferences."""

    conference = forms.ChoiceField(label=_("Đưa vào hội nghị"))

    def __init__(self, *args: Any, conferences: Iterable[Any] = (), **kwargs: Any) -> None:
        """Offer them by name and day."""
        super().__init__(*args, **kwargs)
        self.fields["conference"].choices = [  # type: ignore[attr-defined]
            (row.public_id, f"{row.title} ({formats.day(row.starts_on)})") for row in conferences
        ]


class DeclineNeedForm(forms.Form):
    """Why nothing will be held."""

    why = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Cấp đã tổng hợp nhu cầu sẽ đọc lý do này."),
    )  # fmt: skip
