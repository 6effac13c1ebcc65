"""What a person does to a clock: another start, an extension, a hand-over, its end; a clock begun by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nhipcau.clocks import actions, links
from nhipcau.clocks.forms import HandOverForm, MatterForm, ReasonForm, StartForm, StopForm
from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import get_clock_for
from nhipcau.common.identity import new_public_id
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires


class OfOneClock(ActionScreen):
    """A form about the clock in the address."""

    needs = "clocks.keep_clocks"

    @cached_property
    def clock(self) -> Clock:
        """The clock in the address."""
        return get_clock_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the clock above the form."""
        crumbs = [(_now("Thời hạn"), reverse_lazy("clocks:list")), (self.clock.about, self.get_success_url())]
        return super().get_context_data(crumbs=crumbs, cancel_url=self.get_success_url(), **kwargs)

    def get_success_url(self) -> str:
        """Go back to the clock."""
        return self.clock.get_absolute_url()


class RecordStart(OfOneClock):
    """Record another start."""

    title, submit_label = _("Ghi thêm lúc bắt đầu"), _("Ghi")
    lead = _("Lúc sớm nhất được tính, để không ai được thêm giờ nhờ ghi muộn.")
    done_message = _("Đã ghi lúc bắt đầu.")
    form_class = StartForm

    def act(self, form: Any) -> None:
        """Record it."""
        actions.record_start(by=self.visitor, at=timezone.now(), clock=self.clock, **form.cleaned_data)


class ExtendClock(OfOneClock):
    """Extend once, as the rule allows."""

    title, submit_label, done_message = _("Gia hạn"), _("Gia hạn"), _("Đã gia hạn.")
    form_class = ReasonForm

    def act(self, form: Any) -> None:
        """Extend it."""
        actions.extend_clock(by=self.visitor, at=timezone.now(), clock=self.clock, **form.cleaned_data)


class HandOver(OfOneClock):
    """Give it to somebody else of the unit."""

    title, submit_label, done_message = _("Giao cho người khác"), _("Giao"), _("Đã giao.")
    lead = _("Hạn giữ nguyên: đổi người giữ không làm thời hạn chạy lại.")
    form_class = HandOverForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the people of the clock's unit."""
        return {**super().get_form_kwargs(), "clock": self.clock}

    def act(self, form: Any) -> None:
        """Hand it over."""
        actions.hand_over(by=self.visitor, at=timezone.now(), clock=self.clock, **form.cleaned_data)


class StopClock(OfOneClock):
    """Stop it with its outcome; a clock that a room looks after stops there."""

    title, submit_label, done_message = _("Dừng thời hạn"), _("Dừng"), _("Đã dừng thời hạn.")
    lead = _("Thời hạn đã dừng thì không chạy lại.")
    form_class = StopForm

    @cached_property
    def clock(self) -> Clock:
        """The clock in the address, unless another page stops it."""
        clock = get_clock_for(self.visitor, self.kwargs["public_id"])
        if links.has_home(clock.subject):
            raise Http404
        return clock

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Look for the clock before the form is drawn."""
        _found = self.clock
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> None:
        """Stop it."""
        actions.stop_clock(by=self.visitor, at=timezone.now(), clock=self.clock, **form.cleaned_data)


class StartMatter(ActionScreen):
    """Begin a clock for a matter that no room looks after."""

    needs = "clocks.keep_clocks"
    title, submit_label, done_message = _("Mở thời hạn"), _("Mở"), _("Đã mở thời hạn.")
    lead = _("Cho việc chưa có mục riêng: báo chí hỏi, người dân yêu cầu thông tin, họp báo, báo cáo.")
    form_class = MatterForm
    success_url = cancel_url = reverse_lazy("clocks:list")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the rules of today."""
        return {**super().get_form_kwargs(), "person": self.visitor, "today": timezone.localdate()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the list."""
        return super().get_context_data(crumbs=[(_now("Thời hạn"), self.success_url)], **kwargs)

    def act(self, form: Any) -> None:
        """Start it, held by whoever opens it."""
        subject = f"clocks.matter:{new_public_id()}"
        actions.start_clock(
            by=self.visitor, at=timezone.now(), subject=subject, holder=self.visitor, **form.cleaned_data
        )


@require_POST
@requires("clocks.keep_clocks")
def recount(request: HttpRequest, public_id: str) -> HttpResponseRedirect:
    """Count a deadline anew by the calendars of today."""
    clock = get_clock_for(request.user, public_id)
    try:
        actions.recount_clock(by=request.user, at=timezone.now(), clock=clock)
        messages.success(request, _now("Đã tính lại theo lịch nghỉ mới nhất."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return HttpResponseRedirect(clock.get_absolute_url())
