"""Forms of a round of awards: the period, then a weight for each line that shall count."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.reports.rules.awards import Criterion

BETTER = (("more", gettext_lazy("nhiều hơn là tốt")), ("less", gettext_lazy("ít hơn là tốt")))
MOST = 100
"""Points that one line may earn (our own choice)."""


class RoundForm(forms.Form):
    """A name, and for each line of the form how many points and which way is better."""

    name = forms.CharField(label=gettext_lazy("Tên đợt xét"), max_length=200)

    def __init__(self, *args: Any, indicators: list[Any], **kwargs: Any) -> None:
        """Add two fields a line of the form."""
        super().__init__(*args, **kwargs)
        self.lines = indicators
        for one in indicators:
            self.fields[f"weight_{one.code}"] = forms.IntegerField(
                label=one.name, min_value=0, max_value=MOST, required=False
            )
            self.fields[f"better_{one.code}"] = forms.ChoiceField(
                label=_("%(name)s: thế nào là tốt") % {"name": one.name}, choices=BETTER, initial="more",
                required=False,
            )  # fmt: skip

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return the lines with their two fields, by their group, for the page."""
        return [
            {"indicator": one, "weight": self[f"weight_{one.code}"], "better": self[f"better_{one.code}"]}
            for one in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        """Gather the criteria; a line without points does not count."""
        told: dict[str, Any] = super().clean() or {}
        told["criteria"] = [
            Criterion(one.code, told[f"weight_{one.code}"], told.get(f"better_{one.code}") != "less")
            for one in self.lines
            if told.get(f"weight_{one.code}")
        ]
        if not told["criteria"] and not self.errors:
            raise ValidationError(_("Hãy chọn ít nhất một tiêu chí."))
        return told
