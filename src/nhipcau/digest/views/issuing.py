"""Issuing, correcting, sending: each asks before it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.digest.actions import ask_sending, correct, issue
from nhipcau.digest.forms import CorrectForm, IssueForm, ReadersForm
from nhipcau.digest.queries.editions import get_edition_for
from nhipcau.digest.queries.readers import recipients_for, schedule_of, valid_on
from nhipcau.digest.views.drafts import OfDraft

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

    from nhipcau.digest.models import Edition, Recipient


class WithReaders(ActionScreen):
    """A form that offers the readers whose agreement holds."""

    def readers(self) -> QuerySet[Recipient]:
        """List them."""
        return valid_on(recipients_for(self.visitor), timezone.localdate())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand them to the form."""
        return {**super().get_form_kwargs(), "readers": self.readers()}


class Issue(OfDraft, WithReaders):
    """Asks before a draft is issued: what becomes fixed, and who gets it."""

    needs = "digest.issue"
    template_name = "common/confirm.html"
    title = _("Phát hành điểm báo")
    submit_label = _("Phát hành")
    done_message = _("Đã phát hành. Thư được gửi trong ít phút.")
    form_class = IssueForm

    def get_initial(self) -> dict[str, Any]:
        """Offer the schedule's readers."""
        schedule = schedule_of(self.edition.slot)
        chosen = schedule.recipients.all() if schedule else self.readers()
        return {"recipients": [reader.pk for reader in chosen], "revision": self.edition.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        lines = self.edition.lines.count()
        consequences = [
            _now("Bản này có %(lines)s dòng tin; từ nay không ai sửa được nữa.") % {"lines": lines},
            _now("Có sai sót thì lập bản đính chính; bản cũ vẫn đọc được và ghi rõ đã có bản đính chính."),
            _now("Mỗi người được chọn nhận một thư."),
        ]
        return super().get_context_data(consequences=consequences, **kwargs)

    def act(self, form: Form) -> None:
        """Issue it."""
        chosen = form.cleaned_data
        issue(
            by=self.visitor, at=timezone.now(), edition=self.edition, seen=chosen["revision"],
            recipients=chosen["recipients"], has_document=chosen["has_document"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go to the issued page."""
        return self.edition.get_absolute_url()


class OfIssued(ActionScreen):
    """A screen of one issued edition."""

    @cached_property
    def edition(self) -> Edition:
        """The edition in the address; 404 where it may not be seen."""
        return get_edition_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        address = self.edition.get_absolute_url()
        crumbs = [(_("Điểm báo"), reverse("digest:editions")), (self.edition.title, address)]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": address, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the edition."""
        return self.edition.get_absolute_url()


class Correct(OfIssued):
    """Begins a corrected version."""

    needs = "digest.edit"
    title = _("Đính chính điểm báo")
    lead = _("Bản đã phát hành được giữ nguyên. Bản mới mang cùng số, ghi rõ đính chính điều gì.")
    submit_label = _("Lập bản đính chính")
    form_class = CorrectForm

    def act(self, form: Form) -> None:
        """Begin it."""
        why = form.cleaned_data["why"]
        self.new = correct(by=self.visitor, at=timezone.now(), edition=self.edition, why=why)

    def get_success_url(self) -> str:
        """Go to the new draft."""
        return reverse("digest:workbench", args=[self.new.public_id])


class Send(OfIssued, WithReaders):
    """Sends an issued edition to more readers."""

    needs = "digest.issue"
    title = _("Gửi điểm báo qua thư")
    lead = _("Ai đã được gửi bản này thì không nhận lần thứ hai.")
    submit_label = _("Gửi")
    done_message = _("Thư được gửi trong ít phút.")
    form_class = ReadersForm

    def act(self, form: Form) -> None:
        """Ask for the letters."""
        ask_sending(by=self.visitor, at=timezone.now(), edition=self.edition, **form.cleaned_data)
