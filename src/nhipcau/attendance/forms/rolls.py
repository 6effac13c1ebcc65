"""Forms of a site's page: the line, heads, signature, reopening, a file handed over."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models.rolls import LineState


class LineForm(forms.Form):
    """The state of the line."""

    line = forms.ChoiceField(label=_("Đường truyền"), choices=LineState.choices, widget=forms.RadioSelect)


class HeadsForm(forms.Form):
    """People counted in the room."""

    heads = forms.IntegerField(
        label=_("Số người đếm được trong phòng"), min_value=0, max_value=100_000,
        help_text=_("Ghi cạnh số điểm danh, không cộng vào."),
    )  # fmt: skip


class SignForm(forms.Form):
    """Who signs."""

    name = forms.CharField(label=_("Họ tên người ký"), max_length=120)


class ReopenForm(forms.Form):
    """Why a signed roll is opened again."""

    why = forms.CharField(label=_("Lý do mở lại"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class FileForm(forms.Form):
    """What a phone saved to a file."""

    file = forms.FileField(
        label=_("Tệp điểm danh của máy"),
        help_text=_("Tệp .json do máy điểm danh lưu. Nộp lại nhiều lần cũng chỉ tính một lần."),
    )


class MarkForm(forms.Form):
    """One tap on the roll: somebody came, is excused, or was noted by mistake."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in ("arrive", "excuse", "undo")])
    delegate = forms.CharField(max_length=16, required=False)
    undoes = forms.CharField(max_length=36, required=False)
    fact_id = forms.UUIDField()
