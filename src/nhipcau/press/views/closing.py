"""Answering, refusing on a ground, noting that a question was taken back."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.press.actions import answering, closing
from nhipcau.press.forms import enquiries as forms
from nhipcau.press.views.enquiries import versions_of
from nhipcau.press.views.shared import OnEnquiry
from nhipcau.statements.rules.states import APPROVED


class StartAnswer(OnEnquiry):
    """Begin the answer as a statement."""

    title = _("Soạn trả lời")
    lead = _("Bản trả lời là một phát ngôn: người khác duyệt đúng lời văn thì mới gửi được.")
    submit_label = _("Bắt đầu soạn")
    done_message = _("Đã mở bản trả lời ở mục Phát ngôn.")
    form_class = forms.StartForm

    def get_initial(self) -> dict[str, Any]:
        """Begin in the journalist's language."""
        return {**super().get_initial(), "language": self.enquiry.language}

    def act(self, form: Form) -> None:
        """Begin."""
        said = form.cleaned_data
        answering.start_answer(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, title=said["title"], body=said["body"],
            language=said["language"], seen=self.seen(form),
        )  # fmt: skip


class Answer(OnEnquiry):
    """Send approved words."""

    title = _("Gửi trả lời đã duyệt")
    lead = _("Nhà báo nhận đúng từng chữ của bản đã duyệt. Đồng hồ dừng.")
    submit_label = _("Gửi trả lời")
    done_message = _("Đã trả lời nhà báo; đồng hồ đã dừng.")
    form_class = forms.AnswerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer approved versions, the journalist's language first."""
        rows = [row for row in versions_of(self.enquiry) if row.workflow == APPROVED]
        rows.sort(key=lambda row: row.language != self.enquiry.language)
        return {**super().get_form_kwargs(), "versions": rows}

    def act(self, form: Form) -> None:
        """Send."""
        version = form.cleaned_data["version"]
        answering.answer(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, version=version, seen=self.seen(form)
        )


class Refuse(OnEnquiry):
    """Refuse on a ground in force."""

    needs = "press.refuse"
    title = _("Từ chối có căn cứ")
    lead = _(
        "Chỉ theo căn cứ đang có hiệu lực; lời của căn cứ gửi đến nhà báo. Căn cứ chưa được luật sư kiểm tra."
    )
    submit_label = _("Từ chối")
    done_message = _("Đã từ chối; nhà báo được báo căn cứ.")
    form_class = forms.RefuseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer today's grounds."""
        return {**super().get_form_kwargs(), "on": day_of(timezone.now())}

    def act(self, form: Form) -> None:
        """Refuse."""
        said = form.cleaned_data
        closing.refuse(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, ground=said["ground"],
            note=said["note"], seen=self.seen(form),
        )  # fmt: skip


class Withdraw(OnEnquiry):
    """The journalist took it back."""

    title = _("Nhà báo rút câu hỏi")
    submit_label = _("Ghi nhận")
    done_message = _("Đã ghi; đồng hồ đã dừng.")
    form_class = forms.WithdrawForm

    def act(self, form: Form) -> None:
        """Note it."""
        note = form.cleaned_data["note"]
        closing.withdraw(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, note=note, seen=self.seen(form)
        )
