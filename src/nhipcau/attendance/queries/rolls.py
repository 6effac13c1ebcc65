"""The roll of one site in one half-day: place by place, who came, who is excused, who is missing.

Called by the site's page, the paper form and the printed sign-in sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.attendance.models import Attendance, Excuse, Roll
from nhipcau.training.queries.delegates import places_of
from nhipcau.training.rules import states
from nhipcau.training.rules.names import sort_key

PRESENT, AWAY, EXCUSED, ABSENT = "present", "away", "excused", "absent"


@dataclass(frozen=True, slots=True)
class Line:
    """One place: whose it is, and who sat on it."""

    place: Any
    state: str
    """present | away (filled at another site) | excused | absent"""
    presence: Attendance | None = None

    @property
    def who(self) -> Any:
        """Whoever sat there, else whose place it is."""
        return self.presence.delegate if self.presence else self.place

    @property
    def is_walk_in(self) -> bool:
        """Say whether nobody nominated this person."""
        return bool(self.place.origin == states.WALK_IN)

    @property
    def is_substitute(self) -> bool:
        """Say whether somebody stands in."""
        return self.presence is not None and self.presence.delegate_id != self.place.pk


def lines_of(site: Any, half_day: Any) -> list[Line]:
    """Return every place of the site, and every place of another that was filled here, by given name."""
    own = {place.pk: place for place in places_at(site)}
    filled = _presences(half_day, site, own)
    excused = set(Excuse.objects.filter(half_day=half_day, place__in=own).values_list("place_id", flat=True))
    places = {**own, **{place_id: row.place for place_id, row in filled.items()}}
    lines = [_line(place, filled.get(pk), site, pk in excused) for pk, place in places.items()]
    return sorted(lines, key=lambda line: (sort_key(line.who.name), line.place.pk))


def places_at(site: Any) -> QuerySet[Any]:
    """List the nominated places of a site, by given name; erased names stay as places."""
    rows = places_of(site.conference).filter(site=site)
    return rows.select_related("category", "body").order_by("sorted_by", "pk")


def _presences(half_day: Any, site: Any, own: Iterable[int]) -> dict[int, Attendance]:
    rows = Attendance.objects.filter(half_day=half_day).select_related(
        "delegate__category", "delegate__body", "place__category", "place__body", "site", "scan__batch"
    )
    here = {row.place_id: row for row in rows.filter(site=site)}
    return {**{row.place_id: row for row in rows.filter(place__in=list(own)).exclude(site=site)}, **here}


def _line(place: Any, presence: Attendance | None, site: Any, is_excused: bool) -> Line:
    if presence is not None:
        return Line(place, PRESENT if presence.site_id == site.pk else AWAY, presence)
    said_no = place.answer == states.EXCUSED and place.state == states.NAMED
    return Line(place, EXCUSED if is_excused or said_no else ABSENT)


def roll_at(site: Any, half_day: Any) -> Roll:
    """Return the roll as it stands, or an empty one that is not stored yet."""
    found = Roll.objects.filter(site=site, half_day=half_day).select_related("signed_by").first()
    return found or Roll(site=site, half_day=half_day)


def get_roll_for(person: Any, public_id: str) -> Roll:
    """Return one roll of a conference of the person's unit, or 404."""
    rows = Roll.objects.filter(site__conference__unit=person.unit_id)
    if not person.may("attendance.keep_rolls"):
        rows = rows.none()
    return get_object_or_404(rows.select_related("site__conference", "half_day"), public_id=public_id)


def last_heard(site: Any) -> datetime | None:
    """Return when anything last came from a site, in any half-day."""
    rows = Roll.objects.filter(site=site, heard_at__isnull=False)
    return rows.order_by("-heard_at").values_list("heard_at", flat=True).first()
