"""Forms of the room; what they accept is decided again by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.watching.queries.matching import Asked

UNIT_INPUT = forms.TextInput(
    attrs={
        "list": "unit-suggestions",
        "autocomplete": "off",
        "hx-get": reverse_lazy("watching:units"),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#unit-suggestions",
        "hx-swap": "innerHTML",
    }
)
UNIT_FIELDS = ("unit_1", "unit_2", "unit_3", "unit_4")


def _lines(label: Any, help_text: Any, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": rows, "spellcheck": "false"}),
    )


class TopicForm(forms.Form):
    """What a topic asks; every field that is filled must hold."""

    name = forms.CharField(label=_("Tên chủ đề"), max_length=120)
    words = _lines(
        _("Từ ngữ"),
        _("Mỗi dòng một cách nói; bài có một trong các dòng là khớp. Cụm từ đặt trong ngoặc kép."),
        5,
    )
    exact_marks = forms.BooleanField(
        label=_("Phải đúng dấu"),
        required=False,
        help_text=_("Không chọn: gõ có dấu hay không dấu đều tìm như nhau."),
    )
    without = _lines(_("Trừ bài có"), _("Mỗi dòng một cách nói."), 2)
    unit_1 = UnitField(
        label=_("Địa phương"),
        required=False,
        help_text=_("Tìm cả đơn vị bên dưới, đơn vị cũ và đơn vị mới sau sắp xếp."),
        widget=UNIT_INPUT,
    )
    unit_2 = UnitField(label=_("hoặc địa phương"), required=False, widget=UNIT_INPUT)
    unit_3 = UnitField(label=_("hoặc địa phương"), required=False, widget=UNIT_INPUT)
    unit_4 = UnitField(label=_("hoặc địa phương"), required=False, widget=UNIT_INPUT)
    posts = _lines(
        _("Chức vụ"), _("Mỗi dòng một chức vụ, ví dụ: Chủ tịch UBND tỉnh. Ai giữ chức vụ cũng được."), 2
    )
    languages = forms.MultipleChoiceField(
        label=_("Ngôn ngữ"), required=False, widget=forms.CheckboxSelectMultiple
    )
    outlets = forms.MultipleChoiceField(
        label=_("Cơ quan báo chí"),
        required=False,
        help_text=_("Không chọn báo nào là mọi báo."),
        widget=forms.SelectMultiple({"size": 6}),
    )
    raises_alerts = forms.BooleanField(label=_("Báo khi có dòng tin mới"), required=False, initial=True)
    raises_bursts = forms.BooleanField(label=_("Báo khi số bài tăng đột biến"), required=False, initial=True)

    def __init__(
        self, *args: Any, outlets: list[tuple[str, str]], languages: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer what is read."""
        super().__init__(*args, **kwargs)
        self.fields["outlets"].choices = outlets  # type: ignore[attr-defined]
        self.fields["languages"].choices = languages  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """Return what was typed as the one search takes it."""
        said = self.cleaned_data
        units = dict.fromkeys(said[name] for name in UNIT_FIELDS if said.get(name))
        return Asked(
            words=_tidy(said["words"]),
            exact_marks=said["exact_marks"],
            without=_tidy(said["without"]),
            unit_ids=tuple(units),
            posts=_tidy(said["posts"]),
            languages=tuple(said["languages"]),
            outlets=tuple(said["outlets"]),
        )


class OwnForm(forms.Form):
    """How one person wants to be told."""

    mail = forms.BooleanField(
        label=_("Nhận thư cảnh báo"),
        required=False,
        help_text=_("Chỉ cho những chủ đề mà bạn chọn nhận thư."),
    )
    quiet_from = forms.TimeField(
        label=_("Yên lặng từ"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Đến"),
        required=False,
        help_text=_(
            "Giờ Việt Nam, có thể qua nửa đêm. Cảnh báo trong giờ này được gộp vào một thư khi hết giờ."
        ),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    bursts_break_quiet = forms.BooleanField(
        label=_("Tăng đột biến thì báo ngay, kể cả trong giờ yên lặng"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for both ends or none."""
        said = super().clean() or {}
        if (said.get("quiet_from") is None) != (said.get("quiet_until") is None):
            raise ValidationError(_("Giờ yên lặng cần cả giờ bắt đầu và giờ kết thúc."))
        return said


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
