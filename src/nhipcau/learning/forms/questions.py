"""The forms around a question: entered for a site, declined, merged, owed by a body, passed on, answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.learning.forms.own import AskForm
from nhipcau.learning.models import Question
from nhipcau.training.queries.conferences import sites_of
from nhipcau.units.queries.bodies import bodies_for_choice

CUT = 90


class BodyField(forms.CharField):
    """A body typed by name; suggestions show it with its unit."""

    def __init__(self, **kwargs: Any) -> None:
        """Tie the field to the list of suggestions."""
        widget = forms.TextInput(
            {"list": "bodies", "autocomplete": "off", "hx-get": reverse_lazy("learning:bodies"),
             "hx-trigger": "input changed delay:250ms", "hx-target": "#bodies", "hx-swap": "innerHTML"}
        )  # fmt: skip
        super().__init__(widget=widget, max_length=300, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the key of the one body meant."""
        typed = str(super().clean(value)).strip()
        found = bodies_for_choice(typed.replace("–", " "), timezone.localdate())
        exact = [pk for pk, name in found if typed in (name, name.partition(" – ")[0])]
        meant = exact or [pk for pk, _name in found]
        if len(meant) == 1:
            return meant[0]
        if not meant:
            raise ValidationError(
                _now("Không thấy cơ quan này trong danh mục. Hãy thêm ở mục “Cơ quan, chức vụ”.")
            )
        names = "; ".join(name for _pk, name in found[:4])
        raise ValidationError(_now("Có nhiều cơ quan như vậy: %(names)s. Hãy gõ rõ hơn.") % {"names": names})


class OnRevision(forms.Form):
    """A form that says which version it was filled on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class EnterForm(AskForm):
    """A question said aloud at a site."""

    field_order = ("site", "to", "text")
    site = forms.ChoiceField(label=_("Từ điểm cầu"))

    def __init__(self, *args: Any, conference: Any, at: datetime, **kwargs: Any) -> None:
        """Offer the sites."""
        super().__init__(*args, conference=conference, at=at, **kwargs)
        self.sites = {row.public_id: row for row in sites_of(conference)}
        named = [(key, f"{row.code} {row.name}") for key, row in self.sites.items()]
        self.fields["site"].choices = named  # type: ignore[attr-defined]
        self.fields["text"].help_text = ""

    def clean_site(self) -> Any:
        """Return the site."""
        return self.sites[self.cleaned_data["site"]]


class DeclineForm(OnRevision):
    """Why not."""

    reason = forms.CharField(
        label=_("Vì sao không đưa ra"), max_length=300, help_text=_("Người hỏi đọc được lý do này.")
    )


class MergeForm(OnRevision):
    """Into which other one."""

    into = forms.ChoiceField(label=_("Gộp vào câu"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, others: list[Question], **kwargs: Any) -> None:
        """Offer the others that still wait."""
        super().__init__(*args, **kwargs)
        self.others = {row.public_id: row for row in others}
        named = [(key, f"{row.text[:CUT]} ({row.votes})") for key, row in self.others.items()]
        self.fields["into"].choices = named  # type: ignore[attr-defined]

    def clean_into(self) -> Question:
        """Return the question."""
        return self.others[self.cleaned_data["into"]]


class LiveForm(OnRevision):
    """Answered in the hall."""

    answered_by = forms.CharField(label=_("Ai trả lời"), max_length=300)
    words = forms.CharField(
        label=_("Ý chính của câu trả lời"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )


class OweForm(OnRevision):
    """Who owes the answer in writing, until when."""

    body = BodyField(label=_("Cơ quan trả lời"))
    due_on = forms.DateField(
        label=_("Trả lời trước ngày"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class PassOnForm(OnRevision):
    """To whom else, and why."""

    body = BodyField(label=_("Chuyển đến cơ quan"))
    reason = forms.CharField(label=_("Vì sao chuyển"), max_length=300, help_text=_("Nơi nhận đọc được."))


class WrittenForm(OnRevision):
    """The answer in writing."""

    answer = forms.CharField(
        label=_("Lời trả lời"), max_length=8000, widget=forms.Textarea({"rows": 8}),
        help_text=_("Người hỏi nhận thư nếu để lại thư điện tử, và đọc được trên trang của mình."),
    )  # fmt: skip
    answered_by = forms.CharField(label=_("Cơ quan, người trả lời"), max_length=300)
