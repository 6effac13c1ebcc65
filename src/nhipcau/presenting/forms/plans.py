"""Forms around a plan of the calendar."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.people.queries import staff_of_unit
from nhipcau.presenting.actions.plans import Intended
from nhipcau.presenting.forms.fields import day_field
from nhipcau.presenting.models import Audience, Plan, PlanState
from nhipcau.presenting.queries.desk import channels_for, pieces_for
from nhipcau.presenting.rules.planning import MOVES
from nhipcau.presenting.wording import event_choices, language_choices


class PlanForm(forms.Form):
    """What is to come out when, for whom and where."""

    title = forms.CharField(label=_("Việc gì"), max_length=300)
    on = day_field(_("Ra ngày"))
    due_on = day_field(_("Phải xong trước hoặc trong ngày"))
    event = forms.ChoiceField(label=_("Sự kiện"), required=False)
    audience = forms.ChoiceField(label=_("Cho ai"), choices=Audience.choices)
    channel = forms.ChoiceField(label=_("Kênh"), required=False)
    languages = forms.MultipleChoiceField(label=_("Ngôn ngữ"), widget=forms.CheckboxSelectMultiple)
    holder = forms.ChoiceField(label=_("Ai lo"))
    piece = forms.ChoiceField(label=_("Bài giới thiệu"), required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer what the person's unit has."""
        super().__init__(*args, **kwargs)
        self.rows: dict[str, dict[str, Any]] = {
            "channel": {row.public_id: row for row in channels_for(person)},
            "piece": {row.public_id: row for row in pieces_for(person)},
            "holder": {row.public_id: row for row in staff_of_unit(person.unit_id)},
        }
        self._offer("event", event_choices(str(person.unit_id), timezone.localdate()))
        self._offer("languages", language_choices())
        for name, blank in (("channel", _("Chưa định kênh")), ("piece", _("Chưa có bài")), ("holder", None)):
            named = sorted(
                ((key, str(row)) for key, row in self.rows[name].items()), key=lambda pair: fold(pair[1])
            )
            self._offer(name, [("", blank), *named] if blank else named)

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def intended(self) -> Intended:
        """Return it as the action takes it."""
        said = self.cleaned_data
        linked: dict[str, Any] = {
            name: rows[said[name]] if said[name] else None for name, rows in self.rows.items()
        }
        plain: dict[str, Any] = {
            name: said[name] for name in ("title", "on", "due_on", "event", "audience", "languages")
        }
        return Intended(**plain, **linked)


class MoveForm(forms.Form):
    """How far it is."""

    to = forms.ChoiceField(label=_("Chuyển sang"))
    why = forms.CharField(label=_("Lý do (khi bỏ)"), max_length=300, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Offer the steps that are open."""
        super().__init__(*args, **kwargs)
        steps = [(value, label) for value, label in PlanState.choices if value in MOVES[plan.state]]
        self.fields["to"].choices = steps  # type: ignore[attr-defined]


def initial_of(plan: Plan) -> dict[str, Any]:
    """Return what the form of a stored plan begins with."""
    names = ("title", "on", "due_on", "event", "audience", "languages")
    return {
        **{name: getattr(plan, name) for name in names},
        "channel": plan.channel.public_id if plan.channel else "",
        "piece": plan.piece.public_id if plan.piece else "",
        "holder": plan.holder.public_id,
    }
