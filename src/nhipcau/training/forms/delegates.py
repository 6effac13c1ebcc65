"""Forms of one delegate on the organiser's side: erasing, answering by telephone, inviting."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.training.models.delegates import Answer


class EraseForm(forms.Form):
    """Why somebody's personal data goes."""

    why = forms.CharField(label=_("Vì sao xóa"), max_length=300, help_text=_("Không ghi tên người ở đây."))


class AnswerForm(forms.Form):
    """Coming, or excused with a reason."""

    answer = forms.ChoiceField(
        label=_("Ông/bà có dự được không?"), widget=forms.RadioSelect,
        choices=[(Answer.COMES, Answer.COMES.label), (Answer.EXCUSED, Answer.EXCUSED.label)],
    )  # fmt: skip
    words = forms.CharField(
        label=_("Lý do báo vắng"), max_length=300, required=False,
        help_text=_("Chỉ cần khi báo vắng. Cơ quan đã cử và ban tổ chức đọc được."),
    )  # fmt: skip
