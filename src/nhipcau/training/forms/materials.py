"""The forms of materials and of the papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.training.forms.conferences import day


class MaterialForm(forms.Form):
    """A file for the whole conference or for one session."""

    upload = forms.FileField(label=_("Tệp"), help_text=_("PDF, Word, Excel, ảnh; không quá 20 MB."))
    title = forms.CharField(
        label=_("Tên tài liệu"), max_length=200, required=False, help_text=_("Để trống: lấy tên tệp.")
    )
    session = forms.ChoiceField(label=_("Của nội dung"), required=False)
    is_shared = forms.BooleanField(
        label=_("Cho đại biểu xem"), required=False, initial=True,
        help_text=_("Không chọn: chỉ người tổ chức thấy."),
    )  # fmt: skip

    def __init__(self, *args: Any, sessions: Any = (), **kwargs: Any) -> None:
        """Offer the sessions."""
        super().__init__(*args, **kwargs)
        chosen = [("", _("Cả hội nghị")), *((row.public_id, row.title) for row in sessions)]
        self.fields["session"].choices = chosen  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """The number of the plan."""

    symbol = forms.CharField(label=_("Ký hiệu cơ quan"), max_length=40, help_text=_("Ví dụ: UBND-VX."))
    dated_on = day(_("Ngày văn bản"))
