"""Forms of a decree: the decree itself, each kind of change, a sheet, and what became of a unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.units.forms import day
from nhipcau.units.models.decrees import SURENESS
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE
from nhipcau.units.rules.kinds import KINDS_OF_LEVEL, LABELS, Level
from nhipcau.units.typed_changes import PARTS

BY_NAME = _("Tên hoặc mã, ví dụ: Xã Đàm Thủy, Cao Bằng.")
ONE_A_LINE = forms.Textarea({"rows": 4})
TODAY_KINDS = sorted(KINDS_OF_LEVEL[Level.PROVINCE] | KINDS_OF_LEVEL[Level.COMMUNE] - {"thi_tran"})
KIND_CHOICES = [("", "—"), *((kind, LABELS[kind]) for kind in TODAY_KINDS)]


def _text(label: Any, help_text: Any = "", *, required: bool = False, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


class DecreeForm(forms.Form):
    """A decree, before its changes."""

    number = _text(_("Số, ký hiệu"), _("Ví dụ: 15/NQ-UBTVQH16"), required=True, most=100)
    title = _text(_("Về việc"), required=True, most=300)
    issued_on = day(_("Ngày ban hành"))
    effective_on = day(_("Ngày có hiệu lực"), _("Từ ngày này danh mục mới đổi."), required=True)
    source = _text(_("Nguồn"), _("Nơi thấy văn bản: công báo, cổng thông tin."), most=300)
    sure = forms.ChoiceField(label=_("Chắc chắn đến đâu"), choices=SURENESS, initial="seen")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class _ChangeForm(forms.Form):
    """What every form of a change carries."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the hidden field last."""
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "revision"])


class NewForm(_ChangeForm):
    """A unit begins."""

    name = _text(_("Tên"), _("Chỉ tên, không kèm loại."), required=True, most=80)
    kind = forms.ChoiceField(label=_("Loại"), choices=KIND_CHOICES)
    code = _text(_("Mã"), required=True, most=5)
    parent = _text(_("Thuộc tỉnh, thành phố"), _("Bỏ trống nếu là tỉnh hoặc thành phố."))


class UniteForm(_ChangeForm):
    """Whole units go into one."""

    units = forms.CharField(
        label=_("Các đơn vị được nhập"),
        widget=ONE_A_LINE,
        help_text=_("Mỗi dòng một đơn vị, ghi tên hoặc mã."),
    )
    target = _text(_("Vào đơn vị đã có"), _("Bỏ trống nếu lập đơn vị mới, rồi điền bốn ô dưới."))
    name = _text(_("Tên đơn vị mới"), most=80)
    kind = forms.ChoiceField(label=_("Loại"), choices=KIND_CHOICES, required=False)
    code = _text(_("Mã"), most=5)
    parent = _text(_("Thuộc tỉnh, thành phố"), _("Bỏ trống nếu là tỉnh hoặc thành phố."))


class SplitForm(_ChangeForm):
    """A unit goes into several."""

    unit = _text(_("Đơn vị được chia"), BY_NAME, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer five targets with their shares."""
        super().__init__(*args, **kwargs)
        places = range(1, PARTS + 1)
        for place in places:
            label, share = gettext("Đơn vị nhận %(n)s"), gettext("Tỷ lệ vào đơn vị nhận %(n)s (%%)")
            self.fields[f"target{place}"] = _text(label % {"n": place}, required=place == 1)
            self.fields[f"share{place}"] = _text(share % {"n": place}, most=12)
        self.fields["main"] = forms.ChoiceField(
            label=_("Phần chính vào"), required=False, help_text=_("Chỉ cần khi văn bản không nói tỷ lệ."),
            choices=[
                ("", gettext("Không rõ")),
                *((str(place), gettext("Đơn vị nhận %(n)s") % {"n": place}) for place in places),
            ],
        )  # fmt: skip


class RenameForm(_ChangeForm):
    """A unit lives on under another name, kind or code."""

    unit = _text(_("Đơn vị"), BY_NAME, required=True)
    name = _text(_("Tên mới"), _("Bỏ trống nếu giữ tên."), most=80)
    kind = forms.ChoiceField(label=_("Loại mới"), choices=KIND_CHOICES, required=False)
    code = _text(_("Mã mới"), _("Bỏ trống nếu giữ mã."), most=5)


class MoveForm(_ChangeForm):
    """Units come under another one."""

    units = forms.CharField(
        label=_("Các đơn vị được chuyển"), widget=ONE_A_LINE,
        help_text=_("Mỗi dòng một đơn vị, ghi tên hoặc mã."),
    )  # fmt: skip
    parent = _text(_("Về tỉnh, thành phố"), required=True)


FORMS: dict[str, type[forms.Form]] = {
    NEW: NewForm, UNITE: UniteForm, SPLIT: SplitForm, RENAME: RenameForm, MOVE: MoveForm,
}  # fmt: skip


class ChangesSheetForm(forms.Form):
    """A sheet of changes."""

    upload = forms.FileField(
        label=_("Bảng Excel (.xlsx) hoặc CSV"), help_text=_("Một ô sai thì không nhập dòng nào."),
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
    )  # fmt: skip
    replace = forms.BooleanField(label=_("Thay tất cả các dòng đang có"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SeenForm(forms.Form):
    """Nothing but which version was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class BecameForm(forms.Form):
    """A unit, a figure, two days."""

    unit = _text(_("Đơn vị"), BY_NAME, required=True)
    amount = _text(
        _("Số liệu của đơn vị"), _("Ví dụ: 1.234 hoặc 12,5. Bỏ trống nếu chỉ xem đơn vị."), most=24
    )
    of = day(_("Theo địa giới ngày"), required=True)
    to = day(_("Xem trên địa giới ngày"), required=True)
