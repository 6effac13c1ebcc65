"""Facts and batches for tests, said at the doors of the conference that tests/training/making.py makes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tests.training.making import NOW, Made

from nhipcau.attendance.actions.passes import give_passes
from nhipcau.attendance.actions.taking import Result, take
from nhipcau.attendance.queries.passes import pass_for
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, Fact, Item

_numbers = count(1)


def new_id(kind: str = "fact") -> str:
    """Return an id that was not given before."""
    return f"{kind}-{next(_numbers):08d}"


def with_passes(made: Made) -> Made:
    """Give everybody a pass."""
    give_passes(by=None, at=NOW, conference=made.conference)
    for one in made.delegates:
        one.refresh_from_db()
    return made


def arrives(made: Made, delegate: Any, *, by_pass: bool = True, half_day: int = 0, **more: Any) -> Fact:
    """Say that somebody is there."""
    who = {"code": pass_for(delegate)} if by_pass else {"delegate": delegate.public_id}
    return said(made, states.ARRIVE, half_day=half_day, **{**who, **more})


def said(made: Made, kind: str, *, half_day: int = 0, said_at: datetime | None = NOW, **more: Any) -> Fact:
    """Say anything of a half-day."""
    fields = {"fact_id": new_id(), "half_day": made.half_days[half_day].public_id, **more}
    return Fact(kind=kind, said_at=said_at, **fields)


def walks_in(made: Made, name: str = "Lý Thị Mẫu", **more: Any) -> Fact:
    """Say that somebody came who is on no list."""
    fields = {"name": name, "post": "Chuyên viên", "reason": "Được cử sau", **more}
    return said(made, states.WALK_IN, **fields)


def stands_in(made: Made, place: Any, name: str = "Đàm Văn Thay", **more: Any) -> Fact:
    """Say that somebody came for another."""
    fields = {"place": place.public_id, "name": name, "reason": "Đi công tác", **more}
    return said(made, states.SUBSTITUTE, **fields)


def excused(made: Made, delegate: Any, **more: Any) -> Fact:
    """Say that somebody is excused."""
    return said(made, states.EXCUSE, delegate=delegate.public_id, reason="Ốm", **more)


def undone(fact: Fact, **more: Any) -> Fact:
    """Take a fact back."""
    return Fact(new_id(), states.UNDO, undoes=fact.fact_id, **{"said_at": NOW, **more})


def batch(*facts: Item, **more: Any) -> BatchSheet:
    """Return facts as one batch whose clock is ours."""
    return BatchSheet(**{"batch_id": new_id("batch"), "facts": list(facts), "sent_at": NOW, **more})


def taken(
    made: Made, *facts: Item, site: int = 0, at: datetime = NOW, way: str = states.ONLINE, **more: Any
) -> list[Result]:
    """Take facts at a site, at once."""
    device, by = more.pop("device", None), more.pop("by", None)
    sheet = batch(*facts, **{"sent_at": at, **more})
    return take(at=at, batch=sheet, site_id=made.sites[site].pk, way=way, device=device, by=by)


def outcomes(results: list[Result]) -> list[str]:
    """Return what became of each fact, with the reason where there is one."""
    return [f"{each.outcome}:{each.reason}" if each.reason else each.outcome for each in results]


def later(minutes: float) -> datetime:
    """Return a moment after the usual one."""
    return NOW + timedelta(minutes=minutes)
