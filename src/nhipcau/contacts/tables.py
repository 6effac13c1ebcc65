"""The address book as a list."""

from __future__ import annotations

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common.formats import day
from nhipcau.common.templatetags.screen import status
from nhipcau.contacts.models import Contact
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import SOON
from nhipcau.contacts.wording import in_words


class ContactTable(tables.Table):
    """One contact a row; the export holds the address apart."""

    name = tables.Column(verbose_name=_("Tên"), empty_values=(), attrs={"td": {"class": "main"}})
    email = tables.Column(verbose_name=_("Thư điện tử"), visible=False, default="")
    phone = tables.Column(verbose_name=_("Điện thoại"), visible=False, default="")
    kind = tables.Column(verbose_name=_("Loại"))
    outlet = tables.Column(verbose_name=_("Cơ quan báo chí"), empty_values=(), orderable=False)
    languages = tables.Column(verbose_name=_("Ngôn ngữ"), orderable=False, default="")
    purpose = tables.Column(verbose_name=_("Mục đích"), orderable=False)
    basis = tables.Column(verbose_name=_("Căn cứ"))
    expires_on = tables.Column(verbose_name=_("Giữ đến"))

    class Meta:
        order_by = "name"

    def render_name(self, record: Contact) -> SafeString:
        """Show the name over the address."""
        url = reverse("contacts:contact", args=[record.public_id])
        shown = record.name or record.email or record.phone
        under = record.email if record.name else ""
        return format_html(
            '<a href="{}">{}</a><span class="quiet small contacts-at">{}</span>', url, shown, under
        )

    def value_name(self, record: Contact) -> str:
        """Export the name alone."""
        return record.name

    def render_outlet(self, record: Contact) -> str:
        """Say where they work now."""
        today = office_day(timezone.now())
        return ", ".join(
            row.outlet_name for row in record.workings.all() if not row.ends_on or row.ends_on >= today
        )

    def render_languages(self, value: list[str]) -> str:
        """Name them."""
        return in_words(value)

    def render_expires_on(self, value: date) -> SafeString | str:
        """Mark what ends soon."""
        today = office_day(timezone.now())
        if value < today:
            return status("bad", _("Hết hạn %(day)s") % {"day": day(value)})
        return status("warn", day(value)) if value <= today + SOON else day(value)

    def value_expires_on(self, value: date) -> str:
        """Export the day."""
        return value.isoformat()
