"""The forms around a task: what it says, a later day, done, sent back, dropped, a product, a sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.steering.models import KindOfInformation
from nhipcau.steering.rules import tasks as rules

NO_KIND = [("", _("Công tác chung"))]


def day_field(label: Any, **more: Any) -> forms.DateField:
    """Return a field for a day that every browser shows a calendar for."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


class OnRevision(forms.Form):
    """A form that says which version it was filled on."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class TaskForm(OnRevision):
    """What a task says."""

    title = forms.CharField(label=_("Công việc"), max_length=rules.TITLE)
    kind = forms.ChoiceField(
        label=_("Loại thông tin"), choices=[*NO_KIND, *KindOfInformation.choices], required=False
    )
    lead_words = forms.CharField(
        label=_("Chủ trì"), max_length=rules.LEAD,
        help_text=_("Chọn một cơ quan trong danh mục, hoặc ghi tên khác."),
        widget=forms.TextInput({"list": "lead-bodies", "autocomplete": "off"}),
    )  # fmt: skip
    partners = forms.CharField(
        label=_("Phối hợp"), required=False, max_length=rules.PARTNERS,
        help_text=_("Mỗi dòng một cơ quan."), widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=rules.PRODUCT)
    funding = forms.CharField(
        label=_("Kinh phí"), required=False, max_length=rules.FUNDING,
        help_text=_("Ghi như trong văn bản, ví dụ: 50 triệu đồng, ngân sách tỉnh."),
    )  # fmt: skip
    due_on = day_field(_("Hạn"))


class TaskWordsForm(TaskForm):
    """What a task outside a draft says; its day is moved by an extension."""

    due_on = None  # type: ignore[assignment]


class ExtendForm(OnRevision):
    """A later day, and why."""

    to_on = day_field(_("Hạn mới"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=rules.WORDS, widget=forms.Textarea({"rows": 3}),
        help_text=_("Hạn đầu và lý do được giữ lại."),
    )  # fmt: skip


class FinishForm(OnRevision):
    """What was done."""

    words = forms.CharField(
        label=_("Đã làm được gì"), max_length=rules.WORDS, widget=forms.Textarea({"rows": 4}),
        help_text=_("Người khác đọc và xác nhận. Sản phẩm thêm ở trang công việc."),
    )  # fmt: skip


class ConfirmForm(OnRevision):
    """Nothing to write."""


class WhyForm(OnRevision):
    """Why."""

    why = forms.CharField(label=_("Lý do"), max_length=rules.WORDS, widget=forms.Textarea({"rows": 3}))


class ProductForm(forms.Form):
    """What came out."""

    title = forms.CharField(label=_("Tên sản phẩm"), max_length=rules.TITLE)
    address = forms.CharField(
        label=_("Địa chỉ"), required=False, max_length=rules.ADDRESS,
        help_text=_("Trang trong hệ thống (bắt đầu bằng /) hoặc địa chỉ https://. Có thể để trống."),
    )  # fmt: skip


class TasksFileForm(forms.Form):
    """A workbook of tasks."""

    upload = forms.FileField(label=_("Tệp Excel"), widget=forms.FileInput({"accept": ".xlsx"}))
