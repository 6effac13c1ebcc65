"""Forms of bodies, posts and holders, and of a sheet of holders."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def day(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, required=required)


class BodyForm(forms.Form):
    """An agency, alive from when to when."""

    name = forms.CharField(
        label=_("Tên cơ quan"), max_length=200, help_text=_("Ví dụ: Sở Văn hóa, Thể thao và Du lịch")
    )
    unit: Any = forms.ChoiceField(label=_("Đơn vị"))
    starts_on = day(_("Thành lập ngày"), _("Bỏ trống nếu đã có từ lâu."))
    ends_on = day(_("Hoạt động đến hết ngày"), _("Bỏ trống nếu đang hoạt động."))
    decree = forms.CharField(label=_("Căn cứ"), max_length=40, required=False)
    successor: Any = forms.ChoiceField(
        label=_("Cơ quan kế tục"), required=False, help_text=_("Khi đã giải thể, sáp nhập hoặc đổi tên.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        units: list[tuple[str, str]],
        successors: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer units for a new body, successors for one that stands."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        if successors is None:
            del self.fields["successor"]
        else:
            del self.fields["unit"]
            self.fields["successor"].choices = [("", _("Không có")), *successors]  # type: ignore[attr-defined]


class PostForm(forms.Form):
    """An office in a body."""

    title = forms.CharField(label=_("Chức vụ"), max_length=200, help_text=_("Ví dụ: Phó Giám đốc"))
    has_one_seat: Any = forms.TypedChoiceField(
        label=_("Số người giữ cùng lúc"), required=False, empty_value=None,
        coerce=lambda said: said == "one",
        choices=[
            ("", _("Theo tên chức vụ (cấp phó, ủy viên: nhiều người)")),
            ("one", _("Chỉ một người")),
            ("many", _("Nhiều người")),
        ],
    )  # fmt: skip
    starts_on = day(_("Có từ ngày"), _("Bỏ trống nếu đã có từ lâu."))
    ends_on = day(_("Đến hết ngày"), _("Bỏ trống nếu vẫn còn."))
    decree = forms.CharField(label=_("Căn cứ"), max_length=40, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class HoldingForm(forms.Form):
    """Who holds a post, from when to when."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    starts_on = day(_("Từ ngày"), _("Bỏ trống nếu không rõ."))
    ends_on = day(_("Đến hết ngày"), _("Bỏ trống nếu đang giữ."))
    source = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False, help_text=_("Số, ngày của quyết định.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EndForm(forms.Form):
    """The last day in a post."""

    ends_on = day(_("Ngày cuối cùng giữ chức vụ"), required=True)
    source = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False, help_text=_("Bỏ trống thì giữ căn cứ đã ghi.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SheetForm(forms.Form):
    """A sheet of holders."""

    upload = forms.FileField(
        label=_("Tệp Excel (.xlsx)"), help_text=_("Một ô sai thì không nhập dòng nào."),
        widget=forms.FileInput({"accept": ".xlsx"}),
    )  # fmt: skip


class DayForm(forms.Form):
    """On which day a page looks."""

    on = day(_("Ai giữ chức vụ vào ngày"))
