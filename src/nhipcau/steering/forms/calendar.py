"""The bar above the calendar, and the button that makes its address anew."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

MINE, BELOW = "mine", "below"


class CalendarForm(forms.Form):
    """Which deadlines are shown."""

    q = forms.CharField(label=_("Tìm"), required=False)
    whose = forms.ChoiceField(
        label=_("Của đơn vị nào"), choices=[(MINE, _("Đơn vị tôi")), (BELOW, _("Đơn vị cấp dưới"))],
        required=False,
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("Tình trạng"), choices=[("", _("Tất cả")), ("open", _("Chưa xong"))], required=False
    )


class RenewForm(forms.Form):
    """Nothing to write."""
