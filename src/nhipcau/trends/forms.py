"""What the page of trends asks: what to count, by what, which days. Called by the views."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.trends.queries.counting import Asked, By, Thing
from nhipcau.trends.rules.periods import span_of

USUAL_DAYS = 28


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class AskedForm(forms.Form):
    """A question to the page; whatever is left empty has a usual answer."""

    thing = forms.ChoiceField(
        label=_("Đếm"), required=False,
        choices=[(Thing.ARTICLES.value, _("Bài báo")), (Thing.STORIES.value, _("Dòng tin"))],
    )  # fmt: skip
    by = forms.ChoiceField(
        label=_("Theo"),
        required=False,
        choices=[
            (By.TOPIC.value, _("Chủ đề")),
            (By.UNIT.value, _("Địa phương")),
            (By.LANGUAGE.value, _("Ngôn ngữ")),
            (By.OUTLET.value, _("Cơ quan báo chí")),
        ],
    )
    since = _day(_("Từ ngày"))
    until = _day(_("Đến ngày"))
    above = UnitField(
        label=_("Trong tỉnh"), required=False,
        help_text=_("Để trống: đếm theo tỉnh. Gõ tên tỉnh: đếm theo xã, phường của tỉnh đó."),
    )  # fmt: skip

    def asked(self, *, today: date) -> Asked:
        """Return the question; a wrong field falls back to its usual answer, and says so on the form."""
        self.is_valid()
        said = self.cleaned_data
        by = By(said.get("by") or By.TOPIC)
        return Asked(
            thing=Thing(said.get("thing") or Thing.ARTICLES),
            by=by,
            span=span_of(said.get("since"), said.get("until"), today=today, usual_days=USUAL_DAYS),
            above=(said.get("above") or "") if by is By.UNIT else "",
        )
