"""What every public form has: words of the page's language, a trap for machines, a sealed stamp."""

from __future__ import annotations

from typing import Any

from django import forms

from nhipcau.newsroom.rules.words import Catalogue
from nhipcau.newsroom.serving.stamps import fault_of


class PublicForm(forms.Form):
    """A form without cookie or session."""

    website = forms.CharField(required=False, max_length=200)
    """Nobody sees it; whoever fills it in is a machine."""
    stamp = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())

    def __init__(self, words: Catalogue, *args: Any, **kwargs: Any) -> None:
        """Know the language."""
        super().__init__(*args, **kwargs)
        self.words = words
        for name, field in self.fields.items():
            field.error_messages |= {
                "required": words.say("e_required"),
                "invalid_choice": words.say("e_choice"),
                "invalid": words.say(
                    "e_email" if name == "email" else "e_date" if name == "wanted_by" else "e_required"
                ),
            }
            rules: list[Any] = list(field.validators)
            for rule in rules:
                if hasattr(rule, "limit_value"):
                    rule.message = words.say("e_long", most=rule.limit_value)
                elif hasattr(rule, "message"):
                    rule.message = words.say("e_email" if name == "email" else "e_required")

    @property
    def is_trapped(self) -> bool:
        """Say whether a machine filled in what nobody sees."""
        return bool(self.data.get("website", "").strip())

    def clean(self) -> dict[str, Any]:
        """Look at the stamp."""
        fault = fault_of(str(self.cleaned_data.get("stamp", "")))
        if fault:
            self.add_error(None, self.words.say("e_early" if fault == "early" else "e_late"))
        return self.cleaned_data

    def shown(self) -> list[tuple[Any, str]]:
        """Return the visible fields with their labels."""
        return [
            (self[name], self.words.say(self.labels[name]))
            for name in self.fields
            if name not in {"website", "stamp"}
        ]

    labels: dict[str, str] = {}
