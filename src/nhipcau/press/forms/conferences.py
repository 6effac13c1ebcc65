"""The forms of press conferences."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.press.forms.enquiries import moment, words

HELD, CANCELLED = "held", "cancelled"


class ConferenceForm(forms.Form):
    """What is planned."""

    topic = forms.CharField(label=_("Chủ đề"), max_length=300)
    topic_en = forms.CharField(label=_("Chủ đề bằng tiếng Anh"), max_length=300, required=False)
    place = forms.CharField(label=_("Nơi tổ chức"), max_length=300)
    starts_at = moment(_("Bắt đầu"))
    ends_at = moment(_("Kết thúc"), required=False)
    is_regular = forms.BooleanField(
        label=_("Họp báo định kỳ"), required=False, help_text=_("Tính vào nghĩa vụ họp báo mỗi quý.")
    )
    is_public = forms.BooleanField(label=_("Đưa lên lịch công khai"), required=False)
    contact_words = forms.CharField(label=_("Nơi đăng ký dự"), max_length=300, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SettleForm(forms.Form):
    """Whether it was held."""

    state = forms.ChoiceField(
        label=_("Kết quả"), choices=[(HELD, _("Đã tổ chức")), (CANCELLED, _("Không tổ chức"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    outcome = words(
        _("Ghi lại"), 500, 3, _("Bao nhiêu cơ quan báo chí dự, đã thông tin gì; hoặc vì sao không.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
