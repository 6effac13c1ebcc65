"""The forms of sites: one by one, from a workbook, all communes of a province."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SiteForm(forms.Form):
    """One site."""

    code = forms.CharField(
        label=_("Mã điểm cầu"), max_length=12, required=False, help_text=_("Để trống: lấy số tiếp theo.")
    )
    name = forms.CharField(label=_("Tên điểm cầu"), max_length=200)
    unit_id = forms.ChoiceField(
        label=_("Xã, phường"), required=False, help_text=_("Để trống nếu không phải điểm cầu của một xã.")
    )
    room = forms.CharField(label=_("Phòng họp, địa chỉ"), max_length=300, required=False)
    capacity = forms.IntegerField(label=_("Sức chứa"), min_value=1, max_value=20_000, required=False)
    host_name = forms.CharField(label=_("Người phụ trách"), max_length=120, required=False)
    host_phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    is_main = forms.BooleanField(label=_("Là điểm cầu chính"), required=False)
    parent = forms.ChoiceField(
        label=_("Nối qua điểm cầu"), required=False, help_text=_("Để trống: nối thẳng điểm cầu chính.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, communes: Any = (), sites: Any = (), **kwargs: Any) -> None:
        """Offer the communes and the other sites."""
        super().__init__(*args, **kwargs)
        self.fields["unit_id"].choices = [("", "–"), *communes]  # type: ignore[attr-defined]
        above = [("", "–"), *((row.public_id, f"{row.code} {row.name}") for row in sites)]
        self.fields["parent"].choices = above  # type: ignore[attr-defined]


class SitesFileForm(forms.Form):
    """A workbook of sites."""

    upload = forms.FileField(label=_("Tệp Excel"), widget=forms.ClearableFileInput({"accept": ".xlsx"}))


class CommunesForm(forms.Form):
    """Which province's communes."""

    province = forms.ChoiceField(label=_("Tỉnh, thành phố"))

    def __init__(self, *args: Any, provinces: Any = (), **kwargs: Any) -> None:
        """Offer the provinces of the conference's day."""
        super().__init__(*args, **kwargs)
        self.fields["province"].choices = list(provinces)  # type: ignore[attr-defined]
