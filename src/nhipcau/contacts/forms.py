"""The forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.contacts.actions.keeping import Card
from nhipcau.contacts.models import Basis, Contact, ContactKind
from nhipcau.contacts.rules.subjects import GENERAL
from nhipcau.contacts.wording import SUBJECT_WORDS, language_choices

HOW_HELP = _("Ví dụ: ký phiếu tại họp báo, trả lời thư ngày 12/11.")


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return the browser's own choice of a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


class ContactForm(forms.Form):
    """What the desk says of a contact."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ContactKind.choices)
    name = forms.CharField(label=_("Họ tên hoặc tên tòa soạn"), max_length=120, required=False)
    email = forms.CharField(
        label=_("Thư điện tử"), max_length=254, required=False,
        widget=forms.TextInput({"type": "email", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=40, required=False, widget=forms.TextInput({"type": "tel"})
    )
    languages = forms.MultipleChoiceField(
        label=_("Ngôn ngữ"), choices=language_choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    subjects = forms.MultipleChoiceField(
        label=_("Đồng ý nhận tin về"), choices=tuple(SUBJECT_WORDS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn thì người này có trong sổ nhưng không được gửi phát ngôn."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("Giữ để làm gì"), max_length=200,
        help_text=_("Ví dụ: mời họp báo, gửi thông cáo. Không dùng vào việc khác."),
    )  # fmt: skip
    basis = forms.ChoiceField(label=_("Căn cứ để giữ"), choices=Basis.choices)
    consented_on = day_field(
        _("Đồng ý ngày"), _("Thời hạn giữ tính từ ngày này; bỏ trống là hôm nay."), required=False
    )
    consented_how = forms.CharField(
        label=_("Đồng ý thế nào"), max_length=200, required=False, help_text=HOW_HELP
    )

    def card(self) -> Card:
        """Return what was said."""
        return Card(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


class ChangeForm(ContactForm):
    """The same for one who is in the book; the term changes by renewing only."""

    consented_on = None  # type: ignore[assignment]
    revision = forms.IntegerField(widget=forms.HiddenInput)


def said_of(contact: Contact) -> dict[str, Any]:
    """Return what the form of a contact begins with."""
    rows = contact.subscriptions.filter(ended_at=None)
    names = ("kind", "name", "email", "phone", "languages", "purpose", "basis", "consented_how", "revision")
    subjects = sorted(set(rows.values_list("subject", flat=True)))
    return {**{name: getattr(contact, name) for name in names},
            "subjects": [GENERAL] if GENERAL in subjects else subjects}  # fmt: skip


class RenewForm(forms.Form):
    """An agreement given anew."""

    consented_on = day_field(_("Đồng ý lại ngày"))
    how = forms.CharField(label=_("Đồng ý thế nào"), max_length=200, help_text=HOW_HELP)


class WorkingForm(forms.Form):
    """Where somebody works."""

    outlet_name = forms.CharField(
        label=_("Cơ quan báo chí"), max_length=200, widget=forms.TextInput({"list": "outlets"})
    )
    is_foreign = forms.BooleanField(label=_("Báo nước ngoài"), required=False)
    starts_on = day_field(_("Từ ngày"), required=False)
    ends_on = day_field(_("Đến ngày"), required=False)


class EndForm(forms.Form):
    """The last day at an outlet."""

    ends_on = day_field(_("Ngày cuối"))


class ImportForm(forms.Form):
    """A table of contacts."""

    upload = forms.FileField(label=_("Tệp CSV hoặc Excel"), help_text=_("Một ô sai thì không nhập dòng nào."))
