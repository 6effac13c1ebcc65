"""One contact: what we hold, why, until when; and erasing it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.contacts.actions.keeping import erase_contact
from nhipcau.contacts.models import ContactKind
from nhipcau.contacts.queries import book
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import SOON, rule_of
from nhipcau.contacts.wording import SUBJECT_WORDS, in_words
from nhipcau.mailing.queries.suppressed import is_suppressed
from nhipcau.monitoring.languages import NAMES


class ContactPage(Guarded, TemplateView):
    """What we hold of one person."""

    needs = "contacts.see_contacts"
    template_name = "contacts/contact.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put it into words."""
        contact = book.get_contact_for(self.visitor, self.kwargs["public_id"])
        today = office_day(timezone.now())
        rule = rule_of(contact.kind, today)
        wanted = [
            {
                "language": NAMES.get(row.language, row.language),
                "subject": SUBJECT_WORDS[row.subject],
                "row": row,
            }
            for row in book.subscriptions_of(contact)
        ]
        return super().get_context_data(
            **kwargs,
            title=str(contact),
            crumbs=[(_("Sổ liên hệ"), reverse("contacts:list"))],
            page_actions=self._actions(contact.public_id),
            contact=contact,
            kind=ContactKind(contact.kind).label,
            languages=in_words(contact.languages),
            wanted=wanted,
            workings=book.workings_of(contact),
            today=today,
            ends_soon=contact.expires_on <= today + SOON,
            is_over=contact.expires_on < today,
            rule=rule,
            is_left_alone=bool(contact.email) and is_suppressed(contact.email),
        )

    def _actions(self, public_id: str) -> list[PageAction]:
        if not self.visitor.may("contacts.keep_contacts"):
            return []
        names = (("renew", _("Gia hạn đồng ý"), "retry"), ("change", _("Sửa"), "edit"),
                 ("erase", _("Xóa người này"), "trash"))  # fmt: skip
        return [
            PageAction(label, url=reverse(f"contacts:{name}", args=[public_id]), icon=icon)
            for name, label, icon in names
        ]


class EraseContact(ActionScreen):
    """Erase one person, everywhere."""

    needs = "contacts.keep_contacts"
    template_name = "common/confirm.html"
    form_class = forms.Form
    submit_label = gettext_lazy("Xóa hẳn")
    done_message = gettext_lazy("Đã xóa. Chỉ còn lại mã số, không còn tên hay địa chỉ.")
    success_url = reverse_lazy("contacts:list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will be gone."""
        contact = book.get_contact_for(self.visitor, self.kwargs["public_id"])
        return super().get_context_data(
            title=_("Xóa %(name)s khỏi sổ") % {"name": contact},
            cancel_url=reverse("contacts:contact", args=[contact.public_id]),
            is_danger=True,
            consequences=[
                _("Tên, địa chỉ, điện thoại và nơi làm việc bị xóa ngay, không lấy lại được."),
                _("Thư gửi đến địa chỉ này mất nội dung và địa chỉ; thư còn chờ không đi nữa."),
                _("Người này không nhận thêm gì, kể cả đính chính."),
            ],
            **kwargs,
        )

    def act(self, form: forms.Form) -> None:  # noqa: ARG002 - nothing to fill in
        """Erase."""
        contact = book.get_contact_for(self.visitor, self.kwargs["public_id"])
        erase_contact(by=self.visitor, at=timezone.now(), contact=contact)
