"""What is known of one origin: its robots.txt, and when it may be asked again."""

from __future__ import annotations

from django.db import models

from nhipcau.sources.fetcher.robots import Standing


class Host(models.Model):
    """Shared by all workers: pace and Retry-After hold between them, not within one."""

    origin = models.CharField(max_length=300, unique=True)
    robots = models.CharField(
        max_length=8, blank=True, choices=[(each.value, each.value) for each in Standing]
    )
    """Empty before robots.txt was first asked for."""
    robots_text = models.TextField(blank=True)
    robots_expires_at = models.DateTimeField(null=True)
    wait_until = models.DateTimeField(null=True)
    """Nothing is asked of this host before: its pace, its Retry-After or its crawl-delay says so."""

    class Meta:
        db_table = "sources_host"

    def __str__(self) -> str:
        return self.origin
