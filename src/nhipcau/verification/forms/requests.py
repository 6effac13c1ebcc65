"""The forms of requests: asking, answering, entering a letter, taking back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.verification.forms.dossiers import SeenForm
from nhipcau.verification.models.dossiers import RequestKind

UNIT_INPUT = forms.TextInput(
    attrs={
        "list": "unit-suggestions", "autocomplete": "off", "hx-get": reverse_lazy("verification:asked_units"),
        "hx-trigger": "input changed delay:250ms", "hx-target": "#unit-suggestions", "hx-swap": "innerHTML",
    }
)  # fmt: skip


class AskForm(SeenForm):
    """What is asked of whom."""

    kind = forms.ChoiceField(
        label=_("Hỏi để làm gì"), choices=RequestKind.choices, widget=forms.RadioSelect,
        initial=RequestKind.FACTS,
        help_text=_("Quyền phản hồi: dành cho cơ quan hay chức vụ bị nhận định nhắc đến."),
    )  # fmt: skip
    unit = UnitField(
        label=_("Đơn vị được hỏi"), required=False, widget=UNIT_INPUT,
        help_text=_("Người của đơn vị này sẽ trả lời ngay tại đây. Quyền phản hồi có thể để trống."),
    )  # fmt: skip
    addressee = forms.CharField(
        label=_("Cơ quan hoặc chức vụ"), max_length=200,
        help_text=_("Ghi theo chức trách, ví dụ: Ủy ban nhân dân xã. Không ghi tên người dân."),
    )  # fmt: skip
    question = forms.CharField(
        label=_("Câu hỏi"), max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Nơi được hỏi thấy câu này và câu nhận định, không thấy hồ sơ."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Facts are asked of a unit."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == RequestKind.FACTS and not said.get("unit") and "unit" not in self.errors:
            self.add_error("unit", ValidationError(_("Hãy chọn đơn vị được hỏi.")))
        return said


class AnswerForm(forms.Form):
    """What the asked unit says."""

    answer = forms.CharField(
        label=_("Trả lời"), max_length=20_000, widget=forms.Textarea({"rows": 8}),
        help_text=_("Chỉ ghi điều đơn vị biết chắc, kèm số liệu, ngày và căn cứ."),
    )  # fmt: skip
    upload = forms.FileField(label=_("Tệp kèm theo"), required=False)


class LetterForm(SeenForm):
    """What came by letter."""

    answer = forms.CharField(
        label=_("Nội dung trả lời"), max_length=20_000, widget=forms.Textarea({"rows": 8}),
        help_text=_("Chép đúng lời trong văn bản trả lời, ghi số và ngày của văn bản."),
    )  # fmt: skip
    upload = forms.FileField(label=_("Bản chụp hoặc tệp văn bản"), required=False)


class TakeBackForm(SeenForm):
    """Why a question needs no answer any more."""

    reason = forms.CharField(label=_("Vì sao không cần hỏi nữa"), max_length=500)
