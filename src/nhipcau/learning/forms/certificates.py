"""Forms of certificates: the rule, revoking."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class RuleForm(forms.Form):
    """What a certificate asks, and who signs it."""

    fewest_half_days = forms.IntegerField(label=_("Dự ít nhất mấy buổi"), min_value=1, initial=1)
    needs_after_test = forms.BooleanField(label=_("Phải nộp bài kiểm tra sau khi học"), required=False)
    least_percent = forms.IntegerField(
        label=_("Làm đúng ít nhất bao nhiêu phần trăm"), min_value=0, max_value=100, initial=0,
        help_text=_("0: chỉ cần nộp bài. Danh sách chỉ cho biết đạt hay chưa, không cho biết điểm."),
    )  # fmt: skip
    signer_name = forms.CharField(label=_("Người ký"), max_length=120)
    signer_post = forms.CharField(
        label=_("Chức vụ người ký"), max_length=300, help_text=_("Như in trên giấy, đúng vào ngày cấp.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RevokeForm(forms.Form):
    """Why a certificate no longer holds."""

    why = forms.CharField(
        label=_("Lý do thu hồi"), max_length=300,
        help_text=_("Không ghi tên người: lý do ở lại trong nhật ký."),
    )  # fmt: skip
