"""Forms around a picture or a paper: its bytes, its words in every language, its rights."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.presenting.actions.assets import Described
from nhipcau.presenting.forms.fields import add_words, day_field, initial_words, words_in
from nhipcau.presenting.models import Asset, Licence, PeopleShown

RIGHTS = (
    "holder", "credit", "licence", "permission_ref", "permission_until", "people_shown", "place", "taken_on",
)  # fmt: skip


class AssetForm(forms.Form):
    """What is said of an asset."""

    holder = forms.CharField(label=_("Ai giữ quyền"), max_length=200, help_text=_("Cơ quan hoặc hãng ảnh."))
    credit = forms.CharField(
        label=_("Dòng ghi nguồn"),
        max_length=200,
        help_text=_("Hiện dưới ảnh, ví dụ: Sở Văn hóa, Thể thao và Du lịch."),
    )
    licence = forms.ChoiceField(label=_("Quyền sử dụng"), choices=Licence.choices)
    permission_ref = forms.CharField(label=_("Số văn bản cho phép"), max_length=200, required=False)
    permission_until = day_field(_("Được phép đến hết ngày"), required=False)
    people_shown = forms.ChoiceField(label=_("Người trong ảnh"), choices=PeopleShown.choices)
    place = forms.CharField(label=_("Chụp ở đâu"), max_length=200, required=False)
    taken_on = day_field(_("Chụp ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for words in every language of the public site."""
        super().__init__(*args, **kwargs)
        add_words(self, "alt", _("Tả ảnh cho người không nhìn thấy"))
        add_words(self, "caption", _("Chú thích"))

    def described(self) -> Described:
        """Return it as the action takes it."""
        said = self.cleaned_data
        rights = {name: said[name] for name in RIGHTS}
        return Described(**rights, captions=words_in(said, "caption"), alts=words_in(said, "alt"))


class UploadForm(AssetForm):
    """A new asset."""

    file = forms.FileField(
        label=_("Tệp"), help_text=_("JPG, PNG, WEBP hoặc PDF, đến 20 MB. Dữ liệu máy ảnh ghi kèm bị xóa bỏ.")
    )
    field_order = ("file", *RIGHTS)


def initial_of(asset: Asset) -> dict[str, Any]:
    """Return what the form of a stored asset begins with."""
    return {
        **{name: getattr(asset, name) for name in RIGHTS},
        **initial_words("alt", asset.alts),
        **initial_words("caption", asset.captions),
    }
