"""A province with two communes and an agency, for tests: real units, invented people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.people.making import make_unit

from nhipcau.common.folding import fold
from nhipcau.units.actions import rebuild_closure
from nhipcau.units.actions.posts import keep_body, keep_holding, keep_post
from nhipcau.units.models import Body, Holding, Post, Unit, UnitEdge, UnitName

AT = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def make_land() -> None:
    """Make Cao Bằng with two communes of today and one that ended, and Lạng Sơn beside it."""
    make_unit()
    make_unit("p20", "Lạng Sơn", "20")
    for unit_id, name, starts_on, ends_on in (
        ("c01000", "Đàm Thủy", None, None),
        ("c01001", "Trùng Khánh", NEW, None),
        ("c01002", "Phong Châu", None, OLD),
    ):
        make_commune(unit_id, name, "p04", starts_on, ends_on)
    rebuild_closure()


def make_commune(
    unit_id: str, name: str, above: str, starts_on: date | None = None, ends_on: date | None = None
) -> None:
    unit, _new = Unit.objects.get_or_create(id=unit_id, defaults={"level": 3})
    dates: dict[str, Any] = {"starts_on": starts_on, "ends_on": ends_on}
    UnitName.objects.create(unit=unit, kind="xa", code=unit_id[1:], name=name, folded=fold(name), **dates)
    UnitEdge.objects.create(child=unit, parent_id=above, **dates)


def make_body(name: str = "Sở Văn hóa, Thể thao và Du lịch", unit_id: str = "p04", **said: Any) -> Body:
    return keep_body(by=None, at=AT, unit_id=unit_id, name=name, **said)


def make_post(body: Body, title: str = "Giám đốc", **said: Any) -> Post:
    return keep_post(by=None, at=AT, body=body, title=title, **said)


def make_holding(
    post: Post, name: str = "Nông Thị Mẫu", starts_on: date | None = NEW, **said: Any
) -> Holding:
    return keep_holding(by=None, at=AT, post=post, name=name, starts_on=starts_on, **said)
