"""The forms of a conference itself: made, changed, copied, settled, counted by others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.training.rules import states

HELD, CANCELLED = states.HELD, states.CANCELLED
DATE = {"type": "date"}


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(DATE, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


def lines(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    """Return a field of one thing a line."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=8000, widget=widget, help_text=help_text, required=False)


class ConferenceForm(forms.Form):
    """What the plan says."""

    title = forms.CharField(label=_("Tên hội nghị"), max_length=300)
    office_id = forms.TypedChoiceField(label=_("Cơ quan ban hành"), coerce=int)
    starts_on = day(_("Ngày bắt đầu"))
    ends_on = day(_("Ngày kết thúc"), _("Để trống nếu chỉ một ngày."), required=False)
    bases = lines(_("Căn cứ"), _("Mỗi dòng một văn bản."))
    aims = lines(_("Mục đích, yêu cầu"), _("Mỗi dòng một ý."))
    partners = lines(_("Đơn vị phối hợp"), _("Mỗi dòng một đơn vị."), 3)
    funding = lines(_("Kinh phí"), rows=3)
    duties = lines(_("Phân công"), _("Mỗi dòng một đơn vị, ví dụ: Sở Tài chính: bố trí kinh phí."))
    contact_words = forms.CharField(
        label=_("Đầu mối liên hệ"), max_length=300, required=False,
        help_text=_("Tên phòng và điện thoại cơ quan, in trên giấy mời."),
    )  # fmt: skip
    personal_until = day(
        _("Quên thông tin đại biểu sau ngày"),
        _("Tên, điện thoại, địa chỉ bị xóa sau ngày này; con số vẫn còn. Để trống: hai năm sau hội nghị."),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offices: Any = (), **kwargs: Any) -> None:
        """Offer the offices of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["office_id"].choices = [(row.pk, row.name) for row in offices]  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    """A conference like a former one, on another day."""

    former = forms.ChoiceField(label=_("Theo hội nghị"))
    title = forms.CharField(label=_("Tên hội nghị mới"), max_length=300)
    starts_on = day(_("Ngày bắt đầu mới"))

    def __init__(self, *args: Any, formers: Any = (), **kwargs: Any) -> None:
        """Offer the unit's conferences."""
        super().__init__(*args, **kwargs)
        self.fields["former"].choices = [  # type: ignore[attr-defined]
            (row.public_id, f"{row.title} ({row.starts_on:%d/%m/%Y})") for row in formers
        ]


class SettleForm(forms.Form):
    """Whether it was held."""

    state = forms.ChoiceField(
        label=_("Kết quả"), choices=[(HELD, _("Đã tổ chức")), (CANCELLED, _("Không tổ chức"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    outcome = forms.CharField(
        label=_("Ghi lại"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Một hai câu về kết quả; hoặc vì sao không tổ chức."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)


class CountForm(forms.Form):
    """A head count as somebody told it; kept beside what was counted here."""

    qualifier = forms.ChoiceField(
        label=_("Mức"), required=False,
        choices=[("", _("đúng")), *((word, word) for word in states.QUALIFIERS)],
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("Số người dự"), min_value=1, max_value=1_000_000, required=False,
        help_text=_("Để trống để bỏ con số đã ghi."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Nguồn"), max_length=300, required=False, help_text=_("Ai nêu, ở văn bản hay bài báo nào.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
