"""The forms of evidence, one a source; what all of them ask stands first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.actions.evidence import Described
from nhipcau.verification.forms.dossiers import SeenForm
from nhipcau.verification.models.evidence import EvidenceKind, Stance

PAPER_KINDS = [(kind.value, kind.label) for kind in (EvidenceKind.DOCUMENT, EvidenceKind.FIGURES)]
PAGE_KINDS = [*PAPER_KINDS, (EvidenceKind.ARTICLE.value, EvidenceKind.ARTICLE.label)]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _exact(*, is_required: bool) -> forms.CharField:
    return forms.CharField(
        label=_("Chữ trích"), max_length=4000, required=is_required, widget=forms.Textarea({"rows": 3}),
        help_text=_("Chép nguyên văn; máy tìm lại đúng những chữ này trong bản lưu."),
    )  # fmt: skip


class EvidenceForm(SeenForm):
    """What is asked of every piece of evidence."""

    stance = forms.ChoiceField(
        label=_("Chứng cứ này nói gì về nhận định"), choices=Stance.choices, widget=forms.RadioSelect,
        help_text=_("Xét với câu nhận định, không xét với cơ quan ta. Không chắc thì chọn Bối cảnh."),
    )  # fmt: skip
    title = forms.CharField(label=_("Tên chứng cứ"), max_length=300)
    publisher = forms.CharField(
        label=_("Nơi công bố"), max_length=200, required=False,
        help_text=_("Cơ quan, tòa soạn, đơn vị; không ghi tên người viết."),
    )  # fmt: skip
    published_on = forms.DateField(label=_("Ngày công bố"), required=False, widget=DAY)
    note = forms.CharField(
        label=_("Cho thấy điều gì"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )

    def described(self) -> Described:
        """Return what the action asks for."""
        said = self.cleaned_data
        return Described(
            stance=said["stance"], title=said["title"], publisher=said.get("publisher", ""),
            published_on=said.get("published_on"), note=said.get("note", ""),
        )  # fmt: skip


class ArticleForm(EvidenceForm):
    """An article from our store: it says itself where and when it was published."""

    exact = _exact(is_required=True)
    field_order = ("stance", "exact", "title", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out what the article says itself."""
        super().__init__(*args, **kwargs)
        del self.fields["publisher"], self.fields["published_on"]


class AddressForm(EvidenceForm):
    """An address, archived at once."""

    url = forms.URLField(
        label=_("Địa chỉ trang"), max_length=2000, assume_scheme="https",
        help_text=_("Trang được lưu lại ngay; trang chặn máy, đòi đăng nhập hay báo lỗi thì không nhận."),
    )  # fmt: skip
    exact = _exact(is_required=True)
    kind = forms.ChoiceField(label=_("Là gì"), choices=PAGE_KINDS)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    """The copy that was already archived when another editor came first."""
    field_order = ("url", "exact", "kind", "stance", "title", "publisher", "published_on", "note")


class FileForm(EvidenceForm):
    """A file that was handed in."""

    upload = forms.FileField(label=_("Tệp"), required=False, help_text=_("PDF, Word, Excel hoặc văn bản."))
    kind = forms.ChoiceField(label=_("Là gì"), choices=PAPER_KINDS)
    exact = _exact(is_required=False)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("upload", "kind", "stance", "title", "publisher", "published_on", "exact", "note")


class PictureForm(EvidenceForm):
    """A picture; its hidden data (place, device) is taken off."""

    upload = forms.FileField(
        label=_("Ảnh"), required=False,
        help_text=_("Ảnh được vẽ lại để bỏ dữ liệu ẩn như vị trí. Không dùng ảnh riêng của người dân."),
    )  # fmt: skip
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("upload", "stance", "title", "publisher", "published_on", "note")


class VisitForm(EvidenceForm):
    """What our people saw on the spot."""

    seen_at = forms.DateTimeField(
        label=_("Xem lúc"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    field_order = ("stance", "title", "seen_at", "publisher", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in the words of a visit."""
        super().__init__(*args, **kwargs)
        del self.fields["published_on"]
        title, post, note = self.fields["title"], self.fields["publisher"], self.fields["note"]
        title.label, note.label, note.required = _("Xem tại đâu"), _("Đã thấy gì"), True
        post.label, post.required = _("Người của ta đi xem, theo chức vụ"), True
        post.help_text = _("Ví dụ: Chuyên viên Phòng Thông tin. Không ghi tên riêng.")
        note.help_text = _("Chỉ ghi điều mắt thấy; không ghi tên người dân.")


class ReplyForm(EvidenceForm):
    """An answer of a unit made evidence: the officer chooses only how it stands to the claim."""

    exact = _exact(is_required=False)
    field_order = ("stance", "title", "exact", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out what the answer says itself."""
        super().__init__(*args, **kwargs)
        del self.fields["publisher"], self.fields["published_on"]


class WithdrawForm(SeenForm):
    """Why a piece of evidence no longer counts."""

    reason = forms.CharField(
        label=_("Vì sao rút"), max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Chứng cứ vẫn nằm trong hồ sơ, gạch ngang, kèm lý do này."),
    )  # fmt: skip
