"""The form of one search for evidence."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.forms.dossiers import SeenForm
from nhipcau.verification.models.dossiers import SearchSide

NOTHING, SOMETHING = "nothing", "something"


class SearchForm(SeenForm):
    """Where was looked, with which words, for which side, and what came of it."""

    where = forms.CharField(
        label=_("Tìm ở đâu"), max_length=300,
        help_text=_("Ví dụ: Cổng thông tin của tỉnh, kho bài của Nhịp Cầu, Niên giám thống kê."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Tìm bằng từ nào"), max_length=300, help_text=_("Chép đúng những từ đã gõ hoặc đã hỏi.")
    )
    side = forms.ChoiceField(
        label=_("Tìm chứng cứ cho phía nào"), choices=SearchSide.choices, widget=forms.RadioSelect
    )
    came_of_it = forms.ChoiceField(
        label=_("Kết quả"), widget=forms.RadioSelect, initial=NOTHING,
        choices=[(NOTHING, _("Không tìm thấy gì")), (SOMETHING, _("Có tìm thấy"))],
    )  # fmt: skip
    said = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Nếu tìm thấy: ghi là gì, ở địa chỉ nào, rồi thêm làm chứng cứ."),
    )  # fmt: skip
