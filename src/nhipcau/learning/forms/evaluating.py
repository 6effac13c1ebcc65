"""The evaluation: the delegate's sheet, and what the organisers ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.learning.models import EvaluationItem
from nhipcau.learning.rules.evaluating import MOST_ITEMS, MOST_WORDS
from nhipcau.learning.rules.states import SCALE, SCALE_MOST, WORDS

MARKS = [(mark, str(mark)) for mark in range(1, SCALE_MOST + 1)]
WORDS_SIGN = "?"


class Sheet(TypedDict):
    """Marks and words by the item's pk."""

    marks: dict[int, int]
    words: dict[int, str]


class SheetForm(forms.Form):
    """One field for each item; none must be filled."""

    def __init__(self, *args: Any, items: Sequence[EvaluationItem], **kwargs: Any) -> None:
        """Make the fields."""
        super().__init__(*args, **kwargs)
        self.items = {f"item_{row.position}": row for row in items}
        for name, row in self.items.items():
            self.fields[name] = _scale(row.text) if row.kind == SCALE else _lines(row.text)

    def sheet(self) -> Sheet:
        """Return marks and words by the item's pk, as the action takes them."""
        given = {row: self.cleaned_data[name] for name, row in self.items.items()}
        return Sheet(
            marks={row.pk: value for row, value in given.items() if row.kind == SCALE and value},
            words={row.pk: value for row, value in given.items() if row.kind == WORDS and value},
        )


def _scale(text: str) -> forms.Field:
    return forms.TypedChoiceField(
        label=text, choices=MARKS, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )


def _lines(text: str) -> forms.Field:
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(label=text, max_length=MOST_WORDS, required=False, widget=widget)


class ItemsForm(forms.Form):
    """What is asked, one item a line; a line that ends in a question mark is answered in words."""

    lines = forms.CharField(
        label=_("Các mục, mỗi dòng một mục"), widget=forms.Textarea({"rows": 10}), max_length=6000,
        help_text=_("Mục thường được chấm từ 1 đến 5. Dòng kết thúc bằng dấu ? là mục trả lời bằng lời."),
    )  # fmt: skip

    def clean_lines(self) -> list[tuple[str, str]]:
        """Return kind and text of each."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST_ITEMS:
            raise forms.ValidationError(_now("Nhiều nhất hai mươi mục."))
        return [(WORDS if line.endswith(WORDS_SIGN) else SCALE, line) for line in lines]


def as_lines(items: Sequence[tuple[str, str]]) -> str:
    """Write items as the form takes them."""
    return "\n".join(
        text if kind == SCALE or text.endswith(WORDS_SIGN) else f"{text}{WORDS_SIGN}" for kind, text in items
    )
