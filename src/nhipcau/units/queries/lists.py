"""The lists of the room's screens: bodies and holders that somebody may see, with what their lines say."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nhipcau.units.models import Body, Holding, Post
from nhipcau.units.queries.bodies import bodies_for, unit_titles, units_under
from nhipcau.units.queries.places import holding as in_force
from nhipcau.units.queries.places import units_today
from nhipcau.units.queries.posts import holders_of


def bodies_listed_for(person: Any, on: date) -> QuerySet[Body]:
    """List bodies with how many posts they have and how many people hold one that day."""
    posts = Post.objects.filter(in_force(on), body=OuterRef("pk")).order_by().values("body")
    held = Holding.objects.filter(in_force(on), post__body=OuterRef("pk")).order_by().values("post__body")
    return bodies_for(person).annotate(
        post_count=Coalesce(Subquery(posts.annotate(n=Count("pk")).values("n")), 0),
        holder_count=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), 0),
    )


def holders_listed_for(person: Any) -> QuerySet[Holding]:
    """List everybody's time in the posts of these bodies, the latest first."""
    rows = Holding.objects.filter(post__body__in=bodies_for(person)).select_related("post__body")
    return rows.order_by("-starts_on", "folded", "pk")


def units_for(person: Any, on: date) -> list[tuple[str, str]]:
    """Return the units that the person keeps, the own one first, as a form offers them."""
    names = unit_titles(units_under(person.unit_id, on), on)
    own = names.pop(person.unit_id, person.unit_id)
    return [(person.unit_id, own), *sorted(names.items(), key=lambda pair: pair[1])]


def successors_for(person: Any, body: Body, on: date) -> list[tuple[str, str]]:
    """Return the bodies that may follow this one: in its unit, or where that unit's land lies now."""
    near = {body.unit_id, *(name.unit_id for name in units_today(body.unit_id, on))}
    rows = bodies_for(person).filter(unit_id__in=near).exclude(pk=body.pk).order_by("folded")
    return [(row.public_id, row.name) for row in rows]


def posts_of(body: Body, on: date) -> list[tuple[Post, list[Holding], list[Holding]]]:
    """Return each post of a body with who holds it that day and everybody's time in it, the latest first."""
    rows = body.posts.order_by("pk")
    return [
        (post, list(holders_of(post, on)), list(post.holdings.order_by("-starts_on", "-pk"))) for post in rows
    ]


def formerly(body: Body) -> list[Body]:
    """Return the bodies that this one took the place of."""
    return list(Body.objects.filter(successor=body).order_by("-ends_on"))


def names_of_bodies(public_ids: Any) -> dict[str, str]:
    """Name bodies for the record."""
    return dict(Body.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def names_of_posts(public_ids: Any) -> dict[str, str]:
    """Name posts for the record, with their body."""
    rows = Post.objects.filter(public_id__in=set(public_ids)).select_related("body")
    return {row.public_id: f"{row.title}, {row.body.name}" for row in rows}


def names_of_holdings(public_ids: Any) -> dict[str, str]:
    """Name holders for the record, with their post."""
    rows = Holding.objects.filter(public_id__in=set(public_ids)).select_related("post__body")
    return {row.public_id: f"{row.name}, {row.post.title}, {row.post.body.name}" for row in rows}


def ended(on: date) -> Q:
    """Return the condition that a dated row is over."""
    return Q(ends_on__lt=on)
