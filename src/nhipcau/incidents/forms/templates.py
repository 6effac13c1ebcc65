"""Forms of a holding template, and of filling one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nhipcau.incidents.forms.incidents import playbook_choices
from nhipcau.incidents.models import Template
from nhipcau.incidents.rules.holding import MOST_FILLED, NEEDED, Text, slots_of
from nhipcau.monitoring.languages import language_name

SLOT_LABELS = {
    "place": _("Nơi xảy ra"),
    "time": _("Thời điểm"),
    "phone": _("Số điện thoại liên hệ"),
    "next_at": _("Thông tin tiếp theo lúc"),
}


class TemplateForm(forms.Form):
    """Name, kind, and the words of each language; a language left empty is not part of it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Tên mẫu"), max_length=200)
    playbook = forms.ChoiceField(label=_("Dùng cho"), choices=playbook_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add two fields a language of the newsroom."""
        super().__init__(*args, **kwargs)
        for code in settings.NEWSROOM_LANGUAGES:
            name = language_name(code)
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Tiêu đề: %(language)s") % {"language": name}, max_length=200, required=False,
                widget=forms.TextInput({"lang": code}),
            )  # fmt: skip
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Nội dung: %(language)s") % {"language": name}, max_length=4000, required=False,
                widget=forms.Textarea({"rows": 4, "lang": code}),
            )  # fmt: skip

    def texts(self) -> list[Text]:
        """Return the languages that were written."""
        given = self.cleaned_data
        rows = [
            Text(code, given[f"title_{code}"].strip(), given[f"body_{code}"].replace("\r\n", "\n").strip())
            for code in settings.NEWSROOM_LANGUAGES
        ]
        return [row for row in rows if row.title or row.body]


class HoldingForm(forms.Form):
    """Who speaks, and what fills the slots of one template."""

    speaker: Any = forms.ModelChoiceField(label=_("Người phát ngôn"), queryset=None)

    def __init__(self, *args: Any, speakers: Any, template: Template, **kwargs: Any) -> None:
        """Ask for the slots that this template uses."""
        super().__init__(*args, **kwargs)
        self.fields["speaker"].queryset = speakers  # type: ignore[attr-defined]
        for slot in slots_of(text.words() for text in template.texts.all()):
            self.fields[slot] = forms.CharField(
                label=SLOT_LABELS[slot], max_length=MOST_FILLED, required=slot in NEEDED
            )

    def values(self) -> dict[str, str]:
        """Return what fills the slots."""
        return {name: value for name, value in self.cleaned_data.items() if name in SLOT_LABELS}
