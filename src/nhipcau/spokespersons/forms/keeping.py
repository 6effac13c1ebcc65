"""Forms of offices, speakers and mandates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.spokespersons.models import Family, SpeakerKind

LANGUAGES = (
    ("en", _("Tiếng Anh")), ("zh", _("Tiếng Trung")), ("lo", _("Tiếng Lào")), ("km", _("Tiếng Khmer")),
    ("fr", _("Tiếng Pháp")),
)  # fmt: skip
"""Beside Vietnamese; answering.md, Newsroom."""


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


class InLanguages(forms.Form):
    """Adds one field a language; `stem` names them, `asks` labels them."""

    stem = ""
    asks: Any = ""
    most = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the fields."""
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGES:
            label = f"{self.asks} ({language})"
            self.fields[f"{self.stem}_{code}"] = forms.CharField(
                label=label, max_length=self.most, required=False, widget=forms.TextInput({"lang": code})
            )

    def texts(self) -> dict[str, str]:
        """Return what was written, by language."""
        return {code: self.cleaned_data.get(f"{self.stem}_{code}", "") for code, _language in LANGUAGES}


class OfficeForm(InLanguages):
    """How a unit's body signs."""

    stem, asks = "names", _("Tên cơ quan")
    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    family = forms.ChoiceField(label=_("Thể thức văn bản"), choices=Family.choices)
    parent_name = forms.CharField(label=_("Cơ quan cấp trên"), max_length=200, required=False)
    symbol = forms.CharField(label=_("Ký hiệu trong số văn bản"), max_length=20, help_text=_("Ví dụ: UBND"))
    seat = forms.CharField(label=_("Địa danh trước ngày"), max_length=80, help_text=_("Ví dụ: Cao Bằng"))
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    starts_on = day(_("Từ ngày"), required=False)
    ends_on = day(_("Đến hết ngày"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SpeakerForm(InLanguages):
    """Who may speak, by which decision."""

    stem, asks = "posts", _("Chức vụ")
    kind = forms.ChoiceField(label=_("Tư cách"), choices=SpeakerKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    post = forms.CharField(label=_("Chức vụ"), max_length=200)
    decision = forms.CharField(label=_("Số, ngày của quyết định"), max_length=200)
    phone = forms.CharField(label=_("Điện thoại công khai"), max_length=40, required=False)
    email = forms.EmailField(label=_("Thư điện tử công khai"), required=False)
    person: Any = forms.ChoiceField(
        label=_("Tài khoản ký ở đây"), required=False,
        help_text=_("Người có tài khoản này duyệt và ký phát ngôn. Không ai tự ghi cho mình."),
    )  # fmt: skip
    starts_on = day(_("Từ ngày"))
    ends_on = day(_("Đến hết ngày"), required=False)
    published_on = day(_("Công bố thông tin ngày"), required=False)
    notified_on = day(_("Gửi cơ quan quản lý báo chí ngày"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, staff: list[Any], **kwargs: Any) -> None:
        """Offer the unit's accounts."""
        super().__init__(*args, **kwargs)
        self.staff = {person.public_id: person for person in staff}
        choices = [("", _("Không có")), *((key, str(person)) for key, person in self.staff.items())]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    def clean_person(self) -> Any:
        """Return the account, or nothing."""
        return self.staff.get(self.cleaned_data["person"])


class EndForm(forms.Form):
    """The last day."""

    ends_on = day(_("Ngày cuối cùng được phát ngôn"))


class MandateForm(forms.Form):
    """One matter, until a date."""

    matter = forms.CharField(
        label=_("Việc được ủy quyền"), max_length=300, widget=forms.Textarea({"rows": 3})
    )
    number = forms.CharField(label=_("Số giấy ủy quyền"), max_length=60)
    signed_by = forms.CharField(label=_("Người ký"), max_length=200)
    starts_on = day(_("Từ ngày"))
    ends_on = day(_("Đến hết ngày"))


class TakeBackForm(forms.Form):
    """From which day on a mandate no longer holds."""

    ended_on = day(_("Không còn hiệu lực từ ngày"))
