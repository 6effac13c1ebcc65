"""Forms around an official channel, and the note that something was posted there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.presenting.actions.channels import Registered
from nhipcau.presenting.forms.fields import day_field
from nhipcau.presenting.models import Channel, ChannelKind
from nhipcau.presenting.wording import language_choices
from nhipcau.spokespersons.queries.offices import offices_of_unit

NAMES = (
    "kind", "name", "address", "language", "registered_with", "decision", "decided_on", "starts_on",
    "ends_on", "most_signs",
)  # fmt: skip


class ChannelForm(forms.Form):
    """An official channel."""

    kind = forms.ChoiceField(label=_("Loại kênh"), choices=ChannelKind.choices)
    name = forms.CharField(label=_("Tên kênh"), max_length=200)
    address = forms.URLField(label=_("Địa chỉ"), max_length=300, assume_scheme="https")
    language = forms.ChoiceField(label=_("Ngôn ngữ chính"))
    registered_with = forms.CharField(
        label=_("Đăng ký với ai"), max_length=200, help_text=_("Cơ quan cấp phép hoặc xác nhận tài khoản.")
    )
    decision = forms.CharField(
        label=_("Số quyết định hoặc giấy phép"), max_length=120,
        help_text=_("Chỉ ghi kênh của cơ quan. Tài khoản cá nhân không ghi ở đây."),
    )  # fmt: skip
    decided_on = day_field(_("Ngày quyết định"))
    starts_on = day_field(_("Có hiệu lực từ"))
    ends_on = day_field(_("Hết hiệu lực sau ngày"), required=False)
    most_signs = forms.IntegerField(
        label=_("Số ký tự nhiều nhất một bài"), required=False, min_value=60,
        help_text=_("Để trống thì theo loại kênh."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]

    def registered(self) -> Registered:
        """Return it as the action takes it."""
        return Registered(**{name: self.cleaned_data[name] for name in NAMES})


class NewChannelForm(ChannelForm):
    """A channel to enter, and whose it is."""

    office = forms.ChoiceField(label=_("Của cơ quan nào"))
    field_order = ("office",)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the offices of the person's unit."""
        super().__init__(*args, **kwargs)
        self.offices = {
            row.public_id: row for row in offices_of_unit(str(person.unit_id), timezone.localdate())
        }
        self.fields["office"].choices = [(key, str(row)) for key, row in self.offices.items()]  # type: ignore[attr-defined]


class PostingForm(forms.Form):
    """Where and when a person posted it."""

    address = forms.URLField(label=_("Địa chỉ bài đã đăng"), max_length=500, assume_scheme="https")
    posted_at = forms.DateTimeField(
        label=_("Đăng lúc"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )


def initial_of(channel: Channel) -> dict[str, Any]:
    """Return what the form of a stored channel begins with."""
    return {name: getattr(channel, name) for name in NAMES}
