"""Presences for tests of numbers and screens, written straight into the tables: no rule of the door is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.training.making import NOW, Made

from nhipcau.attendance.models import Attendance, Batch, Conflict, Excuse, Scan
from nhipcau.attendance.rules import states
from nhipcau.training.models import Delegate


def batch_at(site: Any, at: datetime = NOW, way: str = states.ONLINE) -> Batch:
    """Return a batch of one fact."""
    return Batch.objects.create(batch_id=str(uuid4()), site=site, way=way, received_at=at, size=1)


def scan_at(site: Any, half_day: Any, delegate: Any, **more: Any) -> Scan:
    """Return one fact."""
    at = more.pop("at", NOW)
    way = more.pop("way", states.ONLINE)
    fields = {"kind": states.ARRIVE, "outcome": states.NEW, "happened_at": at, "received_at": at, **more}
    return Scan.objects.create(
        fact_id=str(uuid4()),
        batch=batch_at(site, at, way),
        site=site,
        half_day=half_day,
        delegate=delegate,
        **fields,
    )


def arrive(delegate: Any, half_day: Any, site: Any = None, at: datetime = NOW) -> Attendance:
    """Write one presence; a substitute holds the place of whom he stands for."""
    scan = scan_at(site or delegate.site, half_day, delegate, at=at)
    return Attendance.objects.create(
        half_day=half_day, delegate=delegate, place=delegate.place or delegate, site=scan.site,
        scan=scan, arrived_at=at,
    )  # fmt: skip


def excuse(delegate: Any, half_day: Any) -> Excuse:
    """Write one excuse."""
    scan = scan_at(delegate.site, half_day, delegate, kind=states.EXCUSE)
    return Excuse.objects.create(half_day=half_day, place=delegate, scan=scan)


def clash(delegate: Any, half_day: Any, site: Any) -> Conflict:
    """Write the second showing of a pass at another site."""
    first = Attendance.objects.get(half_day=half_day, delegate=delegate).scan
    second = scan_at(site, half_day, delegate, outcome=states.CONFLICT)
    return Conflict.objects.create(half_day=half_day, delegate=delegate, scan=second, first=first)


def walk_in(made: Made, site: Any, name: str = "Lục Thị Én", category: Any = None) -> Delegate:
    """Return somebody who came to the door."""
    return Delegate.objects.create(
        conference=made.conference, site=site, name=name, origin="walk_in", reason="Không có tên", category=category,
        named_at=NOW,
    )  # fmt: skip


def substitute(place: Any, site: Any = None, name: str = "Mã Văn Kiên") -> Delegate:
    """Return somebody who stands in for a place."""
    return Delegate.objects.create(
        conference_id=place.conference_id, site=site or place.site, name=name, origin="substitute", place=place,
        category_id=place.category_id, reason="Bận họp", named_at=NOW,
    )  # fmt: skip
