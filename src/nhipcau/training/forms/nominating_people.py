"""Forms of an agency's clerk: one person, somebody else instead, why, a whole list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.training.rules import nominating as rules

OFF = {"autocomplete": "off"}
"""Other people's names stay out of the browser's memory."""
SAID = {
    rules.EMPTY: _("Hãy điền ô này."),
    rules.TOO_LONG: _("Dài quá, hãy viết ngắn lại."),
    rules.NO_NAME: _("Ghi họ và tên, không ghi số hay ký hiệu."),
    rules.NO_PHONE: _("Ghi một số, từ 8 đến 15 chữ số, ví dụ 02063 852 123."),
    rules.NO_ADDRESS: _("Ghi một địa chỉ, dạng ten@coquan.vn, hoặc để trống."),
}


class PersonForm(forms.Form):
    """One person."""

    name = forms.CharField(label=_("Họ và tên"), widget=forms.TextInput(OFF))
    post = forms.CharField(label=_("Chức vụ"), widget=forms.TextInput(OFF))
    phone = forms.CharField(
        label=_("Điện thoại"), required=False, widget=forms.TextInput({**OFF, "inputmode": "tel"}),
        help_text=_("Để báo khi lịch đổi; có thể để trống."),
    )  # fmt: skip
    email = forms.CharField(
        label=_("Thư điện tử"), required=False, widget=forms.TextInput({**OFF, "inputmode": "email"}),
        help_text=_("Để nhận giấy mời và tài liệu; có thể để trống."),
    )  # fmt: skip

    @property
    def person(self) -> rules.PersonRow:
        """What was typed."""
        return rules.PersonRow(**{name: self.cleaned_data.get(name, "") for name in _FIELDS})

    def clean(self) -> dict[str, Any]:
        """Judge by the one rule that sheets are judged by."""
        told: dict[str, Any] = super().clean() or {}
        for field, fault in rules.faults_of(rules.tidy(self.person)).items():
            if field not in self.errors:
                self.add_error(field, SAID[fault])
        return told


class LatePersonForm(PersonForm):
    """One person outside the round: whoever keeps the list says why."""

    reason = forms.CharField(label=_("Lý do thay đổi sau hạn"), max_length=300)


class SwapForm(PersonForm):
    """Somebody else into the same seat."""

    reason = forms.CharField(label=_("Lý do đổi người"), max_length=300)


class ReasonForm(forms.Form):
    """Why somebody leaves the list."""

    reason = forms.CharField(label=_("Lý do rút"), max_length=300)


class UploadForm(forms.Form):
    """A list as a sheet."""

    upload = forms.FileField(label=_("Tệp danh sách (.xlsx)"))


_FIELDS = ("name", "post", "phone", "email")
RowSet = forms.formset_factory(PersonForm, extra=0, max_num=500, absolute_max=500)


def row_set(people: Sequence[rules.PersonRow]) -> Any:
    """Return the lines of a sheet as fields that can be put right, each already judged."""
    told: dict[str, str] = {"form-TOTAL_FORMS": str(len(people)), "form-INITIAL_FORMS": "0"}
    for place, person in enumerate(people):
        told |= {f"form-{place}-{name}": getattr(person, name) for name in _FIELDS}
    return RowSet(told)
