"""Many holders at once, with the bodies and posts they need. Called by the sheet's screen and by journeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from nhipcau.common.folding import fold
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.units.actions.bodies import BATCH, bodies_ever, entered
from nhipcau.units.actions.checking import own_or_below, tidied
from nhipcau.units.models import Body, Holding, Post
from nhipcau.units.rules.seats import has_one_seat
from nhipcau.units.rules.sheets import HolderRow

Seat = tuple[int, str]
"""A body's key and a post's title, capitals apart."""


@dataclass
class Kept:
    """What a sheet brought."""

    bodies: int = 0
    posts: int = 0
    added: int = 0
    changed: int = 0
    untouched: int = 0
    post_ids: set[int] = field(default_factory=set)
    """Posts that the sheet named, so that a screen can look for two holders of one seat."""


def keep_holdings(*, by: Any, at: datetime, rows: Sequence[HolderRow]) -> Kept:
    """Enter holders by unit, body and post; who is there already only gets what is new. One entry for all."""
    tidy = [_tidied(row) for row in rows]
    kept, units = Kept(), {row.unit_id for row in tidy}
    with write_gate():
        for unit_id in units:
            own_or_below(by, at, unit_id)
        pairs = [(row.unit_id, row.body) for row in tidy]
        bodies, kept.bodies = entered(pairs, bodies_ever(units, timezone.localdate(at)))
        posts = _posts(bodies, [row.post for row in tidy], kept)
        _holdings(posts, tidy, kept)
        counts = {"bodies_added": kept.bodies, "posts_added": kept.posts, "holders_added": kept.added,
                  "holders_changed": kept.changed}  # fmt: skip
        if any(counts.values()):
            note(by=by, at=at, verb="units.keep_holdings", subject="units.holdings", after=counts)
    return kept


def _posts(bodies: Sequence[Body], titles: Sequence[str], kept: Kept) -> list[Post]:
    """Return the post of each line, entering those that are missing."""
    seats = [(body.pk, title.casefold()) for body, title in zip(bodies, titles, strict=True)]
    known = _known_posts({body.pk for body in bodies})
    missing = {seat: title for seat, title in zip(seats, titles, strict=True) if seat not in known}
    fresh = [
        Post(body_id=seat[0], title=title, folded=fold(title)[:300], has_one_seat=has_one_seat(title))
        for seat, title in missing.items()
    ]
    Post.objects.bulk_create(fresh, BATCH)
    kept.posts = len(fresh)
    known = _known_posts({body.pk for body in bodies}) if fresh else known
    kept.post_ids = {known[seat].pk for seat in seats}
    return [known[seat] for seat in seats]


def _known_posts(body_ids: set[int]) -> dict[Seat, Post]:
    rows = Post.objects.filter(body_id__in=body_ids).order_by("-pk")
    return {(row.body_id, row.title.casefold()): row for row in rows}


def _holdings(posts: Sequence[Post], rows: Sequence[HolderRow], kept: Kept) -> None:
    stored = Holding.objects.filter(post__in={post.pk for post in posts})
    known = {(one.post_id, one.name.casefold(), one.starts_on): one for one in stored}
    fresh: list[Holding] = []
    for post, row in zip(posts, rows, strict=True):
        one = known.get((post.pk, row.name.casefold(), row.starts_on))
        if one is None:
            fresh.append(_new(post, row))
        elif _renewed(one, row.ends_on, row.source):
            one.save()
            kept.changed += 1
        else:
            kept.untouched += 1
    Holding.objects.bulk_create(fresh, BATCH)
    kept.added = len(fresh)


def _new(post: Post, row: HolderRow) -> Holding:
    return Holding(
        post=post, name=row.name, folded=fold(row.name)[:200], starts_on=row.starts_on, ends_on=row.ends_on,
        source=row.source,
    )  # fmt: skip


def _renewed(one: Holding, ends_on: date | None, source: str) -> bool:
    """Put in what the sheet tells anew; an empty cell takes nothing away."""
    if (ends_on or one.ends_on) == one.ends_on and (source or one.source) == one.source:
        return False
    one.ends_on, one.source = ends_on or one.ends_on, source or one.source
    one.revision += 1
    return True


def _tidied(row: HolderRow) -> HolderRow:
    return HolderRow(
        row.unit_id, tidied(row.body), tidied(row.post), tidied(row.name), row.starts_on, row.ends_on,
        tidied(row.source),
    )  # fmt: skip
