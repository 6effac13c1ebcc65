"""Pictures and papers of media kits, with the right to show them, and the sizes they are kept in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.presenting.rules import renditions, rights


class Licence(models.TextChoices):
    """By which right it is shown."""

    OWN = rights.OWN, _("Của cơ quan")
    CC_BY = rights.CC_BY, "CC BY 4.0"
    PERMISSION = rights.PERMISSION, _("Được phép bằng văn bản đến một ngày")


class PeopleShown(models.TextChoices):
    """Whether those who can be known in it agreed."""

    NOBODY = rights.NOBODY, _("Không có người nhận ra được")
    AGREED = rights.AGREED, _("Có người, đã đồng ý")
    NOT_AGREED = rights.NOT_AGREED, _("Có người, chưa đồng ý")


class Asset(models.Model):
    """A picture or a paper that the office may hand out; its bytes lie in `MEDIA_KIT_DIR`, named by hash."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    original_sha256 = models.CharField(max_length=64)
    """Of what was handed in, before it was drawn anew."""
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    """0 for a paper."""
    captions = models.JSONField(default=dict)
    """Language → caption."""
    alts = models.JSONField(default=dict)
    """Language → what the picture shows, for those who do not see it."""
    holder = models.CharField(max_length=200)
    licence = models.CharField(max_length=10, choices=Licence.choices)
    permission_ref = models.CharField(max_length=200, blank=True)
    """Number and day of the written permission."""
    permission_until = models.DateField(null=True, blank=True)
    credit = models.CharField(max_length=200)
    people_shown = models.CharField(max_length=10, choices=PeopleShown.choices, default=PeopleShown.NOBODY)
    place = models.CharField(max_length=200, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "presenting_asset"
        ordering = ("-uploaded_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(licence__in=rights.LICENCES), name="presenting_known_licence"),
            models.CheckConstraint(
                condition=Q(people_shown__in=rights.PEOPLE_SHOWN), name="presenting_known_people_shown"
            ),
            models.CheckConstraint(
                condition=~Q(holder="") & ~Q(credit=""), name="presenting_asset_has_holder_and_credit"
            ),
            models.CheckConstraint(
                condition=~Q(licence=rights.PERMISSION)
                | Q(permission_until__isnull=False) & ~Q(permission_ref=""),
                name="presenting_permission_is_written_and_dated",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="presenting_asset_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.captions.get("vi") or self.name)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from."""
        words = [
            self.name,
            self.holder,
            self.credit,
            self.place,
            *self.captions.values(),
            *self.alts.values(),
        ]
        self.folded = fold(" ".join(words))
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("presenting:asset", args=[self.public_id])

    @property
    def is_picture(self) -> bool:
        """Say whether it can be looked at."""
        return self.media_type.startswith("image/")


class Rendition(models.TextChoices):
    """A size."""

    THUMBNAIL = renditions.THUMBNAIL, _("Ảnh nhỏ")
    WEB = renditions.WEB, _("Ảnh cho trang web")
    FULL = renditions.FULL, _("Bản đầy đủ")


class AssetFile(models.Model):
    """One size of an asset as it is handed out, signed with the office's picture certificate or not."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="files")
    rendition = models.CharField(max_length=10, choices=Rendition.choices)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    has_manifest = models.BooleanField(default=False)
    """Carries C2PA content credentials signed by the office."""

    class Meta:
        db_table = "presenting_asset_file"
        ordering = ("asset", "id")
        constraints = [
            models.UniqueConstraint(fields=["asset", "rendition"], name="presenting_rendition_once"),
            models.CheckConstraint(
                condition=Q(rendition__in=renditions.RENDITIONS), name="presenting_known_rendition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset_id}/{self.rendition}"
