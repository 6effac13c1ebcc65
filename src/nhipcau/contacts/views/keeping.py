"""Adding, changing and renewing contacts, their outlets, and taking in a table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.screens import ActionScreen, PageAction
from nhipcau.contacts import forms
from nhipcau.contacts.actions.importing import import_contacts
from nhipcau.contacts.actions.keeping import add_contact, change_contact, renew_consent
from nhipcau.contacts.actions.working import add_working, end_working
from nhipcau.contacts.models import Contact
from nhipcau.contacts.queries import book
from nhipcau.contacts.tabling import rows_of
from nhipcau.sources.queries.outlets import outlets_for


class AddContact(ActionScreen):
    """A new contact."""

    needs = "contacts.keep_contacts"
    title = gettext_lazy("Thêm người vào sổ")
    submit_label = gettext_lazy("Thêm")
    done_message = gettext_lazy("Đã thêm vào sổ.")
    form_class = forms.ContactForm
    success_url = cancel_url = reverse_lazy("contacts:list")

    def act(self, form: Any) -> None:
        """Add to the visitor's own unit's book."""
        add_contact(by=self.visitor, at=timezone.now(), unit_id=self.visitor.unit_id, card=form.card())


class OfContact(ActionScreen):
    """A form about one contact; leads back to its page."""

    needs = "contacts.keep_contacts"
    done_message = gettext_lazy("Đã lưu.")

    @property
    def contact(self) -> Contact:
        """The contact, or 404."""
        return book.get_contact_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the page."""
        return reverse("contacts:contact", args=[self.kwargs["public_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back."""
        crumbs = [(_("Sổ liên hệ"), reverse("contacts:list")), (str(self.contact), self.get_success_url())]
        return super().get_context_data(crumbs=crumbs, cancel_url=self.get_success_url(), **kwargs)


class ChangeContact(OfContact):
    """Change what we hold."""

    title = gettext_lazy("Sửa mục trong sổ")
    form_class = forms.ChangeForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what stands."""
        return forms.said_of(self.contact)

    def act(self, form: Any) -> None:
        """Change it where nobody else did meanwhile."""
        revision = form.cleaned_data["revision"]
        change_contact(
            by=self.visitor, at=timezone.now(), contact=self.contact, revision=revision, card=form.card()
        )


class RenewConsent(OfContact):
    """An agreement given anew."""

    title = gettext_lazy("Gia hạn đồng ý")
    submit_label = gettext_lazy("Gia hạn")
    form_class = forms.RenewForm

    def act(self, form: Any) -> None:
        """Renew."""
        renew_consent(by=self.visitor, at=timezone.now(), contact=self.contact, **form.cleaned_data)


class AddWorking(OfContact):
    """Where somebody works."""

    title = gettext_lazy("Thêm nơi làm việc")
    template_name = "contacts/working.html"
    form_class = forms.WorkingForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the register's outlets."""
        outlets = outlets_for(self.visitor, at=timezone.now()).values_list("name", flat=True)
        return super().get_context_data(outlets=outlets, **kwargs)

    def act(self, form: Any) -> None:
        """Add; a name that stands in the register is tied to it."""
        known = outlets_for(self.visitor, at=timezone.now()).filter(name=form.cleaned_data["outlet_name"])
        outlet_id = known.values_list("pk", flat=True).first()
        add_working(by=self.visitor, at=timezone.now(), contact=self.contact, outlet_id=outlet_id,
                    **form.cleaned_data)  # fmt: skip


class EndWorking(OfContact):
    """The last day at an outlet."""

    title = gettext_lazy("Thôi làm ở đây")
    form_class = forms.EndForm

    def act(self, form: Any) -> None:
        """End it."""
        working = book.get_working_for(self.visitor, self.kwargs["public_id"], self.kwargs["working"])
        end_working(by=self.visitor, at=timezone.now(), working=working, on=form.cleaned_data["ends_on"])


class ImportContacts(ActionScreen):
    """A whole table, or nothing."""

    needs = "contacts.keep_contacts"
    title = gettext_lazy("Nhập sổ từ bảng")
    lead = gettext_lazy("Chỉ nhập người đã đồng ý: bảng cần ngày đồng ý và cách đồng ý của từng người.")
    submit_label = gettext_lazy("Nhập")
    form_class = forms.ImportForm
    success_url = cancel_url = reverse_lazy("contacts:list")
    page_actions = (PageAction(gettext_lazy("Tải bảng mẫu"), "contacts:blank", icon="download"),)

    def act(self, form: Any) -> None:
        """Take in every line and say how many."""
        file = form.cleaned_data["upload"]
        rows = rows_of(file.name, file.read())
        count = import_contacts(by=self.visitor, at=timezone.now(), unit_id=self.visitor.unit_id, rows=rows)
        messages.success(self.request, _("Đã nhập %(count)s người.") % {"count": count})
