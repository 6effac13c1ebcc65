"""Forms of obligations: what a clause asks, of whom, until when; and why somebody is excused."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.people.places import UnitField
from nhipcau.steering import lines
from nhipcau.steering.forms.directives import day
from nhipcau.steering.models import Repeats, Scope

SEPARATORS = re.compile(r"[;\n]+")
MANY = 400
"""Names typed at once: more than any province has communes; a whole level is a scope of its own."""
SHOWN = 5
"""Faulty names told at once."""


class UnitsField(forms.CharField):
    """Units typed by name or code, one a line; what is not known is named."""

    def clean(self, value: Any) -> list[str]:
        """Return the ids of all units meant, each once."""
        text = super().clean(value)
        names = [name.strip() for name in SEPARATORS.split(text) if name.strip()]
        if len(names) > MANY:
            raise ValidationError(_("Nhiều tên quá. Mỗi lần nhiều nhất %(most)s đơn vị.") % {"most": MANY})
        found, faults = [], []
        for name in names:
            try:
                found.append(UnitField().clean(name))
            except ValidationError as fault:
                faults.append(f"{name}: {fault.messages[0]}")
        if faults:
            raise ValidationError(faults[:SHOWN])
        return list(dict.fromkeys(found))


class WhatForm(forms.Form):
    """What is asked, how often, until when, and where it is accounted for."""

    what = forms.CharField(
        label=gettext_lazy("Nhiệm vụ giao"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    product = forms.CharField(
        label=gettext_lazy("Sản phẩm"), max_length=200, required=False,
        help_text=gettext_lazy("Ví dụ: Kế hoạch năm; Báo cáo 6 tháng"),
    )  # fmt: skip
    repeats = forms.ChoiceField(
        label=gettext_lazy("Nhịp"), choices=Repeats.choices, widget=forms.RadioSelect, initial=Repeats.ONCE
    )
    due_on = day(
        gettext_lazy("Hạn"),
        gettext_lazy("Nhiệm vụ lặp lại: hạn này tính lại cho từng kỳ. Để trống: cuối kỳ."),
        required=False,
    )
    indicator_code = forms.ChoiceField(
        label=gettext_lazy("Chỉ tiêu trong báo cáo"), required=False,
        help_text=gettext_lazy("Dòng nào của báo cáo định kỳ tính kết quả của nhiệm vụ này."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer today's lines of the report, by their group."""
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for line in lines.lines_on(timezone.localdate()):
            groups.setdefault(line.group, []).append((line.code, line.name))
        self.fields["indicator_code"].choices = [("", _("Không tính vào báo cáo")), *groups.items()]  # type: ignore[attr-defined]


class ObligeForm(WhatForm):
    """A new obligation of a clause: also whom it binds."""

    scope = forms.ChoiceField(label=gettext_lazy("Giao cho"), choices=Scope.choices, widget=forms.RadioSelect)
    units = UnitsField(
        label=gettext_lazy("Các đơn vị nêu tên"), required=False,
        help_text=gettext_lazy("Mỗi dòng một đơn vị, tên hoặc mã; chỉ khi giao cho các đơn vị nêu tên."),
        widget=forms.Textarea({"rows": 4, "data-units": ""}),
    )  # fmt: skip
    unit = forms.CharField(
        label=gettext_lazy("Tìm đơn vị để thêm"), required=False,
        widget=forms.TextInput(
            {"list": "unit-suggestions", "autocomplete": "off", "hx-get": reverse_lazy("steering:unit_names"),
             "hx-trigger": "input changed delay:250ms", "hx-target": "#unit-suggestions",
             "hx-swap": "innerHTML", "data-unit": ""}
        ),
    )  # fmt: skip
    field_order = (
        "what",
        "scope",
        "units",
        "unit",
        "repeats",
        "due_on",
        "product",
        "indicator_code",
        "revision",
    )

    def clean(self) -> dict[str, Any]:
        """Take the name that still stands in the search field along."""
        told: dict[str, Any] = super().clean() or {}
        typed = told.pop("unit", "")
        if typed and told.get("scope") == Scope.NAMED and "units" in told:
            told["units"] = list(dict.fromkeys([*told["units"], UnitField().clean(typed)]))
        return told


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea({"rows": 3}))
