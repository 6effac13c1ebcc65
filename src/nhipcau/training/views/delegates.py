"""The organiser's delegates: the list with its export, one of them, an answer taken by telephone, erasing."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common import formats
from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.training.actions.erasing import erase_delegate
from nhipcau.training.actions.inviting import answer
from nhipcau.training.filters.delegates import DelegateFilter
from nhipcau.training.forms.delegates import AnswerForm, EraseForm
from nhipcau.training.inviting_words import PURPOSE
from nhipcau.training.models import Conference, Delegate
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.training.queries.delegates import delegates_for, get_delegate_for
from nhipcau.training.queries.inviting import facts_of
from nhipcau.training.rules import states
from nhipcau.training.rules.inviting import may_answer
from nhipcau.training.tables.delegates import ANSWER_TONES, STATE_TONES, DelegateTable, body_of
from nhipcau.training.views.shared import crumbs_to


class DelegateList(ListScreen):
    """Everybody of one conference."""

    needs = "training.see_delegates"
    title = _("Đại biểu")
    table_class = DelegateTable
    filterset_class = DelegateFilter
    template_name = "training/delegates.html"
    export_name = "dai-bieu"
    export_needs = "training.export_delegates"
    empty_title = _("Chưa có đại biểu nào")
    empty_hint = _("Giao chỉ tiêu cho các cơ quan rồi gửi thư đề nghị cử người.")

    @cached_property
    def conference(self) -> Conference:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """List its delegates."""
        return delegates_for(self.visitor, self.conference)

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Let the filters offer what this conference has."""
        return {**super().get_filterset_kwargs(filterset_class), "conference": self.conference}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what names are for; offer the way to seats and invitations."""
        public_id = self.conference.public_id
        self.page_actions = (
            PageAction(_("Chỉ tiêu"), url=reverse("training:nominations", args=[public_id])),
            PageAction(_("Gửi giấy mời"), url=reverse("training:invite", args=[public_id]), primary=True,
                       needs="training.invite"),
        )  # fmt: skip
        kept = PURPOSE % {"kept": formats.day(self.conference.personal_until)}
        return super().get_context_data(**{"crumbs": crumbs_to(self.conference), "lead": kept, **kwargs})


class DelegatePage(Guarded, TemplateView):
    """One delegate."""

    needs = "training.see_delegates"
    template_name = "training/delegate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show who it is, and what may be done."""
        row = get_delegate_for(self.visitor, self.kwargs["public_id"])
        is_there = row.state == states.NAMED and row.erased_at is None
        return super().get_context_data(**{
            "row": row, "title": row.name or _now("Đã xóa thông tin cá nhân"), "body": body_of(row),
            "lead": row.conference.title, "state_tone": STATE_TONES[row.state],
            "answer_tone": ANSWER_TONES[row.answer],
            "crumbs": [*crumbs_to(row.conference), (_now("Đại biểu"), list_of(row))],
            "kept_words": PURPOSE % {"kept": formats.day(row.conference.personal_until)},
            "can_answer": is_there and self.visitor.may("training.keep_delegates")
            and may_answer(facts_of(row.conference, row.site), timezone.now()),
            "can_change": is_there and row.quota_id and self.visitor.may("training.keep_delegates")
            and row.conference.state == states.PLANNED,
            "beside": cards_beside("training.delegate", self.visitor, row.public_id, at=timezone.now()),
            "can_erase": row.erased_at is None and self.visitor.may("training.erase_delegates"), **kwargs,
        })  # fmt: skip


def list_of(row: Delegate) -> str:
    """Return where the list of a delegate's conference is."""
    return reverse("training:delegates", args=[row.conference.public_id])


class OnDelegate(ActionScreen):
    """A form on one delegate."""

    @cached_property
    def row(self) -> Delegate:
        """The delegate in the address."""
        return get_delegate_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the delegate."""
        return reverse("training:delegate", args=[self.row.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose form it is."""
        crumbs = [*crumbs_to(self.row.conference), (self.row.name, self.get_success_url())]
        extra = {"cancel_url": self.get_success_url(), "crumbs": crumbs, "lead": self.row.name}
        return super().get_context_data(**{**extra, **kwargs})


class TakeAnswer(OnDelegate):
    """An answer that came by telephone or on paper."""

    needs = "training.keep_delegates"
    title, submit_label, done_message = _("Ghi câu trả lời"), _("Ghi"), _("Đã ghi câu trả lời.")
    form_class = AnswerForm

    def act(self, form: Form) -> object:
        """Keep it."""
        answer(by=self.visitor, at=timezone.now(), delegate=self.row, **form.cleaned_data)
        return None


class Erase(OnDelegate):
    """Erasing, asked again."""

    needs = "training.erase_delegates"
    title, submit_label = _("Xóa thông tin cá nhân"), _("Xóa hẳn")
    done_message = _("Đã xóa thông tin cá nhân.")
    template_name = "common/confirm.html"
    form_class = EraseForm

    def act(self, form: Form) -> object:
        """Erase."""
        erase_delegate(by=self.visitor, at=timezone.now(), delegate=self.row, why=form.cleaned_data["why"])
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        consequences = [
            _("Họ tên, chức vụ, điện thoại, thư điện tử, lý do vắng, thư đã gửi: mất hẳn."),
            _("Số liệu của hội nghị giữ nguyên: chỗ này vẫn được đếm, không còn tên."),
            _("Thẻ, đường dẫn trả lời và trang riêng của người này không dùng được nữa."),
        ]
        return super().get_context_data(**{"consequences": consequences, "is_danger": True, **kwargs})
