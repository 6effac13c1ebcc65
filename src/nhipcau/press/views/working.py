"""Working on an enquiry: acknowledge, give, hand over, ask another unit, reply for one's own unit."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.people.queries import staff_of_unit
from nhipcau.press.actions import asking, passing, receiving
from nhipcau.press.actions.following import follow_up
from nhipcau.press.filters.enquiries import FactFilter
from nhipcau.press.forms import enquiries as forms
from nhipcau.press.models import FactRequest
from nhipcau.press.queries.enquiries import facts_for, get_facts_for
from nhipcau.press.tables.enquiries import FactTable
from nhipcau.press.views.enquiries import with_lateness
from nhipcau.press.views.shared import OnEnquiry


class Acknowledge(OnEnquiry):
    """Say that a person has read it."""

    title = _("Báo cho nhà báo: đã đọc câu hỏi")
    lead = _("Thư bằng ngôn ngữ của nhà báo, có hạn trả lời. Ai không có thư điện tử thì hãy gọi điện trước.")
    submit_label = _("Báo đã đọc")
    done_message = _("Đã báo cho nhà báo.")
    form_class = forms.SeenForm

    def act(self, form: Form) -> None:
        """Acknowledge."""
        receiving.acknowledge(by=self.visitor, at=timezone.now(), enquiry=self.enquiry, seen=self.seen(form))


class Assign(OnEnquiry):
    """Give it to somebody."""

    title = _("Giao câu hỏi")
    submit_label = _("Giao")
    done_message = _("Đã giao.")
    form_class = forms.AssignForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's people."""
        return {**super().get_form_kwargs(), "staff": staff_of_unit(self.enquiry.unit_id)}

    def act(self, form: Form) -> None:
        """Give."""
        holder = form.cleaned_data["holder"]
        passing.assign(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, holder=holder, seen=self.seen(form)
        )


class HandOver(OnEnquiry):
    """Give it to another unit."""

    title = _("Chuyển cho đơn vị khác")
    lead = _("Đồng hồ chạy tiếp, hạn không đổi. Nhà báo được báo. Sau khi chuyển, đơn vị ta không còn thấy.")
    submit_label = _("Chuyển")
    done_message = _("Đã chuyển; đồng hồ chạy tiếp.")
    form_class = forms.HandOverForm

    def act(self, form: Form) -> None:
        """Hand over."""
        said = form.cleaned_data
        passing.hand_over(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, unit_id=said["unit"],
            reason=said["reason"], seen=self.seen(form),
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go to the list: the enquiry is another unit's now."""
        return reverse("press:enquiries")


class AskFacts(OnEnquiry):
    """Ask another unit."""

    title = _("Hỏi một đơn vị")
    submit_label = _("Gửi câu hỏi")
    done_message = _("Đã hỏi; đồng hồ của đơn vị ấy bắt đầu chạy.")
    form_class = forms.AskForm

    def act(self, form: Form) -> None:
        """Ask."""
        said = form.cleaned_data
        asking.ask_facts(
            by=self.visitor, at=timezone.now(), enquiry=self.enquiry, unit_id=said["unit"],
            question=said["question"], seen=self.seen(form),
        )  # fmt: skip


class FollowUp(OnEnquiry):
    """The same journalist asks on."""

    title = _("Ghi câu hỏi tiếp theo")
    submit_label = _("Ghi câu hỏi")
    done_message = _("Đã ghi; câu hỏi mới có đồng hồ riêng.")
    form_class = forms.FollowForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with now."""
        return {"received_at": timezone.localtime(), "channel": "phone"}

    def act(self, form: Form) -> None:
        """Enter it."""
        self.made = follow_up(by=self.visitor, at=timezone.now(), enquiry=self.enquiry, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go to the new enquiry."""
        return self.made.get_absolute_url()


class FactList(ListScreen):
    """What my unit was asked for."""

    needs = "press.reply_facts"
    title = _("Đơn vị ta được hỏi")
    lead = _("Đơn vị khác cần số liệu, sự việc để trả lời báo chí.")
    table_class = FactTable
    filterset_class = FactFilter
    export_name = "don-vi-ta-duoc-hoi"
    empty_title = _("Chưa có câu hỏi nào")
    empty_hint = _("Khi đơn vị khác cần thông tin để trả lời báo chí, câu hỏi và hạn hiện ở đây.")

    def get_queryset(self) -> Any:
        """List what the unit was asked."""
        return with_lateness(facts_for(self.visitor))


class Reply(ActionScreen):
    """One request for facts, and its reply."""

    needs = "press.reply_facts"
    template_name = "press/facts.html"
    title = _("Cung cấp thông tin để trả lời báo chí")
    submit_label = _("Gửi trả lời")
    done_message = _("Đã gửi; đồng hồ đã dừng.")
    form_class = forms.ReplyForm

    @cached_property
    def asked(self) -> FactRequest:
        """The request in the address."""
        return get_facts_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what may be done."""
        waits = self.asked.replied_at is None and self.asked.ended_at is None
        can_reply = waits and self.asked.unit_id == self.visitor.unit_id
        crumbs = [(FactList.title, reverse("press:facts"))]
        return super().get_context_data(asked=self.asked, can_reply=can_reply, crumbs=crumbs, **kwargs)

    def act(self, form: Form) -> None:
        """Keep the reply."""
        reply = form.cleaned_data["reply"]
        asking.reply_facts(by=self.visitor, at=timezone.now(), request=self.asked, reply=reply)

    def get_success_url(self) -> str:
        """Stay with the request."""
        return self.asked.get_absolute_url()
