"""Accounts of staff and the roles they hold. Each account belongs to one unit."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.people import rules
from nhipcau.units.queries import unit_name


class Role(models.TextChoices):
    """What a person may be in the office; `rules.PERMISSIONS` says what each may do."""

    ADMINISTRATOR = rules.ADMINISTRATOR, _("Quản trị viên")
    OFFICER = rules.OFFICER, _("Chuyên viên")
    REVIEWER = rules.REVIEWER, _("Người thẩm định")
    SPOKESPERSON = rules.SPOKESPERSON, _("Người phát ngôn")
    CLERK = rules.CLERK, _("Văn thư")
    TRANSLATOR = rules.TRANSLATOR, _("Biên dịch")


ROLE_DUTIES: dict[str, Any] = {
    Role.ADMINISTRATOR: _("Quản lý tài khoản và nguồn tin, xem nhật ký."),
    Role.OFFICER: _("Thêm nguồn tin và bài, sửa thông tin của bài."),
    Role.REVIEWER: _("Xem mọi thứ; thẩm định hồ sơ do người khác lập."),
    Role.SPOKESPERSON: _("Xem mọi thứ; duyệt và ký nội dung phát ngôn."),
    Role.CLERK: _("Xem mọi thứ; vào sổ văn bản."),
    Role.TRANSLATOR: _("Xem mọi thứ; dịch phát ngôn và giữ bảng thuật ngữ."),
}


class Person(AbstractUser):
    """A staff account."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, verbose_name=_("Đơn vị"))
    language = models.CharField(_("Ngôn ngữ"), max_length=8, default="vi")
    folded = models.CharField(max_length=600, editable=False, default="")
    """Name, user name and address folded for search."""
    session_version = models.PositiveIntegerField(default=0, editable=False)
    """Raised to end every open session of this person."""

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "full_name", "unit"]

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded text beside what it was folded from."""
        self.folded = fold(f"{self.full_name} {self.username} {self.email}")
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held; read once a request, so a role taken away is gone at the next one."""
        return frozenset(grant.role for grant in self.grants.all()) if self.is_active else frozenset()

    def may(self, action: str) -> bool:
        """Say whether this person may do `action` of `rules.PERMISSIONS`."""
        return rules.may(self.roles, action)

    @cached_property
    def unit_name(self) -> str:
        """The name of the person's unit today."""
        return unit_name(self.unit_id)

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the password and to `session_version`: raising it ends them."""
        secret = f"{self.password}:{self.session_version}"
        return salted_hmac("nhipcau.people.session", secret, algorithm="sha256").hexdigest()


class RoleGrant(models.Model):
    """One role held by one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        db_table = "people_role_grant"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="people_role_grant_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="people_role_grant_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
