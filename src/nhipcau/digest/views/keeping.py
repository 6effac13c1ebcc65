"""Readers and schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.digest.actions import change_schedule, keep_recipient, remove_recipient, start_schedule
from nhipcau.digest.filters import RecipientFilter, ScheduleFilter
from nhipcau.digest.forms import RecipientForm, ScheduleForm
from nhipcau.digest.queries.readers import (
    get_recipient_for,
    get_schedule_for,
    recipients_for,
    schedules_for,
)
from nhipcau.digest.tables import RecipientTable, ScheduleTable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.digest.models import Recipient, Schedule

NEEDS = "digest.keep_schedule"
CRUMBS = [(_("Điểm báo"), reverse_lazy("digest:editions"))]


class RecipientList(ListScreen):
    """Who gets the digest."""

    needs = NEEDS
    title = _("Người nhận điểm báo")
    lead = _("Mỗi người có mục đích nhận và ngày hết hạn; hết hạn thì tên và địa chỉ được xóa.")
    table_class = RecipientTable
    filterset_class = RecipientFilter
    export_name = "nguoi-nhan-diem-bao"
    page_actions = (
        PageAction(_("Thêm người nhận"), "digest:add_recipient", needs=NEEDS, icon="plus", primary=True),
    )
    empty_title = _("Chưa có người nhận")
    empty_hint = _("Thêm người nhận, rồi chọn họ trong lịch hoặc khi phát hành.")
    empty_action = PageAction(_("Thêm người nhận"), "digest:add_recipient")

    def get_queryset(self) -> QuerySet[Recipient]:
        """List what this person may see."""
        return recipients_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(crumbs=CRUMBS, **kwargs)


class AddRecipient(ActionScreen):
    """A new reader."""

    needs = NEEDS
    title = _("Thêm người nhận")
    submit_label = _("Thêm")
    done_message = _("Đã thêm người nhận.")
    form_class = RecipientForm
    success_url = cancel_url = reverse_lazy("digest:recipients")

    def get_initial(self) -> dict[str, Any]:
        """Offer today as the day of agreement."""
        return {"agreed_on": timezone.localdate()}

    def act(self, form: Form) -> None:
        """Keep the reader."""
        keep_recipient(by=self.visitor, at=timezone.now(), fields=form.cleaned_data)


class OfRecipient(ActionScreen):
    """A screen of one reader."""

    needs = NEEDS
    success_url = cancel_url = reverse_lazy("digest:recipients")

    @cached_property
    def recipient(self) -> Recipient:
        """The reader in the address."""
        return get_recipient_for(self.visitor, self.kwargs["public_id"])


class ChangeRecipient(OfRecipient):
    """What is kept of a reader."""

    title = _("Sửa người nhận")
    done_message = _("Đã lưu.")
    form_class = RecipientForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Start from what stands."""
        return {**super().get_form_kwargs(), "instance": self.recipient}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer to forget the reader."""
        address = reverse("digest:remove_recipient", args=[self.recipient.public_id])
        self.page_actions = [PageAction(_("Xóa người nhận"), url=address, icon="trash")]
        return super().get_context_data(**kwargs)

    def act(self, form: Form) -> None:
        """Save it."""
        keep_recipient(by=self.visitor, at=timezone.now(), recipient=self.recipient, fields=form.cleaned_data)


class RemoveRecipient(OfRecipient):
    """Asks before a reader is forgotten."""

    template_name = "common/confirm.html"
    form_class = Form
    title = _("Xóa người nhận")
    submit_label = _("Xóa")
    done_message = _("Đã xóa người nhận.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        words = [
            _now("Tên và địa chỉ của %(name)s được xóa ngay.") % {"name": self.recipient.name},
            _now("Người này không nhận điểm báo nữa; các bản đã phát hành vẫn còn."),
        ]
        return super().get_context_data(consequences=words, is_danger=True, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - the confirmation has no field
        """Forget them."""
        remove_recipient(by=self.visitor, at=timezone.now(), recipient=self.recipient)


class ScheduleList(ListScreen):
    """When editions are made."""

    needs = NEEDS
    title = _("Lịch điểm báo")
    lead = _(
        "Đến giờ, máy lập bản theo lựa chọn của hôm trước nếu không ai sửa; bản đang sửa không bị ghi đè."
    )
    table_class = ScheduleTable
    filterset_class = ScheduleFilter
    export_name = "lich-diem-bao"
    page_actions = (
        PageAction(_("Thêm lịch"), "digest:add_schedule", needs=NEEDS, icon="plus", primary=True),
    )
    empty_title = _("Chưa có lịch")
    empty_hint = _("Đặt giờ phát hành, ví dụ 7 giờ sáng các ngày làm việc.")
    empty_action = PageAction(_("Thêm lịch"), "digest:add_schedule")

    def get_queryset(self) -> QuerySet[Schedule]:
        """List what this person may see."""
        return schedules_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(crumbs=CRUMBS, **kwargs)


class AddSchedule(ActionScreen):
    """A new schedule."""

    needs = NEEDS
    title = _("Thêm lịch")
    submit_label = _("Thêm")
    done_message = _("Đã đặt lịch.")
    form_class = ScheduleForm
    success_url = cancel_url = reverse_lazy("digest:schedules")

    def act(self, form: Form) -> None:
        """Set it up."""
        start_schedule(
            by=self.visitor, at=timezone.now(),
            fields=form.wanted(), recipients=form.cleaned_data["recipients"],  # type: ignore[attr-defined]
        )  # fmt: skip


class ChangeSchedule(ActionScreen):
    """Days, hour, length, readers."""

    needs = NEEDS
    title = _("Sửa lịch")
    done_message = _("Đã lưu.")
    form_class = ScheduleForm
    success_url = cancel_url = reverse_lazy("digest:schedules")

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule in the address."""
        return get_schedule_for(self.visitor, self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Start from what stands."""
        return {**super().get_form_kwargs(), "instance": self.schedule}

    def act(self, form: Form) -> None:
        """Save it."""
        change_schedule(
            by=self.visitor, at=timezone.now(), schedule=self.schedule,
            fields=form.wanted(), recipients=form.cleaned_data["recipients"],  # type: ignore[attr-defined]
        )  # fmt: skip
