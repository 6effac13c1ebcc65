"""Accounts of staff and the roles they hold. Each account belongs to one unit."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.people import rules


class Role(models.TextChoices):
    """What a person may be in the office; `rules.PERMISSIONS` says what each may do."""

    ADMINISTRATOR = "administrator", _("Quản trị viên")
    OFFICER = "officer", _("Chuyên viên")
    REVIEWER = "reviewer", _("Người thẩm định")
    SPOKESPERSON = "spokesperson", _("Người phát ngôn")
    CLERK = "clerk", _("Văn thư")


class Person(AbstractUser):
    """A staff account."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, verbose_name=_("Đơn vị"))
    language = models.CharField(_("Ngôn ngữ"), max_length=8, default="vi")

    REQUIRED_FIELDS = ("email", "full_name", "unit")

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held; read once a request, so a role taken away is gone at the next one."""
        return frozenset(grant.role for grant in self.grants.all()) if self.is_active else frozenset()

    def may(self, action: str) -> bool:
        """Say whether this person may do `action` of `rules.PERMISSIONS`."""
        return rules.may(self.roles, action)


class RoleGrant(models.Model):
    """One role held by one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        db_table = "people_role_grant"
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="people_role_grant_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="people_role_grant_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_role_display()}"
