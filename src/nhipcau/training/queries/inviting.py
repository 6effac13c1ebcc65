"""Who is to be told what by mail: facts of each site, invitations that tell old ones, calls to take back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.training.models import Conference, Delegate, Invitation, Site
from nhipcau.training.rules import states
from nhipcau.training.rules.inviting import Facts


def facts_of(conference: Conference, site: Site) -> Facts:
    """Return what somebody at this site has to know."""
    return _facts(conference, site, _times(conference))


def facts_by_site(conference: Conference) -> dict[int, Facts]:
    """Return the facts of every site of a conference, in two statements."""
    times = _times(conference)
    return {site.pk: _facts(conference, site, times) for site in conference.sites.all()}


def to_invite(conference: Conference) -> QuerySet[Delegate]:
    """List who can be invited by mail and was not."""
    rows = Delegate.objects.filter(conference=conference, state=states.NAMED, erased_at=None, invitation=None)
    return rows.exclude(email="").exclude(origin=states.WALK_IN)


def invited(conference: Conference) -> int:
    """Count the invitations by mail that stand."""
    return Invitation.objects.filter(delegate__conference=conference, is_cancelled=False).count()


def open_invitations(on: date) -> QuerySet[Invitation]:
    """List invitations that stand, to conferences that are not over."""
    rows = Invitation.objects.filter(is_cancelled=False, delegate__conference__ends_on__gte=on)
    return rows.exclude(delegate__conference__state=states.HELD)


def called_off(on: date) -> QuerySet[Invitation]:
    """List invitations to take back: the conference is off, or the delegate is off the list."""
    off = Q(delegate__conference__state=states.CANCELLED) | ~Q(delegate__state=states.NAMED)
    return _with_all(open_invitations(on).filter(off).exclude(delegate__email="").order_by("pk"))


def planned_with_invitations(on: date) -> QuerySet[Conference]:
    """List conferences to come or running whose invitations may tell old facts."""
    told = open_invitations(on).filter(delegate__conference__state=states.PLANNED)
    return Conference.objects.filter(pk__in=told.values("delegate__conference")).order_by("pk")


def told_otherwise(conference: Conference, site_id: int, fingerprint: str) -> QuerySet[Invitation]:
    """List standing invitations of a site that told other facts than these."""
    standing = {"delegate__state": states.NAMED, "delegate__erased_at": None, "is_cancelled": False}
    rows = Invitation.objects.filter(delegate__conference=conference, delegate__site=site_id, **standing)
    return _with_all(rows.exclude(facts=fingerprint).exclude(delegate__email="").order_by("pk"))


def _with_all(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return rows.select_related("delegate__conference", "delegate__site")


def _times(conference: Conference) -> tuple[tuple[Any, Any], ...]:
    return tuple(conference.half_days.order_by("starts_at").values_list("starts_at", "ends_at"))


def _facts(conference: Conference, site: Site, times: tuple[tuple[Any, Any], ...]) -> Facts:
    return Facts(conference.title, conference.starts_on, conference.ends_on, times, site.name, site.room)


def unreachable(conference: Conference) -> int:
    """Count who is on the list and has no mail address."""
    rows = Delegate.objects.filter(conference=conference, state=states.NAMED, erased_at=None, email="")
    return rows.exclude(origin=states.WALK_IN).count()
