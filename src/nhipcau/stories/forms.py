"""Forms of hand decisions. In: what may be chosen; out: clean choices and the revision seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]
NEW = "new"
"""The choice of a story yet to be made."""


class Revised(forms.Form):
    """Knows which state of the story the person saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MergeForm(Revised):
    """Other stories that join this one."""

    others = forms.MultipleChoiceField(label=_("Gộp vào đây"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, choices: Choices = (), **kwargs: Any) -> None:
        """Offer these stories."""
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = choices  # type: ignore[attr-defined]


class SplitForm(Revised):
    """Articles that leave."""

    articles = forms.TypedMultipleChoiceField(
        label=_("Các bài tách ra thành dòng tin mới"), widget=forms.CheckboxSelectMultiple, coerce=int
    )

    def __init__(self, *args: Any, choices: Choices = (), **kwargs: Any) -> None:
        """Offer the story's articles."""
        super().__init__(*args, **kwargs)
        self.fields["articles"].choices = choices  # type: ignore[attr-defined]


class MoveForm(Revised):
    """Where one article goes."""

    other = forms.ChoiceField(label=_("Chuyển đến"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: Choices = (), **kwargs: Any) -> None:
        """Offer these stories, and a new one."""
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [*choices, (NEW, _("Một dòng tin mới"))]  # type: ignore[attr-defined]


class RenameForm(Revised):
    """The story's new name."""

    title = forms.CharField(
        label=_("Tên dòng tin"),
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("Tên do người đặt được giữ nguyên khi có bài mới."),
    )
