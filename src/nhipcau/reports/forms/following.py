"""One row of the page "next period": whether a suggestion becomes a task, who leads, by when, what kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from nhipcau.steering.rules import states
from nhipcau.steering.rules.tasks import LEAD, TITLE

KINDS = (
    ("", _("Chưa xếp loại")),
    (states.OFFICIAL, _("Thông tin chính thức")),
    (states.IMAGE, _("Quảng bá hình ảnh")),
    (states.WORLD, _("Thông tin tình hình thế giới vào Việt Nam")),
    (states.EXPLAINING, _("Giải thích, làm rõ")),
)
"""As the plan names them."""


class NextTaskForm(forms.Form):
    """A suggestion; only a ticked one must be whole."""

    is_wanted = forms.BooleanField(label=_("Tạo công việc này"), required=False)
    title = forms.CharField(label=_("Công việc"), max_length=TITLE, required=False)
    lead_words = forms.CharField(label=_("Chủ trì"), max_length=LEAD, required=False)
    due_on = forms.DateField(
        label=_("Hạn"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    kind = forms.ChoiceField(label=_("Loại thông tin"), required=False, choices=KINDS)

    def clean(self) -> dict[str, Any]:
        """Ask for the words and the day of what was ticked."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("is_wanted"):
            for name in ("title", "lead_words", "due_on"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("Hãy điền mục này."))
        return told


if TYPE_CHECKING:
    Rows = BaseFormSet[NextTaskForm]
else:
    Rows = BaseFormSet


class NextTasks(Rows):
    """Every row of the page."""

    def wanted(self) -> list[Mapping[str, Any]]:
        """Return what was ticked."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("is_wanted")]


def next_tasks(titles: Sequence[str], lead: str, due_on: date, sent: Any = None) -> NextTasks:
    """Return the rows for these suggestions, as filled in by the office or as sent back."""
    made: Any = formset_factory(NextTaskForm, formset=NextTasks, extra=0)
    first = [{"title": title[:TITLE], "lead_words": lead, "due_on": due_on} for title in titles]
    rows: NextTasks = made(sent, initial=first, prefix="viec")
    return rows
