"""The list of contacts, and a blank table to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.exports import csv_response
from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.contacts.filters import ContactFilter
from nhipcau.contacts.queries.book import contacts_for
from nhipcau.contacts.tables import ContactTable
from nhipcau.contacts.tabling import COLUMN_NAMES
from nhipcau.people.access import requires

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.contacts.models import Contact


class ContactList(ListScreen):
    """Everybody in the unit's book."""

    needs = "contacts.see_contacts"
    template_name = "contacts/list.html"
    title = _("Sổ liên hệ")
    lead = _("Nhà báo và bạn đọc muốn nghe tin từ cơ quan. Mỗi người có mục đích, căn cứ và thời hạn giữ.")
    table_class = ContactTable
    filterset_class = ContactFilter
    export_name = "so-lien-he"
    export_needs = "contacts.export"
    page_actions = (
        PageAction(_("Sắp hết hạn"), "contacts:soon", icon="clock"),
        PageAction(_("Nhập từ bảng"), "contacts:import", needs="contacts.keep_contacts", icon="upload"),
        PageAction(
            _("Thêm người"), "contacts:add", needs="contacts.keep_contacts", icon="plus", primary=True
        ),
    )
    empty_title = _("Sổ còn trống")
    empty_hint = _("Thêm người đã đồng ý nhận tin, hoặc chờ bạn đọc tự đăng ký trên cổng báo chí.")
    empty_action = PageAction(_("Thêm người"), "contacts:add", needs="contacts.keep_contacts")

    def get_queryset(self) -> QuerySet[Contact]:
        """List the unit's own."""
        return contacts_for(self.visitor)


@require_GET
@requires("contacts.keep_contacts")
def blank_table(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - a view
    """Hand out the heading of the table that the import takes."""
    return csv_response("mau-so-lien-he", [str(name) for name in COLUMN_NAMES.values()], [])
