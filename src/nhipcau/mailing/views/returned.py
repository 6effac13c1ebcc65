"""Addresses that get no more mass letters, what came back, and a returned mail handed in by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.mailing.actions import allow_again, read_bounce, suppress
from nhipcau.mailing.filters import ReturnedFilter, SuppressionFilter
from nhipcau.mailing.models import Reason, ReturnedKind
from nhipcau.mailing.queries.suppressed import returned_for, suppressions_for
from nhipcau.mailing.rules.bounces import MOST_BYTES
from nhipcau.mailing.rules.suppression import BY_UPLOAD
from nhipcau.mailing.tables import ReturnedTable, SuppressionTable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.mailing.models import Returned, Suppression

SUPPRESSED = reverse_lazy("mailing:suppressed")
RETURNED = reverse_lazy("mailing:returned")
LETTERS = reverse_lazy("mailing:letters")


class SuppressedList(ListScreen):
    """Known by a keyed digest only: an address is found by typing it, not by reading the list."""

    needs = "mailing.see_letters"
    title = gettext_lazy("Địa chỉ ngừng gửi")
    lead = gettext_lazy(
        "Không gửi thư nhiều người đến các địa chỉ này. Chỉ giữ dấu mã hóa của địa chỉ: gõ cả địa chỉ để tìm."
    )
    table_class = SuppressionTable
    filterset_class = SuppressionFilter
    export_name = "ngung-gui"
    page_actions = (
        PageAction(gettext_lazy("Thư trả lại"), "mailing:returned", icon="letters"),
        PageAction(gettext_lazy("Ngừng gửi một địa chỉ"), "mailing:suppress", needs="mailing.send_again",
                   icon="plus", primary=True),
    )  # fmt: skip
    empty_title = gettext_lazy("Không có địa chỉ nào ngừng gửi")
    empty_hint = gettext_lazy("Địa chỉ vào đây khi thư bị trả lại, hoặc khi chủ thư đề nghị.")

    def get_queryset(self) -> QuerySet[Suppression]:
        """List them."""
        return suppressions_for(self.visitor)


class ReturnedList(ListScreen):
    """Everything that came back, also what nobody believed."""

    needs = "mailing.see_letters"
    title = gettext_lazy("Thư trả lại")
    lead = gettext_lazy("Chỉ tin thư trả lại có ghi mã của một thư do văn phòng này gửi.")
    table_class = ReturnedTable
    filterset_class = ReturnedFilter
    export_name = "thu-tra-lai"
    page_actions = (
        PageAction(gettext_lazy("Địa chỉ ngừng gửi"), "mailing:suppressed", icon="lock"),
        PageAction(gettext_lazy("Nộp thư trả lại"), "mailing:hand_in", needs="mailing.send_again",
                   icon="upload", primary=True),
    )  # fmt: skip
    empty_title = gettext_lazy("Chưa có thư nào bị trả lại")
    empty_hint = gettext_lazy(
        "Máy chủ thư đặt thư trả lại vào thư mục mail/returned, hoặc nộp tệp .eml ở đây."
    )

    def get_queryset(self) -> QuerySet[Returned]:
        """List them."""
        return returned_for(self.visitor)


class SuppressForm(forms.Form):
    """An address and why."""

    address = forms.CharField(label=gettext_lazy("Địa chỉ thư"), max_length=254)
    why = forms.ChoiceField(label=gettext_lazy("Vì sao"), choices=Reason.choices)


class SuppressAddress(ActionScreen):
    """Leave an address alone."""

    needs = "mailing.send_again"
    title = gettext_lazy("Ngừng gửi một địa chỉ")
    submit_label = gettext_lazy("Ngừng gửi")
    done_message = gettext_lazy("Địa chỉ này không nhận thư nhiều người nữa.")
    form_class = SuppressForm
    success_url = cancel_url = SUPPRESSED

    def act(self, form: forms.Form) -> None:
        """Suppress."""
        suppress(by=self.visitor, at=timezone.now(), **form.cleaned_data)


class AllowAgain(ActionScreen):
    """Write to an address again."""

    needs = "mailing.send_again"
    template_name = "common/confirm.html"
    title = gettext_lazy("Gửi lại địa chỉ này")
    submit_label = gettext_lazy("Cho gửi lại")
    done_message = gettext_lazy("Địa chỉ này lại nhận thư.")
    form_class = forms.Form
    success_url = cancel_url = SUPPRESSED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        consequences = [
            _("Thư nhiều người lại được gửi đến địa chỉ này."),
            _("Các lần trả lại trước đây không tính nữa."),
        ]
        return super().get_context_data(consequences=consequences, **kwargs)

    def act(self, form: forms.Form) -> None:  # noqa: ARG002 - nothing to fill in
        """Allow."""
        row = get_object_or_404(suppressions_for(self.visitor), public_id=self.kwargs["public_id"])
        allow_again(by=self.visitor, at=timezone.now(), suppression=row)


class HandInForm(forms.Form):
    """A returned mail as a file."""

    upload = forms.FileField(
        label=gettext_lazy("Tệp .eml"), help_text=gettext_lazy("Trong hộp thư: lưu thư trả lại thành tệp.")
    )

    def clean_upload(self) -> bytes:
        """Take the bytes; what is too long for a returned mail is none."""
        file = self.cleaned_data["upload"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp quá lớn cho một thư trả lại (quá 2 MB)."))
        content: bytes = file.read()
        return content


class HandIn(ActionScreen):
    """A returned mail that landed in somebody's mailbox."""

    needs = "mailing.send_again"
    title = gettext_lazy("Nộp thư trả lại")
    submit_label = gettext_lazy("Đọc")
    form_class = HandInForm
    success_url = cancel_url = RETURNED

    def act(self, form: forms.Form) -> None:
        """Read it and say what it was."""
        mail = form.cleaned_data["upload"]
        kind = read_bounce(at=timezone.now(), message=mail, way=BY_UPLOAD)
        messages.success(self.request, _("Đã đọc: %(kind)s.") % {"kind": ReturnedKind(kind).label})
