"""The forms of a finding: its words, sending it, opening its dossier again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.forms.dossiers import SeenForm
from nhipcau.verification.models.findings import Confidence, Verdict
from nhipcau.verification.rules import states

EXPLAINED = {
    states.RIGHT_WE_CORRECT: _("Nhận định đúng; chính ta đã nói hoặc làm sai và phải sửa."),
    states.RIGHT: _("Chứng cứ cho thấy đúng như nhận định."),
    states.MOSTLY_RIGHT: _("Đúng ở điều chính; chi tiết nhỏ chưa đúng."),
    states.LACKS_CONTEXT: _("Từng chữ không sai, nhưng thiếu điều khiến người đọc hiểu khác."),
    states.OUT_OF_DATE: _("Từng đúng, nay không còn."),
    states.NOT_ENOUGH: _("Đã tìm cả hai phía mà chưa đủ để nói đúng hay sai."),
    states.WRONG: _("Chứng cứ cho thấy sai ở điều chính."),
    states.CANNOT_BE_CHECKED: _("Không chứng cứ nào có thể quyết định được."),
}
NO_INTEREST = _("Không có.")


def verdict_choices() -> list[tuple[str, SafeString]]:
    """Return each verdict with one line that says when it is meant."""
    return [
        (value, format_html('<b>{}</b> <span class="small quiet">{}</span>', label, EXPLAINED[value]))
        for value, label in Verdict.choices
    ]


class VerdictForm(forms.Form):
    """A verdict, and whether the person who says it has an interest in it."""

    verdict = forms.ChoiceField(label=_("Kết luận"), widget=forms.RadioSelect)
    interest = forms.CharField(
        label=_("Xung đột lợi ích"), max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Bạn hoặc người thân có liên quan đến việc này không? Không thì ghi “Không có.”."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the verdicts in the language of whoever looks."""
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = verdict_choices()  # type: ignore[attr-defined]


class FindingForm(VerdictForm, SeenForm):
    """The words of a finding."""

    confidence = forms.ChoiceField(
        label=_("Mức chắc chắn"), choices=Confidence.choices, widget=forms.RadioSelect
    )
    summary = forms.CharField(
        label=_("Kết luận cho người đọc"), max_length=4000,
        help_text=_("Không quá 150 từ. Người đọc chưa biết gì về hồ sơ vẫn phải hiểu."),
        widget=forms.Textarea(
            {
                "rows": 6, "hx-post": reverse_lazy("verification:count_words"),
                "hx-trigger": "input changed delay:500ms", "hx-target": "#summary-count",
            }
        ),
    )  # fmt: skip
    reasoning = forms.CharField(
        label=_("Lập luận"), required=False, max_length=20000, widget=forms.Textarea({"rows": 8}),
        help_text=_("Chứng cứ số mấy dẫn đến kết luận; vì sao chứng cứ phía kia không đổi được."),
    )  # fmt: skip
    correct_what = forms.CharField(
        label=_("Phải đính chính điều gì của ta"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    correct_where = forms.CharField(
        label=_("Đã nói hoặc làm ở đâu"), required=False, max_length=500,
        help_text=_("Ví dụ: thông cáo số nào, trang nào, quyết định nào."),
    )  # fmt: skip
    correct_by: Any = forms.ModelChoiceField(
        label=_("Ai chịu trách nhiệm đính chính"), required=False, queryset=None
    )

    field_order = (
        "revision", "verdict", "confidence", "correct_what", "correct_where", "correct_by", "summary",
        "reasoning", "interest",
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        """Offer colleagues of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["correct_by"].queryset = colleagues  # type: ignore[attr-defined]

    @property
    def correcting(self) -> list[Any]:
        """The fields that are asked only where we were wrong."""
        return [self[name] for name in ("correct_what", "correct_where", "correct_by")]


class ReopenForm(forms.Form):
    """Why a closed dossier is opened again."""

    why = forms.CharField(
        label=_("Vì sao mở lại"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("Kết luận sau sẽ in lý do này bên cạnh kết luận trước."),
    )  # fmt: skip
