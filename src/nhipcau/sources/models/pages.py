"""Pages and their kept bytes. The state column is the queue."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.sources.models.feeds import Feed
from nhipcau.sources.models.outlets import Outlet


class PageState(models.TextChoices):
    """Where a page stands; every page ends kept, dropped, broken or dead."""

    QUEUED = "queued", _("Chờ tải")
    FETCHED = "fetched", _("Chờ đọc")
    KEPT = "kept", _("Đã giữ")
    DROPPED = "dropped", _("Đã loại")
    BROKEN = "broken", _("Hỏng, để riêng")
    DEAD = "dead", _("Ngừng thử")


class PageQuerySet(models.QuerySet["Page"]):
    """Filters that the two queues are made of."""

    def free(self, at: datetime) -> PageQuerySet:
        """Return pages that no living worker holds."""
        return self.filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at))

    def due_to_fetch(self, at: datetime) -> PageQuerySet:
        """Return new pages whose time has come, and young ones that are looked at once more."""
        first = Q(state=PageState.QUEUED, next_try_at__lte=at)
        again = Q(state__in=[PageState.KEPT, PageState.DROPPED], recheck_at__lte=at)
        return self.free(at).filter(first | again)

    def due_to_read(self, at: datetime) -> PageQuerySet:
        """Return fetched pages whose time has come."""
        return self.free(at).filter(state=PageState.FETCHED, next_try_at__lte=at)


class Page(models.Model):
    """One address (or dropped file) and how far it has come."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, related_name="pages")
    feed = models.ForeignKey(Feed, on_delete=models.SET_NULL, null=True, related_name="pages")
    url = models.CharField(max_length=2000, null=True)
    url_key = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=300, blank=True, db_index=True)
    file_name = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_index=True)

    state = models.CharField(max_length=8, choices=PageState.choices, default=PageState.QUEUED)
    reason = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True)

    feed_title = models.CharField(max_length=500, blank=True)
    feed_summary = models.CharField(max_length=2000, blank=True)
    feed_published_at = models.DateTimeField(null=True)
    folded = models.CharField(max_length=1000, blank=True)
    """Title and address without tone marks, for search."""

    fetched_at = models.DateTimeField(null=True)
    """When it first came; the ladder of re-checks counts from here."""
    recheck_at = models.DateTimeField(null=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        db_table = "sources_page"
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="sources_page_queue"),
            models.Index(fields=["recheck_at"], name="sources_page_recheck"),
            models.Index(fields=["state", "reason"], name="sources_page_outcomes"),
            models.Index(fields=["outlet", "-created_at"], name="sources_page_of_outlet"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PageState.values), name="sources_page_known_state"),
            models.CheckConstraint(
                condition=~Q(state__in=[PageState.DROPPED, PageState.BROKEN, PageState.DEAD]) | ~Q(reason=""),
                name="sources_page_end_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(url__isnull=False) | ~Q(file_name=""), name="sources_page_url_or_file"
            ),
            models.CheckConstraint(
                condition=Q(lease_until__isnull=True, lease_token="")
                | Q(lease_until__isnull=False) & ~Q(lease_token=""),
                name="sources_page_lease_has_token",
            ),
        ]

    def __str__(self) -> str:
        return self.url or self.file_name

    def get_absolute_url(self) -> str:
        """Where what became of it is told."""
        return reverse("sources:page", args=[self.public_id])


class Snapshot(models.Model):
    """The bytes of a page as they came once; the file is named by their hash and never changes."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="snapshots")
    fetched_at = models.DateTimeField()
    final_url = models.CharField(max_length=2000, blank=True)
    content_type = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    dropped_at = models.DateTimeField(null=True)
    """Since then the file is gone by the rules of retention; hash, size and day stay."""

    class Meta:
        db_table = "sources_snapshot"
        ordering = ("-fetched_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(sha256=""), name="sources_snapshot_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.sha256[:12]}"
