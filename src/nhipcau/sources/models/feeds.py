"""A place where we read, with its schedule and its health."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.sources.models.outlets import Outlet
from nhipcau.sources.rules import FIRST_INTERVAL


class FeedKind(models.TextChoices):
    """What the address serves, as found at the last poll."""

    RSS = "rss", "RSS"
    ATOM = "atom", "Atom"
    RDF = "rdf", "RDF"
    JSON = "json", "JSON Feed"
    NEWS_SITEMAP = "news_sitemap", _("Sơ đồ trang tin")
    SITEMAP = "sitemap", _("Sơ đồ trang")
    SITEMAP_INDEX = "sitemap_index", _("Mục lục sơ đồ trang")


class FeedQuerySet(models.QuerySet["Feed"]):
    """Filters that the queue is made of."""

    def free(self, at: datetime) -> FeedQuerySet:
        """Return active feeds whose time has come and that no living worker holds.

        No join: PostgreSQL checks this again on a row that another worker has just changed.
        """
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
        return self.filter(free, is_active=True, next_poll_at__lte=at)

    def due(self, at: datetime) -> FeedQuerySet:
        """Return those of outlets that are still followed."""
        return self.free(at).filter(outlet__is_active=True)


class Feed(models.Model):
    """One feed of one outlet."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="feeds")
    url = models.CharField(max_length=2000)
    url_key = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=16, choices=FeedKind.choices, default=FeedKind.RSS)
    title = models.CharField(max_length=500, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    next_poll_at = models.DateTimeField()
    interval = models.DurationField(default=FIRST_INTERVAL)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_polled_at = models.DateTimeField(null=True)
    last_ok_at = models.DateTimeField(null=True)
    last_new_at = models.DateTimeField(null=True)
    last_status = models.CharField(max_length=16, blank=True)
    """ok | unchanged | error; empty before the first poll."""
    last_error = models.CharField(max_length=40, blank=True)
    last_error_detail = models.CharField(max_length=300, blank=True)
    failures = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        db_table = "sources_feed"
        ordering = ("outlet__name", "id")
        indexes = [models.Index(fields=["is_active", "next_poll_at"], name="sources_feed_due")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FeedKind.values), name="sources_feed_known_kind"),
            models.CheckConstraint(
                condition=Q(last_status__in=["", "ok", "unchanged", "error"]),
                name="sources_feed_known_status",
            ),
            models.CheckConstraint(
                condition=Q(interval__gt=timedelta(0)), name="sources_feed_interval_positive"
            ),
            models.CheckConstraint(
                condition=Q(lease_until__isnull=True, lease_token="")
                | Q(lease_until__isnull=False) & ~Q(lease_token=""),
                name="sources_feed_lease_has_token",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url
