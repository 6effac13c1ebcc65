"""Adding a source: an outlet with the feeds a person chose from what was discovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.actions.outlets import folded_outlet, subject_of
from nhipcau.sources.canonical import host_of, origin_of, page_key
from nhipcau.sources.models import Feed, FeedKind, Outlet, OutletKind


@dataclass(frozen=True, slots=True)
class ChosenFeed:
    """A feed to be read."""

    url: str
    kind: str = FeedKind.RSS
    title: str = ""


def add_source(
    *,
    by: Actor | None,
    at: datetime,
    home_url: str,
    name: str,
    feeds: Sequence[ChosenFeed],
    kind: str = OutletKind.PRESS,
    language: str = "",
    unit_id: str | None = None,
) -> Outlet:
    """Enter an outlet, or find it by its home page, and add those of the feeds that are new."""
    home = public_address(home_url, field="home_url")
    wanted = {
        page_key(url): (url, each) for each in feeds if (url := public_address(each.url, field="feeds"))
    }
    if not wanted:
        raise Refused(_("Hãy chọn ít nhất một nguồn tin."), field="feeds")
    with write_gate():
        known = set(Feed.objects.filter(url_key__in=list(wanted)).values_list("url_key", flat=True))
        if len(known) == len(wanted):
            raise Refused(_("Các nguồn tin này đều đã có."), field="feeds")
        named = " ".join(name.split())[:200] or host_of(home)
        said = {"name": named, "kind": kind, "language": language[:8], "unit_id": unit_id or None}
        defaults = {**said, "host": host_of(home), "created_at": at, "folded": folded_outlet(named, home)}
        outlet, _created = Outlet.objects.get_or_create(home_url=home, defaults=defaults)
        added = [_new_feed(outlet, key, *wanted[key], at) for key in wanted if key not in known]
        Feed.objects.bulk_create(added)
        after = {"name": outlet.name, "home_url": home, "feeds": [feed.url for feed in added]}
        note(by=by, at=at, verb="sources.add_source", subject=subject_of(outlet), after=after)
    return outlet


def _new_feed(outlet: Outlet, key: str, url: str, chosen: ChosenFeed, at: datetime) -> Feed:
    kind = chosen.kind if chosen.kind in FeedKind.values else FeedKind.RSS
    return Feed(
        outlet=outlet, url=url, url_key=key, origin=origin_of(url), kind=kind,
        title=chosen.title[:500], created_at=at, next_poll_at=at,
    )  # fmt: skip
