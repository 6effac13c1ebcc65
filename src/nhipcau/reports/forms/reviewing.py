"""What a reviewer types: a decision with its reasons, a choice of reports, reasons for who is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.actions.reviewing import LONGEST
from nhipcau.reports.rules.closing import LONGEST as LONGEST_REASON
from nhipcau.reports.rules.states import APPROVE, RETURN, WITHDRAW

CELL, UNIT, GROUP = "cell-", "unit-", "group-"
"""Beginnings of the names of fields that stand for a cell, a missing unit, the communes of a province."""


class JudgeForm(forms.Form):
    """One decision on one report; the reasons of its cells come beside, by code."""

    step = forms.ChoiceField(
        choices=[(one, one) for one in (APPROVE, RETURN, WITHDRAW)], widget=forms.HiddenInput
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do chung"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, codes: Sequence[str] = (), **kwargs: Any) -> None:
        """Offer a reason for each cell."""
        super().__init__(*args, **kwargs)
        for code in codes:
            self.fields[CELL + code] = forms.CharField(
                label=_("Lý do trả lại ô này"), required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def cells(self) -> dict[str, str]:
        """Return the reasons by indicator code."""
        return {
            name.removeprefix(CELL): words
            for name, words in self.cleaned_data.items()
            if name.startswith(CELL) and words
        }


class ChooseReportsForm(forms.Form):
    """Reports that were looked at, each with the revision that was seen."""

    chosen = forms.MultipleChoiceField(label=_("Báo cáo đã xem"), required=False)

    def __init__(self, *args: Any, offered: Sequence[str] = (), **kwargs: Any) -> None:
        """Offer what stood on the page; a report that changed since is another choice and is refused."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = [(one, one) for one in offered]
        field.error_messages["invalid_choice"] = _(
            "Có báo cáo vừa thay đổi sau khi bạn xem. Tải lại danh sách; chưa báo cáo nào được duyệt."
        )


class CloseForm(forms.Form):
    """A reason for each missing unit; one for all communes of a province whose level is still open."""

    def __init__(
        self, *args: Any, units: Mapping[str, str], groups: Mapping[str, str], known: Mapping[str, str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`units` and `groups` are labels by id; `known` the reasons that a lower level was closed with."""
        super().__init__(*args, **kwargs)
        for unit, label in units.items():
            self.fields[UNIT + unit] = _reason(label, initial=known.get(unit, ""))
        for province, label in groups.items():
            self.fields[GROUP + province] = _reason(label)

    def reasons(self) -> dict[str, str]:
        """Return what was written, by field name without its beginning."""
        return self._written(UNIT)

    def common_reasons(self) -> dict[str, str]:
        """Return the reasons for all communes of a province."""
        return self._written(GROUP)

    def _written(self, beginning: str) -> dict[str, str]:
        found = self.cleaned_data.items()
        return {
            name.removeprefix(beginning): words
            for name, words in found
            if name.startswith(beginning) and words
        }


class ReopenForm(forms.Form):
    """Why a closed level opens again."""

    why = forms.CharField(label=_("Lý do mở lại"), max_length=LONGEST_REASON)


def _reason(label: str, initial: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_REASON, initial=initial)
