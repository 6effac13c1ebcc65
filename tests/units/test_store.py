"""The gazetteer in tables: loaded once, read as of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from nhipcau.record.models import Entry
from nhipcau.units import actions, queries
from nhipcau.units.models import Closure, Unit, UnitEdge, UnitName

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seed_is_loaded_once_and_read_as_of_a_day() -> None:
    assert actions.load_seed(at=AT, by=None)
    assert not actions.load_seed(at=AT, by=None)
    assert Entry.objects.filter(verb="units.load_seed").count() == 1

    assert [queries.provinces(day).count() for day in (OLD, NEW)] == [63, 34]
    assert [name.name for name in queries.ancestors("c26740", OLD)] == ["1", "Hồ Chí Minh"]
    assert [name.name for name in queries.units_today("c26740", NEW)] == ["Sài Gòn"]
    assert queries.children("p04", NEW).count() == 56
    assert queries.descendants("p04", NEW).count() == 57
    assert {name.unit_id for name in queries.found("dong trieu", OLD)} >= {"d205"}
    assert queries.unit_name("p46", date(2024, 1, 1)) == "Tỉnh Thừa Thiên Huế"
    assert queries.unit_name("p22") == "Thành phố Quảng Ninh"
    assert queries.unit_exists("p22")
    assert not queries.unit_exists("22")

    rows = Closure.objects.count()
    assert actions.rebuild_closure() == rows
    _constraints_hold()


def _constraints_hold() -> None:
    again = {"unit_id": "c26740", "kind": "phuong", "code": "26740", "name": "Bến Nghé", "folded": "ben nghe"}
    with pytest.raises(IntegrityError, match=r"units_name_starts_once|UNIQUE"), transaction.atomic():
        UnitName.objects.create(**again, starts_on=None, ends_on=NEW)
    with pytest.raises(IntegrityError, match="units_name_ends_after_start"), transaction.atomic():
        UnitName.objects.create(**again, starts_on=NEW, ends_on=OLD)
    with pytest.raises(IntegrityError, match="units_edge_not_itself"), transaction.atomic():
        UnitEdge.objects.create(child_id="p22", parent_id="p22")


@pytest.mark.django_db
def test_an_empty_gazetteer_says_the_id() -> None:
    Unit.objects.create(id="p99", level=1)
    assert queries.name_at("p99", NEW) is None
    assert queries.unit_name("p99") == "p99"
