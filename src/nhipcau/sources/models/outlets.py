"""The register of outlets: press and official publishers (charter 2)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id


class OutletKind(models.TextChoices):
    """The two kinds of publisher that the office reads."""

    PRESS = "press", _("Cơ quan báo chí")
    OFFICIAL = "official", _("Cơ quan nhà nước, tổ chức công bố chính thức")


class Outlet(models.Model):
    """Who publishes."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("Tên"), max_length=200)
    home_url = models.CharField(_("Trang chủ"), max_length=2000)
    host = models.CharField(max_length=253, db_index=True)
    kind = models.CharField(_("Loại"), max_length=12, choices=OutletKind.choices, default=OutletKind.PRESS)
    language = models.CharField(_("Ngôn ngữ"), max_length=8, blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Địa bàn"),
    )
    is_active = models.BooleanField(_("Đang theo dõi"), default=True)
    note = models.TextField(_("Ghi chú"), blank=True, max_length=2000)
    created_at = models.DateTimeField()
    folded = models.CharField(max_length=460, blank=True)
    """Name and host without tone marks, for search."""

    class Meta:
        db_table = "sources_outlet"
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["home_url"], name="sources_outlet_home_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="sources_outlet_has_name"),
            models.CheckConstraint(
                condition=models.Q(kind__in=OutletKind.values), name="sources_outlet_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(home_url__startswith="http://")
                | models.Q(home_url__startswith="https://"),
                name="sources_outlet_web_home",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("sources:outlet", args=[self.public_id])
