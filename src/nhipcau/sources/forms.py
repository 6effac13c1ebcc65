"""Forms of this room; what they accept is decided again by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.sources.models import OutletKind

LANGUAGES = (
    ("", _("Chưa rõ")),
    ("vi", _("Tiếng Việt")),
    ("en", _("Tiếng Anh")),
    ("zh", _("Tiếng Trung")),
    ("fr", _("Tiếng Pháp")),
    ("lo", _("Tiếng Lào")),
    ("km", _("Tiếng Khmer")),
)
"""The office's languages (reading.md)."""
ADDRESS = {"inputmode": "url", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
UNIT_INPUT = forms.TextInput(
    attrs={
        "list": "unit-suggestions",
        "autocomplete": "off",
        "hx-get": reverse_lazy("sources:units"),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#unit-suggestions",
        "hx-swap": "innerHTML",
    }
)


class OptionalUnitField(UnitField):
    """A unit typed by name, or nothing."""

    def clean(self, value: Any) -> str:
        """Return the id of the one unit meant, or an empty text."""
        return super().clean(value) if str(value or "").strip() else ""


class LookForm(forms.Form):
    """Where to look for feeds."""

    address = forms.CharField(
        label=_("Trang chủ hoặc địa chỉ nguồn tin"),
        max_length=2000,
        help_text=_("Ví dụ: baocaobang.vn. Ta sẽ tự tìm nguồn tin (RSS, Atom, JSON, sơ đồ trang) của trang."),
        widget=forms.TextInput(ADDRESS),
    )


class OutletForm(forms.Form):
    """What the register says of an outlet."""

    name = forms.CharField(
        label=_("Tên"), max_length=200, help_text=_("Tên cơ quan báo chí như in trên trang.")
    )
    home_url = forms.CharField(label=_("Trang chủ"), max_length=2000, widget=forms.TextInput(ADDRESS))
    kind = forms.ChoiceField(label=_("Loại"), choices=OutletKind.choices)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=LANGUAGES, required=False)
    unit_id = OptionalUnitField(
        label=_("Địa bàn"),
        required=False,
        help_text=_("Tỉnh, xã hoặc phường mà báo này viết nhiều nhất; giúp hiểu đúng địa danh trùng tên."),
        widget=UNIT_INPUT,
    )


class ChangeOutletForm(OutletForm):
    """The same, with a note."""

    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class ChosenForm(OutletForm):
    """An outlet with the feeds chosen among those found."""

    feeds = forms.MultipleChoiceField(
        label=_("Nguồn tin tìm thấy"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ chọn những mục không cần đọc."),
    )
    found = forms.CharField(widget=forms.HiddenInput)
    field_order = ("feeds", "name", "home_url", "kind", "language", "unit_id", "found")

    def __init__(self, *args: Any, feed_choices: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer what was found."""
        super().__init__(*args, **kwargs)
        self.fields["feeds"].choices = feed_choices  # type: ignore[attr-defined]


class FeedForm(forms.Form):
    """One more feed."""

    url = forms.CharField(label=_("Địa chỉ nguồn tin"), max_length=2000, widget=forms.TextInput(ADDRESS))


class PageForm(forms.Form):
    """One article: its address, or a saved file."""

    url = forms.CharField(
        label=_("Địa chỉ bài"), max_length=2000, required=False, widget=forms.TextInput(ADDRESS)
    )
    file = forms.FileField(
        label=_("Hoặc tệp đã lưu"),
        required=False,
        help_text=_("Kéo thả hoặc chọn tệp .html, .txt; tối đa 20 MB. Không nhận tài liệu có dấu mật."),
        widget=forms.ClearableFileInput({"accept": ".html,.htm,.xhtml,.txt,text/html,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("url")) == bool(cleaned.get("file")):
            raise ValidationError(gettext("Dán một địa chỉ, hoặc chọn một tệp; chỉ một trong hai."))
        return cleaned


class ImportForm(forms.Form):
    """A file of sources."""

    file = forms.FileField(
        label=_("Tệp OPML hoặc CSV"),
        help_text=_("CSV có các cột outlet, home_url, feed_url, kind, language; mã UTF-8."),
        widget=forms.ClearableFileInput({"accept": ".opml,.xml,.csv"}),
    )
