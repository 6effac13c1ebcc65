"""Forms of committees, seats and members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.steering.forms.directives import day


class CommitteeForm(forms.Form):
    """A committee and the decision that made it."""

    name = forms.CharField(label=_("Tên ban"), max_length=200)
    decision = forms.CharField(
        label=_("Quyết định thành lập"), max_length=200,
        help_text=_("Số và ngày: Quyết định số 15/QĐ-UBND ngày 05/01/2026"),
    )  # fmt: skip
    starts_on = day(_("Thành lập từ ngày"))
    ends_on = day(_("Đến hết ngày"), _("Để trống: ban còn hoạt động."), required=False)
    office = forms.ChoiceField(
        label=_("Ký văn bản với tư cách"), required=False,
        help_text=_("Cơ quan phát ngôn đã ghi, nếu ban có thể thức văn bản riêng."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offices: list[Any], **kwargs: Any) -> None:
        """Offer the unit's offices."""
        super().__init__(*args, **kwargs)
        self.by_id = {office.public_id: office for office in offices}
        choices = [("", _("Không ghi")), *((office.public_id, office.name) for office in offices)]
        self.fields["office"].choices = choices  # type: ignore[attr-defined]

    def clean_office(self) -> Any:
        """Return the office itself."""
        return self.by_id.get(self.cleaned_data["office"])


class SeatForm(forms.Form):
    """A seat: for whoever holds a post, or for somebody named."""

    title = forms.CharField(
        label=_("Chức danh trong ban"), max_length=120, help_text=_("Ví dụ: Phó Trưởng ban thường trực")
    )
    duty = forms.CharField(
        label=_("Được phân công"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    post = forms.ChoiceField(
        label=_("Theo chức vụ"), required=False,
        help_text=_("Ai giữ chức vụ này thì ngồi ghế này. Để trống: cử đích danh."),
    )  # fmt: skip
    position = forms.IntegerField(label=_("Thứ tự"), required=False, min_value=0, max_value=999)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, posts: list[tuple[Any, str]], **kwargs: Any) -> None:
        """Offer the posts of the unit and below."""
        super().__init__(*args, **kwargs)
        self.by_id = {post.public_id: post for post, _words in posts}
        choices = [("", _("Cử đích danh")), *((post.public_id, words) for post, words in posts)]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]

    def clean_post(self) -> Any:
        """Return the post itself."""
        return self.by_id.get(self.cleaned_data["post"])


class MemberForm(forms.Form):
    """Somebody is seated by a decision."""

    holding = forms.ChoiceField(
        label=_("Người đang giữ chức vụ"), required=False,
        help_text=_("Chọn từ sổ chức vụ, hoặc gõ họ tên và chức vụ bên dưới."),
    )  # fmt: skip
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    post_words = forms.CharField(label=_("Chức vụ, cơ quan"), max_length=300, required=False)
    decision = forms.CharField(
        label=_("Quyết định"), max_length=200, help_text=_("Số và ngày của quyết định cử hoặc kiện toàn.")
    )
    starts_on = day(_("Từ ngày"))
    ends_on = day(_("Đến hết ngày"), _("Để trống: đang là thành viên."), required=False)

    def __init__(self, *args: Any, holdings: list[tuple[Any, str]], **kwargs: Any) -> None:
        """Offer who holds a post today."""
        super().__init__(*args, **kwargs)
        self.by_id = {row.public_id: row for row, _words in holdings}
        choices = [("", _("Không chọn")), *((row.public_id, words) for row, words in holdings)]
        self.fields["holding"].choices = choices  # type: ignore[attr-defined]

    def clean_holding(self) -> Any:
        """Return the office-holder's row itself."""
        return self.by_id.get(self.cleaned_data["holding"])


class EndMemberForm(forms.Form):
    """The last day in a seat, and by which decision."""

    ends_on = day(_("Ngày cuối cùng"))
    decision = forms.CharField(
        label=_("Quyết định thôi"), max_length=200, required=False,
        help_text=_("Số và ngày; để trống khi hết nhiệm kỳ."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)


class OnDayForm(forms.Form):
    """As of which day a committee is shown."""

    ngay = day(_("Thành phần ngày"), required=False)
