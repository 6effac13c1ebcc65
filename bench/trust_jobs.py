"""Twenty SIGKILLs of real workers over 500 pages: polled, fetched and read for real, on loopback.

One page kills whoever reads it. Recovery is counted from the shot until another worker takes what the dead
one held. Runs on the database of its environment.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bench import trust_texts
from bench.trust_office import is_long, open_office
from bench.trust_rows import below, exactly, show
from bench.trust_squad import Squad
from bench.trust_worker import POISON

SIZE = 3
FEEDS = 5
LEASE = 4.0
"""Seconds here; 5 minutes in an office (sources/rules.py)."""
MARGIN = 5.0
LONGEST = 240.0
WAITING = ("queued", "fetched")


@dataclass
class Campaign:
    """What is known while the shots fall."""

    pages: int
    kills: int
    shots: int = 0
    held: dict[tuple[str, str], float] = field(default_factory=dict)
    """What was leased at the time of a shot, by queue and token, and when the shot fell."""
    recoveries: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by queue."""


def publish(site: Any, pages: int) -> None:
    """Put made articles and one poison page on the press, spread over its feeds."""
    from tests.sources.press import rss
    from tests.sources.site import Reply

    for number in range(pages):
        site.routes[f"/{number}"] = Reply(trust_texts.page(number))
    site.routes["/poison"] = Reply(trust_texts.page(pages).replace(b"<body>", b"<body " + POISON + b">"))
    for feed in range(FEEDS):
        paths = [f"/{number}" for number in range(feed, pages, FEEDS)]
        found = rss(site, *(["/poison", *paths] if feed == 0 else paths))
        site.routes[f"/rss{feed}"] = Reply(found, headers={"Content-Type": "application/rss+xml"})


def enter_sources(site: Any, at: datetime) -> None:
    """Tell the office of the press."""
    from nhipcau.sources.actions import add_source
    from nhipcau.sources.actions.adding import ChosenFeed

    feeds = [ChosenFeed(site.url(f"/rss{feed}")) for feed in range(FEEDS)]
    add_source(by=None, at=at, home_url=site.url("/"), name="Báo Mẫu", feeds=feeds, language="vi")


def fight(campaign: Campaign, squad: Squad, chance: random.Random) -> bool:
    """Shoot as the work goes on, then let it finish; False when it does not within the time."""
    page, feed = _models("Page", "Feed")
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        squad.fill()
        done = page.objects.exclude(state__in=WAITING).count()
        is_time = campaign.shots < campaign.kills and done >= campaign.shots * campaign.pages // (
            campaign.kills + 2
        )
        if is_time:
            time.sleep(chance.uniform(0.0, 0.05))
            if squad.shoot(chance):
                campaign.shots += 1
                campaign.held.update(dict.fromkeys(_leases(page, feed), time.monotonic()))
        _note_recoveries(campaign, _leases(page, feed))
        is_over = done > campaign.pages and not campaign.held and campaign.shots == campaign.kills
        if is_over and not page.objects.filter(state__in=WAITING).exists():
            return True
        time.sleep(0.1)
    return False


def _models(*names: str) -> list[Any]:
    from django.apps import apps

    return [apps.get_model("sources", name) for name in names]


def _leases(page: Any, feed: Any) -> set[tuple[str, str]]:
    feeds = feed.objects.exclude(lease_token="").values_list("lease_token", flat=True)
    pages = page.objects.exclude(lease_token="").values_list("state", "lease_token")
    return {("feeds", token) for token in feeds} | {(f"{state} pages", token) for state, token in pages}


def _note_recoveries(campaign: Campaign, now_held: set[tuple[str, str]]) -> None:
    for lease in set(campaign.held) - now_held:
        campaign.recoveries.setdefault(lease[0], []).append(time.monotonic() - campaign.held.pop(lease))


def campaign_on(pages: int, kills: int, seed: int = 20261122) -> tuple[Campaign, Squad, bool]:
    """Run one whole campaign on the office of the environment."""
    from tests.sources.site import running_site

    with running_site() as site:
        os.environ.update(NHIPCAU_DEMO="1", NHIPCAU_FETCH_ALLOWED_ORIGINS=site.origin)
        open_office()
        from django.utils import timezone

        publish(site, pages)
        enter_sources(site, timezone.now())
        campaign, squad = Campaign(pages, kills), Squad(SIZE, LEASE)
        try:
            is_finished = fight(campaign, squad, random.Random(seed))
        finally:
            squad.dismiss()
    return campaign, squad, is_finished


def judge(campaign: Campaign, squad: Squad) -> None:
    """Print what the shots cost."""
    from django.apps import apps
    from django.db.models import Count

    from nhipcau.record.queries import verify

    page, snapshot = _models("Page", "Snapshot")
    article, version = apps.get_model("monitoring", "Article"), apps.get_model("monitoring", "Version")
    entry = apps.get_model("record", "Entry")
    poison = page.objects.get(url__endswith="/poison")
    kept = page.objects.filter(state="kept").count()
    exactly("pages lost (neither kept nor dead by poison)", campaign.pages - kept, 0)
    doubled = sum(
        rows.annotate(n=Count("pk")).filter(n__gt=1).count()
        for rows in (
            article.objects.order_by().values("page_id"),
            version.objects.order_by().values("article_id"),
            snapshot.objects.order_by().values("page_id"),
        )
    )
    exactly("doubled articles, versions or snapshots", doubled, 0)
    exactly("versions missing", campaign.pages - version.objects.count(), 0)
    settled = entry.objects.filter(verb="sources.settle_page")
    stored = entry.objects.filter(subject__startswith="monitoring.article:")
    for verb, notes in (("of articles", stored), ("of settled pages", settled)):
        distinct = notes.values("subject").distinct().count()
        exactly(f"doubled entries {verb}", notes.count() - distinct, 0)
        exactly(f"missing entries {verb}", campaign.pages - distinct, 0)
    for queue, seconds in sorted(campaign.recoveries.items()):
        below(
            f"worst recovery of {queue} (lease {LEASE:g} s + {MARGIN:g} s)", max(seconds), LEASE + MARGIN, "s"
        )
    exactly("tries of the poison page", poison.attempts, 5)
    show("poison page ends", f"{poison.state}, {poison.reason}", "dead", holds=poison.state == "dead")
    exactly("reading children that outlive a killed worker", squad.left_behind(), 0)
    proof = verify()
    show("record verifies", f"{proof.entries:,} entries", "0 faults", holds=proof.holds)


def main() -> None:
    """Shoot, finish, judge."""
    begun = time.monotonic()
    campaign, squad, is_finished = campaign_on(pages=500, kills=20 * (3 if is_long() else 1))
    took = f"{campaign.shots} + {squad.died_alone} by poison; {time.monotonic() - begun:.0f} s"
    show(f"SIGKILLs of {SIZE} workers over {campaign.pages} pages", took, "finished", holds=is_finished)
    judge(campaign, squad)


if __name__ == "__main__":
    main()
