"""The forms around an enquiry. Every one that changes it carries the revision that was seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.press.models.enquiries import Channel
from nhipcau.press.rules.duties import as_text
from nhipcau.press.rules.refusals import grounds_on

LANGUAGE_NAMES = (
    ("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh")), ("zh", _("Tiếng Trung")), ("lo", _("Tiếng Lào")),
    ("km", _("Tiếng Khmer")), ("fr", _("Tiếng Pháp")),
)  # fmt: skip
HOW = [(Channel.PHONE, Channel.PHONE.label), (Channel.MAIL, Channel.MAIL.label)]
UNIT_INPUT = forms.TextInput(
    attrs={
        "list": "unit-suggestions", "autocomplete": "off", "hx-get": reverse_lazy("press:units"),
        "hx-trigger": "input changed delay:250ms", "hx-target": "#unit-suggestions", "hx-swap": "innerHTML",
    }
)  # fmt: skip


def words(label: Any, most: int, rows: int = 4, help_text: Any = "", *, required: bool = True) -> Any:
    """Return a field for a text."""
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea({"rows": rows}), help_text=help_text,
        required=required,
    )  # fmt: skip


def moment(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateTimeField:
    """Return a field for a day and a time."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, help_text=help_text, required=required)


class SeenForm(forms.Form):
    """What every form on an enquiry carries."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReceiveForm(forms.Form):
    """A question that came by telephone or mail."""

    channel = forms.ChoiceField(label=_("Hỏi qua"), choices=HOW, widget=forms.RadioSelect)
    received_at = moment(_("Nhận lúc"), _("Thời hạn tính từ lúc này, không phải từ lúc nhập."))
    outlet_name = forms.CharField(label=_("Cơ quan báo chí"), max_length=200)
    is_foreign = forms.BooleanField(
        label=_("Báo chí nước ngoài"), required=False, help_text=_("Thời hạn tính theo ngày làm việc.")
    )
    name = forms.CharField(label=_("Tên nhà báo"), max_length=120)
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False,
        help_text=_("Có thư thì nhà báo nhận được thư báo và trang theo dõi riêng."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("Trả lời bằng"), choices=LANGUAGE_NAMES)
    question = words(_("Câu hỏi"), 20_000, 8, _("Dán nguyên lời trong thư, hoặc ghi đúng điều được hỏi."))
    wanted_by = forms.DateField(
        label=_("Nhà báo cần trước ngày"), required=False, widget=forms.DateInput({"type": "date"})
    )


class AssignForm(SeenForm):
    """Who works on it."""

    holder: Any = forms.ChoiceField(label=_("Giao cho"))

    def __init__(self, *args: Any, staff: list[Any], **kwargs: Any) -> None:
        """Offer the unit's people."""
        super().__init__(*args, **kwargs)
        self.staff = {person.public_id: person for person in staff}
        self.fields["holder"].choices = [(key, str(person)) for key, person in self.staff.items()]  # type: ignore[attr-defined]

    def clean_holder(self) -> Any:
        """Return the person."""
        return self.staff[self.cleaned_data["holder"]]


class HandOverForm(SeenForm):
    """To which unit, and why."""

    unit = UnitField(label=_("Chuyển cho đơn vị"), widget=UNIT_INPUT)
    reason = words(_("Vì sao chuyển"), 500, 3, _("Đơn vị kia và nhật ký thấy lý do này."))


class AskForm(SeenForm):
    """What is asked of which unit."""

    unit = UnitField(label=_("Đơn vị được hỏi"), widget=UNIT_INPUT)
    question = words(
        _("Điều cần biết"), 4000, 5, _("Đơn vị được hỏi chỉ thấy câu này, không thấy ai đã hỏi.")
    )


class ReplyForm(forms.Form):
    """What the unit asked says."""

    reply = words(_("Trả lời"), 20_000, 8, _("Chỉ ghi điều biết chắc, kèm số liệu, ngày và căn cứ."))


class StartForm(SeenForm):
    """The first words of an answer."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    body = words(_("Lời trả lời"), 50_000, 10, _("Có thể soạn tiếp ở mục Phát ngôn."), required=False)
    language = forms.ChoiceField(label=_("Soạn bằng"), choices=LANGUAGE_NAMES)


class AnswerForm(SeenForm):
    """Which approved words are sent."""

    version: Any = forms.ChoiceField(label=_("Gửi bản"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, versions: list[Any], **kwargs: Any) -> None:
        """Offer approved language versions of the answer."""
        super().__init__(*args, **kwargs)
        names = dict(LANGUAGE_NAMES)
        self.versions = {row.public_id: row for row in versions}
        self.fields["version"].choices = [  # type: ignore[attr-defined]
            (key, f"{names.get(row.language, row.language)}: {row.title}")
            for key, row in self.versions.items()
        ]

    def clean_version(self) -> Any:
        """Return the version."""
        return self.versions[self.cleaned_data["version"]]


class RefuseForm(SeenForm):
    """On which ground in force today."""

    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    note = words(_("Ghi chú nội bộ"), 500, 3, _("Nhà báo không thấy."), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer the grounds in force that day."""
        super().__init__(*args, **kwargs)
        language = get_language() or "vi"
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (ground.code, f"{as_text(ground.name, language)} ({ground.basis})") for ground in grounds_on(on)
        ]


class WithdrawForm(SeenForm):
    """How the journalist took it back."""

    note = words(_("Nhà báo rút câu hỏi khi nào, bằng cách nào"), 500, 3)


class FollowForm(forms.Form):
    """The next question of the same journalist."""

    channel = forms.ChoiceField(label=_("Hỏi qua"), choices=HOW, widget=forms.RadioSelect)
    received_at = moment(_("Nhận lúc"))
    question = words(_("Câu hỏi"), 20_000, 6)
