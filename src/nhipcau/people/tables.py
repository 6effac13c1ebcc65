"""The list of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge, moment, status
from nhipcau.people.models import Person, Role
from nhipcau.units.queries import unit_name

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


class PersonTable(tables.Table):
    """One account a row."""

    full_name = tables.Column(
        verbose_name=gettext_lazy("Họ và tên"),
        linkify=("people:person", {"public_id": tables.A("public_id")}),
        attrs={"td": {"class": "main"}},
    )
    username = tables.Column(verbose_name=gettext_lazy("Tên đăng nhập"))
    unit_id = tables.Column(verbose_name=gettext_lazy("Đơn vị"))
    roles = tables.Column(verbose_name=gettext_lazy("Vai trò"), accessor="grants", orderable=False)
    last_login = tables.Column(verbose_name=gettext_lazy("Đăng nhập lần cuối"), default="")
    is_active = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta:
        order_by = "full_name"

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """Names of units met so far in this list."""
        return {}

    def render_unit_id(self, value: str) -> str:
        """Name the unit, asking once for each."""
        if value not in self.unit_names:
            self.unit_names[value] = unit_name(value)
        return self.unit_names[value]

    def render_roles(self, record: Person) -> SafeString:
        """Show the roles as labels."""
        return format_html_join(" ", "{}", ((badge(label),) for label in role_labels(record)))

    def value_roles(self, record: Person) -> str:
        """Export the roles as words."""
        return ", ".join(str(label) for label in role_labels(record))

    def render_last_login(self, record: Person) -> str | SafeString:
        """Show when, in words."""
        return moment(record.last_login)

    def value_last_login(self, record: Person) -> str:
        """Export when, exactly."""
        return f"{formats.day(record.last_login)} {formats.clock(record.last_login)}".strip()

    def render_is_active(self, value: bool) -> SafeString:
        """Show whether the account is in use."""
        return status("good", _("Đang dùng")) if value else status("neutral", _("Đã ngừng"))


def role_labels(person: Person) -> list[str]:
    """Return the names of the roles held, in the order of `Role`."""
    held = {grant.role for grant in person.grants.all()}
    return [str(role.label) for role in Role if role in held]
