"""A journalist's question, and a reader's wish to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from nhipcau.contacts.rules.subjects import GENERAL, SUBJECTS
from nhipcau.newsroom.forms.base import PublicForm
from nhipcau.newsroom.rules.words import Catalogue, catalogue

MOST_QUESTION = 10_000


class EnquiryForm(PublicForm):
    """Ask us."""

    name = forms.CharField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    outlet_name = forms.CharField(max_length=200, widget=forms.TextInput({"autocomplete": "organization"}))
    is_foreign = forms.BooleanField(required=False)
    email = forms.EmailField(max_length=254, widget=forms.EmailInput({"autocomplete": "email"}))
    phone = forms.CharField(required=False, max_length=40, widget=forms.TextInput({"autocomplete": "tel"}))
    unit = forms.ChoiceField()
    question = forms.CharField(max_length=MOST_QUESTION, widget=forms.Textarea({"rows": 8}))
    wanted_by = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}))
    labels = {
        "name": "f_name", "outlet_name": "f_outlet", "is_foreign": "f_foreign", "email": "f_email",
        "phone": "f_phone", "unit": "f_unit", "question": "f_question", "wanted_by": "f_wanted",
    }  # fmt: skip

    def __init__(self, words: Catalogue, units: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer the offices; the first is chosen, and where there is one only nobody is asked."""
        super().__init__(words, *args, **kwargs)
        unit = self.fields["unit"]
        unit.choices = units  # type: ignore[attr-defined]
        unit.initial = units[0][0] if units else None
        if len(units) == 1:
            unit.widget = forms.HiddenInput()
            unit.required = False

    def shown(self) -> list[tuple[Any, str]]:
        """Return the visible fields."""
        return [(field, label) for field, label in super().shown() if not field.is_hidden]


class SubscribeForm(PublicForm):
    """Get our mail."""

    email = forms.EmailField(max_length=254, widget=forms.EmailInput({"autocomplete": "email"}))
    languages = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    subjects = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    labels = {"email": "f_email", "languages": "f_languages", "subjects": "f_subjects"}

    def __init__(self, words: Catalogue, *args: Any, **kwargs: Any) -> None:
        """Offer languages and subjects; this page's language and everything are chosen."""
        super().__init__(words, *args, **kwargs)
        _offer(self, words)
        self.fields["languages"].initial = [words.language]
        self.fields["subjects"].initial = [GENERAL]


class ChoiceForm(forms.Form):
    """New choices on a reader's own page; its address is the secret, so nothing guards it further."""

    languages = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    subjects = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    def __init__(self, words: Catalogue, *args: Any, **kwargs: Any) -> None:
        """Offer languages and subjects."""
        super().__init__(*args, **kwargs)
        self.words = words
        _offer(self, words)
        for field in self.fields.values():
            field.error_messages |= {
                "required": words.say("e_required"),
                "invalid_choice": words.say("e_choice"),
            }

    def shown(self) -> list[tuple[Any, str]]:
        """Return the fields with their labels."""
        return [
            (self["languages"], self.words.say("f_languages")),
            (self["subjects"], self.words.say("f_subjects")),
        ]


def _offer(form: forms.Form, words: Catalogue) -> None:
    names = [(each, catalogue(each).name) for each in settings.NEWSROOM_LANGUAGES]
    form.fields["languages"].choices = names  # type: ignore[attr-defined]
    form.fields["subjects"].choices = [(each, words.named("subject", each)) for each in SUBJECTS]  # type: ignore[attr-defined]
