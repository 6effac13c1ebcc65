"""Forms of accounts; what they accept is decided again by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from nhipcau.people import rules
from nhipcau.people.models import Role
from nhipcau.people.places import UnitField

PASSWORD_HELP = _("Ít nhất 10 ký tự; một câu dài dễ nhớ là tốt nhất.")
UNIT_INPUT = forms.TextInput(
    attrs={
        "list": "unit-suggestions",
        "autocomplete": "off",
        "hx-get": reverse_lazy("people:units"),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#unit-suggestions",
        "hx-swap": "innerHTML",
    }
)


def _new_password() -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=_("Mật khẩu mới"), help_text=PASSWORD_HELP, widget=widget, strip=False)


class PersonForm(forms.Form):
    """What an account says of its person."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, help_text=_("Viết đủ dấu, như trên văn bản.")
    )
    email = forms.EmailField(label=_("Thư điện tử"))
    unit_id = UnitField(
        label=_("Đơn vị"),
        help_text=_("Gõ tên tỉnh, thành phố, xã hoặc phường; không cần dấu."),
        widget=UNIT_INPUT,
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=settings.LANGUAGES)


class NewPersonForm(PersonForm):
    """A new account with its first roles and password."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Không dấu, không khoảng trắng; ví dụ: an.nguyen."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    roles = forms.MultipleChoiceField(
        label=_("Vai trò"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    password = _new_password()
    field_order = ("full_name", "username", "email", "unit_id", "language", "roles", "password")


class PasswordForm(forms.Form):
    """A new password for somebody else."""

    password = _new_password()


class OwnPasswordForm(forms.Form):
    """A new password of one's own."""

    current = forms.CharField(
        label=_("Mật khẩu hiện nay"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = _new_password()
    again = forms.CharField(
        label=_("Gõ lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two typings."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("Hai lần gõ không giống nhau. Hãy gõ lại mật khẩu mới."))
        return cleaned


def _code(label: Any, help_text: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=label, help_text=help_text, max_length=20, widget=forms.TextInput(attrs=attributes)
    )


def _own_password() -> forms.CharField:
    return forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """The second factor, once more."""

    code = _code(_("Mã xác nhận"), _("Sáu chữ số đang hiện trên điện thoại, hoặc một mã dự phòng."))


class LateCodeForm(CodeForm):
    """The same for a sign-in of this morning."""

    password = _own_password()
    field_order = ("password", "code")


class EnrolForm(forms.Form):
    """A phone that shows codes, put in use by whoever knows the password."""

    password = _own_password()
    code = _code(_("Mã trên điện thoại"), _("Sáu chữ số mà ứng dụng hiện sau khi quét mã."))


REASON_WORDS = {
    rules.LOST: _("Mất điện thoại"),
    rules.STOLEN: _("Nghi bị người khác dùng"),
    rules.REPLACED: _("Đổi điện thoại, không còn mã dự phòng"),
    rules.BROKEN: _("Điện thoại hỏng"),
}


class ResetForm(forms.Form):
    """Why a second factor is taken off."""

    reason = forms.ChoiceField(label=_("Lý do"), choices=list(REASON_WORDS.items()))
