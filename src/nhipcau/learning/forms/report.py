"""Forms of the conference report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _lines(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=8000, help_text=hint, widget=forms.Textarea(attrs={"rows": 4})
    )


class WordsForm(forms.Form):
    """What a person adds to the figures; one remark a line."""

    remarks = _lines(_("Nhận xét chung"), _("Mỗi dòng một ý. Không gõ lại con số: báo cáo tự in số đã đếm."))
    limits = _lines(_("Hạn chế"), _("Mỗi dòng một ý. Nêu hạn chế thì ghi cả nguyên nhân."))
    causes = _lines(_("Nguyên nhân"), "")
    proposals = _lines(_("Đề xuất, kiến nghị"), "")
    revision = forms.IntegerField(widget=forms.HiddenInput)


class IssueForm(forms.Form):
    """The number of the report."""

    symbol = forms.CharField(
        label=_("Ký hiệu cơ quan"), max_length=40, help_text=_("Phần sau tên loại, ví dụ: UBND-VX.")
    )
    dated_on = forms.DateField(
        label=_("Ngày văn bản"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Để trống là hôm nay."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)
