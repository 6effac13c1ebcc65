"""Forms of what waits for a person: a conflict, a fact set aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SettleForm(forms.Form):
    """Where the person was, and how that is known."""

    site = forms.ChoiceField(label=_("Tính có mặt ở điểm cầu"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Căn cứ"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ai xác nhận, bằng cách nào. Nội dung này vào nhật ký: không ghi tên đại biểu."),
    )  # fmt: skip

    def __init__(self, *args: Any, sites: Iterable[Any], **kwargs: Any) -> None:
        """Offer the sites that noted this person."""
        super().__init__(*args, **kwargs)
        self.sites = {site.public_id: site for site in sites}
        self.fields["site"].choices = [  # type: ignore[attr-defined]
            (key, f"{site.code} {site.name}") for key, site in self.sites.items()
        ]


class AcceptForm(forms.Form):
    """Into which half-day a fact belongs."""

    half_day = forms.ChoiceField(label=_("Tính vào buổi"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, half_days: Iterable[Any], **kwargs: Any) -> None:
        """Offer the half-days of the conference."""
        super().__init__(*args, **kwargs)
        self.half_days = {one.public_id: one for one in half_days}
        self.fields["half_day"].choices = [  # type: ignore[attr-defined]
            (key, str(one)) for key, one in self.half_days.items()
        ]


class DismissForm(forms.Form):
    """Why a fact does not count."""

    why = forms.CharField(
        label=_("Lý do không tính"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
