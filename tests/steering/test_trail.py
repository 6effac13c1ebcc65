"""From a clause down to obligation, task, product and the report's line, and back up (check 6)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.steering.making import TODAY, make_directive, make_obligation, make_official, make_task, make_tree

from nhipcau.steering.models import Product
from nhipcau.steering.queries.trail import (
    line_of_task,
    lines_of_directive,
    lines_of_obligation,
    trail_of_indicator,
)

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 6, 15), date(2026, 12, 14)


@pytest.fixture
def world() -> Any:
    make_tree()
    officer = make_official("an", "officer")
    obligation = make_obligation(
        ["p04", "p20"], make_directive("vn"), repeats="half", indicator_code="releases"
    )
    task = make_task(obliged=obligation.units.get(unit_id="p04"))
    Product.objects.create(
        task=task, title="Bộ ảnh 30 tấm", address="/phat-ngon/abc/", added_at="2026-11-20T00:00Z"
    )
    return officer, obligation, task


def test_back_from_the_line_to_the_clause(world: Any, django_assert_max_num_queries: Any) -> None:
    _officer, obligation, task = world
    with django_assert_max_num_queries(4):
        (line,) = trail_of_indicator("p04", "releases", SINCE, UNTIL)
    assert line.clause == "Điều 1, 07/CT-UBND"
    assert (
        line.clause_url
        == f"/chi-dao/van-ban/{obligation.clause.directive.public_id}/#dieu-{obligation.clause.public_id}"
    )
    assert line.obligation_url == f"/chi-dao/nhiem-vu/{obligation.public_id}/"
    assert (line.task, line.task_url) == (task.title, task.get_absolute_url())
    assert line.products == [("Bộ ảnh 30 tấm", "/phat-ngon/abc/")]


def test_a_forgotten_obligation_is_a_line_without_a_task(world: Any) -> None:
    (line,) = trail_of_indicator("p20", "releases", SINCE, UNTIL)
    assert (line.task, line.products) == ("", [])


def test_other_lines_other_days_dropped_and_excused_stay_out(world: Any) -> None:
    _officer, obligation, task = world
    assert trail_of_indicator("p04", "staff", SINCE, UNTIL) == []
    assert trail_of_indicator("p04", "releases", date(2025, 1, 1), date(2025, 6, 1)) == []
    assert trail_of_indicator("p04", "releases", date(2027, 1, 1), date(2027, 6, 1))[0].task == ""
    task.state, task.dropped_why = "dropped", "trùng"
    task.save()
    assert trail_of_indicator("p04", "releases", SINCE, UNTIL)[0].task == ""
    obligation.units.filter(unit_id="p04").update(waived_why="đã làm chung")
    assert trail_of_indicator("p04", "releases", SINCE, UNTIL) == []


def test_down_from_the_directive_to_the_code_of_the_line(world: Any) -> None:
    officer, obligation, task = world
    directive = obligation.clause.directive
    assert lines_of_directive(officer, directive.public_id) == ["releases"]
    assert lines_of_obligation(officer, obligation.public_id) == ["releases"]
    assert line_of_task(officer, task.public_id) == ("p04", ["releases"])
    stranger = make_official("khac", "officer", unit="c20001")
    assert lines_of_directive(stranger, directive.public_id) == []
    assert lines_of_obligation(stranger, obligation.public_id) == []
    assert line_of_task(stranger, task.public_id) == ("", [])


def test_the_pages_lead_down(world: Any) -> None:
    officer, obligation, task = world
    client = Client()
    client.force_login(officer)
    page = client.get(obligation.clause.directive.get_absolute_url()).content.decode()
    assert f"/chi-dao/nhiem-vu/{obligation.public_id}/" in page
    lower = client.get(f"/chi-dao/nhiem-vu/{obligation.public_id}/").content.decode()
    assert task.get_absolute_url() in lower
    assert "Bộ ảnh 30 tấm" in lower
    assert TODAY < UNTIL
