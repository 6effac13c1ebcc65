"""Feeds of an outlet: added, paused, resumed, moved to the front."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.canonical import origin_of, page_key
from nhipcau.sources.models import Feed, FeedKind, Outlet


def add_feed(
    *, by: Actor | None, at: datetime, outlet: Outlet, url: str, kind: str = FeedKind.RSS, title: str = ""
) -> Feed:
    """Add a place to read; it is due at once."""
    address = public_address(url, field="url")
    with write_gate():
        known = Feed.objects.filter(url_key=page_key(address)).select_related("outlet").first()
        if known:
            words = _("Nguồn tin này đã có, thuộc %(outlet)s.") % {"outlet": known.outlet.name}
            raise Refused(words, field="url")
        feed = Feed.objects.create(
            outlet=outlet, url=address, url_key=page_key(address), origin=origin_of(address),
            kind=kind, title=title[:500], created_at=at, next_poll_at=at,
        )  # fmt: skip
        after = {"url": address, "kind": kind, "outlet": outlet.public_id}
        note(by=by, at=at, verb="sources.add_feed", subject=subject_of(feed), after=after)
    return feed


def pause_feed(*, by: Actor | None, at: datetime, feed: Feed) -> None:
    """Stop polling one feed."""
    with write_gate():
        if Feed.objects.filter(pk=feed.pk, is_active=True).update(is_active=False):
            note(
                by=by, at=at, verb="sources.pause_feed", subject=subject_of(feed), after={"is_active": False}
            )


def resume_feed(*, by: Actor | None, at: datetime, feed: Feed) -> None:
    """Poll a paused feed again, starting now; its outlet comes back with it."""
    with write_gate():
        changed = Feed.objects.filter(pk=feed.pk, is_active=False).update(is_active=True, next_poll_at=at)
        if changed:
            Outlet.objects.filter(pk=feed.outlet_id, is_active=False).update(is_active=True)
            note(
                by=by, at=at, verb="sources.resume_feed", subject=subject_of(feed), after={"is_active": True}
            )


def poll_now(*, by: Actor | None, at: datetime, feed: Feed) -> None:
    """Move a feed to the front of the queue; its host's own waiting time still holds."""
    with write_gate():
        if not Feed.objects.filter(pk=feed.pk, is_active=True).update(next_poll_at=at):
            raise Refused(_("Nguồn tin đang tạm dừng. Hãy cho chạy lại trước."))
        note(by=by, at=at, verb="sources.poll_now", subject=subject_of(feed))


def subject_of(feed: Feed) -> str:
    """Name a feed in the record."""
    return f"sources.feed:{feed.public_id}"
