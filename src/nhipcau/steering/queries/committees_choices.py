"""What the forms of a committee offer, and what the one search finds of its members."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from nhipcau.common.finding import Found, Hit, list_url
from nhipcau.common.folding import fold, fold_words
from nhipcau.spokespersons.queries.offices import offices_for
from nhipcau.steering.models import Committee
from nhipcau.steering.queries.committees import committees_for, holding_on, members_on
from nhipcau.units.queries.bodies import bodies_for, body_words
from nhipcau.units.queries.posts import holdings_on

MANY = 400
"""Choices that a list in a form can hold."""
SEARCHED = 200
"""Committees looked through for a name: members by office stand in no column of ours."""


def offices_to_choose(person: Any) -> list[Any]:
    """Return the offices under which a committee of this unit may issue papers."""
    return list(offices_for(person))


def holders_to_choose(person: Any, on: date) -> list[tuple[Any, str]]:
    """Return who holds a post today in the bodies of the unit and below, with the post's words."""
    rows = (
        holdings_on(on).filter(post__body__in=bodies_for(person)).filter(_near(person, "post__body__"))[:MANY]
    )
    return [(row, f"{row.name} – {row.post.title}, {row.post.body.name}") for row in rows]


def posts_to_choose(person: Any, on: date) -> list[tuple[Any, str]]:
    """Return the posts of the unit's own bodies, each with its body."""
    found = []
    for body in (
        bodies_for(person).filter(_near(person, "")).prefetch_related("posts").order_by("folded", "pk")[:MANY]
    ):
        place = body_words(body, on) if body.unit_id != person.unit_id else body.name
        found += [(post, f"{post.title}, {place}") for post in body.posts.all() if _open(post, on)]
    return found


def _near(person: Any, path: str) -> Q:
    return Q(**{f"{path}unit_id": person.unit_id})


def _open(post: Any, on: date) -> bool:
    return post.ends_on is None or post.ends_on >= on


def found_members(person: Any, words: str, most: int) -> Found:
    """Find who sits in a committee today, by name, post or seat; the committee's own name counts too."""
    today, wanted = timezone.localdate(), fold_words(words)
    rows: list[Hit] = []
    for committee in committees_for(person).filter(holding_on(today))[:SEARCHED]:
        rows += _hits(committee, wanted, today)
    return Found(rows[:most], len(rows), list_url("steering:committees", words))


def _hits(committee: Committee, wanted: list[str], on: date) -> list[Hit]:
    hits = []
    if all(word in committee.folded for word in wanted):
        hits.append(
            Hit(committee.name, committee.get_absolute_url(), committee.decision, committee.starts_on)
        )
    for member in members_on(committee, on):
        said = fold(f"{member.name} {member.post_words} {member.seat.title}")
        if member.name and all(word in said for word in wanted):
            words = f"{member.seat.title}, {committee.name}"
            hits.append(Hit(member.name, committee.get_absolute_url(), words, member.starts_on))
    return hits
