"""Forms of the organiser: a round, a category, seats of one agency, seats for each site, a sheet of seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.training.models import Conference

MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M"]
MOST_SEATS = 10_000


class RoundForm(forms.Form):
    """One call for names."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    letter = forms.CharField(
        label=_("Số văn bản đề nghị cử người"),
        max_length=80,
        required=False,
        help_text=_("Ví dụ: 123/UBND-VX"),
    )
    opens_at = forms.DateTimeField(
        label=_("Bắt đầu nhận danh sách"), required=False, widget=MOMENT, input_formats=FORMATS,
        help_text=_("Để trống: ngay bây giờ."),
    )  # fmt: skip
    deadline_at = forms.DateTimeField(label=_("Hạn chót"), widget=MOMENT, input_formats=FORMATS)
    note = forms.CharField(
        label=_("Lời nhắn cho cơ quan"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )


class CategoryForm(forms.Form):
    """A kind of delegate."""

    name = forms.CharField(label=_("Tên thành phần"), max_length=120)
    position = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=99, initial=1)


class _OfConference(forms.Form):
    """Offers categories and sites of one conference."""

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = conference.categories.all()  # type: ignore[attr-defined]
        if "site" in self.fields:
            self.fields["site"].queryset = conference.sites.all()  # type: ignore[attr-defined]


class EachSiteForm(_OfConference):
    """The same seats for each site."""

    category: Any = forms.ModelChoiceField(
        label=_("Thành phần"), queryset=None, required=False, empty_label=_("Mọi thành phần")
    )
    seats = forms.IntegerField(label=_("Số người mỗi điểm cầu"), min_value=1, max_value=MOST_SEATS)


class SeatsForm(_OfConference):
    """Seats of one agency."""

    body = forms.ChoiceField(label=_("Cơ quan"))
    category: Any = forms.ModelChoiceField(
        label=_("Thành phần"), queryset=None, required=False, empty_label=_("Mọi thành phần")
    )
    site: Any = forms.ModelChoiceField(label=_("Dự tại điểm cầu"), queryset=None)
    seats = forms.IntegerField(label=_("Số người"), min_value=1, max_value=MOST_SEATS)
    email = forms.EmailField(
        label=_("Hộp thư của cơ quan"),
        required=False,
        help_text=_("Hộp thư công vụ, không phải của cá nhân."),
    )

    def __init__(self, *args: Any, bodies: list[tuple[int, str]], **kwargs: Any) -> None:
        """Offer these agencies."""
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "–"), *bodies]  # type: ignore[attr-defined]


class SeatsUploadForm(forms.Form):
    """Seats as a sheet."""

    upload = forms.FileField(label=_("Tệp chỉ tiêu (.xlsx)"))
