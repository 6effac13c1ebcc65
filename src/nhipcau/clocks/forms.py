"""The forms around a clock: another start, an extension, a hand-over, its end, and a matter begun by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks import links
from nhipcau.clocks.models import ABOUT_LENGTH, NOTE_LENGTH, OUTCOME_LENGTH, REASON_LENGTH, Clock
from nhipcau.clocks.queries.rules import rules_for
from nhipcau.clocks.wording import in_language
from nhipcau.common.folding import fold
from nhipcau.people.queries import staff_of_unit


def moment_field(label: Any, help_text: Any = "") -> forms.DateTimeField:
    """Return a field for a day and a time of the office's clock."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, help_text=help_text)


def words_field(label: Any, most: int, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for a few lines."""
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(
        label=label, max_length=most, widget=widget, help_text=help_text, required=required
    )


class StartForm(forms.Form):
    """Another start, and why."""

    started_at = moment_field(
        _("Lúc bắt đầu"), _("Lúc sớm nhất được tính; các lúc khác vẫn giữ lại để thấy.")
    )
    reason = words_field(_("Vì sao là lúc này"), REASON_LENGTH)


class ReasonForm(forms.Form):
    """Why the deadline is extended."""

    reason = words_field(_("Lý do gia hạn"), REASON_LENGTH)


class HandOverForm(forms.Form):
    """Who takes it over, and why."""

    holder = forms.ChoiceField(label=_("Giao cho"))
    reason = words_field(_("Lý do"), REASON_LENGTH)

    def __init__(self, *args: Any, clock: Clock, **kwargs: Any) -> None:
        """Offer the unit's people, without whoever holds it."""
        super().__init__(*args, **kwargs)
        staff = staff_of_unit(clock.unit_id) if clock.unit_id else []
        self.takers = {person.public_id: person for person in staff if person.pk != clock.holder_id}
        named = sorted(
            ((key, str(person)) for key, person in self.takers.items()), key=lambda pair: fold(pair[1])
        )
        self.fields["holder"].choices = named  # type: ignore[attr-defined]

    def clean_holder(self) -> Any:
        """Return the account chosen."""
        return self.takers[self.cleaned_data["holder"]]


class StopForm(forms.Form):
    """How it ended."""

    outcome = forms.CharField(label=_("Kết quả"), max_length=OUTCOME_LENGTH)
    note = words_field(_("Ghi chú"), NOTE_LENGTH, required=False)


class MatterForm(forms.Form):
    """A deadline for a matter that no room of the office looks after."""

    about = forms.CharField(label=_("Việc"), max_length=ABOUT_LENGTH)
    rule_code = forms.ChoiceField(label=_("Quy định"))
    started_at = moment_field(_("Lúc bắt đầu"))
    reason = words_field(_("Vì sao tính từ lúc này"), REASON_LENGTH, _("Ví dụ: văn bản đến số mấy, ai nhận."))

    def __init__(self, *args: Any, person: Any, today: date, **kwargs: Any) -> None:
        """Offer the rules of today whose clocks no room starts itself."""
        super().__init__(*args, **kwargs)
        rules = [
            rule for rule in rules_for(person, today) if rule.code.partition(".")[0] not in links.rooms()
        ]
        named = sorted(
            ((rule.code, in_language(rule.trigger)) for rule in rules), key=lambda pair: fold(pair[1])
        )
        self.fields["rule_code"].choices = named  # type: ignore[attr-defined]
