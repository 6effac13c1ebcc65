"""A level closes with its missing named, a reason each; 165 of 168; it opens again with a reason and no total moves."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from tests.reports.making import NOW, fill, hand_in, make_form, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.reports.actions.closing import close_level, reopen_level
from nhipcau.reports.actions.reviewing import approve
from nhipcau.reports.actions.totals import rebuild
from nhipcau.reports.models import Missing, Period, Report, Revision, Rollup
from nhipcau.reports.queries.closing import closing_of, closings_of, periods_to_close, ready_to_close
from nhipcau.reports.queries.totals import Counts, counts, missing
from nhipcau.reports.rules.closing import named

pytestmark = pytest.mark.django_db
MANY = 168


@pytest.fixture
def office() -> dict[str, Any]:
    """Two provinces of two communes; c04001 and p04 are approved."""
    make_tree(2, 2)
    period = make_period()
    found: dict[str, Any] = {
        "period": period, "writer": make_official("xa", "officer"), "judge": make_official("duyet", "reviewer"),
        "above": make_official("bo", "reviewer", unit="vn"),
        "south": make_official("ls", "reviewer", unit="p20"),
    }  # fmt: skip
    for province in ("p04", "p20"):
        found[province] = make_report(period, province)
        for number in (1, 2):
            unit_id = f"c{province[1:]}00{number}"
            found[unit_id] = make_report(period, unit_id, province)
            fill(found[unit_id], {"releases": 1_000})
    for unit_id in ("c04001", "p04"):
        hand_in(found[unit_id], found["writer"])
    approve(by=found["judge"], at=NOW, report=found["c04001"], seen=1)
    approve(by=found["above"], at=NOW, report=found["p04"], seen=1)
    return found


def test_165_of_168_close_and_the_three_are_named() -> None:
    make_tree(1, 0)
    units = apps.get_model("units.Unit").objects
    writer, judge = make_official("xa", "officer"), make_official("duyet", "reviewer")
    period, form = make_period(), make_form("commune")
    ids = [f"c99{number:03}" for number in range(MANY)]
    units.bulk_create([units.model(id=one, level=3) for one in ids])
    rows = Report.objects.bulk_create(
        Report(period=period, unit_id=one, parent_id="p04", province_id="p04", level="commune", form=form,
               due_on=period.due_commune_on, first_due_on=period.due_commune_on)
        for one in ids
    )  # fmt: skip
    make_report(period, "p04")
    came = rows[3:]
    Revision.objects.bulk_create(
        Revision(report=row, number=1, content={}, sha256="0" * 64, at=NOW, by=writer) for row in came
    )
    for row in came[:2]:
        fill(row, {"releases": 2_000})
    Report.objects.filter(pk__in=[row.pk for row in came]).update(
        state="approved", number=1, submitted_at=NOW, submitted_by=writer, decided_at=NOW, decided_by=judge
    )
    rebuild(period=period)
    before = set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "filled"))
    with pytest.raises(Refused, match="1 đơn vị"):
        close_level(by=judge, at=NOW, period=period, unit_id="p04", reasons={ids[0]: "a", ids[1]: "b"})
    reasons = {ids[0]: "Mất liên lạc", ids[1]: "Vừa sáp nhập", ids[2]: "Chưa có cán bộ"}
    closing = close_level(by=judge, at=NOW, period=period, unit_id="p04", reasons=reasons)
    assert (closing.approved, closing.expected) == (165, MANY)
    found = closing_of(period, "p04")
    assert found is not None
    assert dict(found.missing.values_list("unit_id", "reason")) == reasons
    assert counts(period, "p04") == Counts(expected=168, open=3, approved=165)
    assert missing(period, "p04") == ids[:3]
    assert set(Rollup.objects.values_list("unit_id", "indicator_id", "amount", "filled")) == before
    entry = Entry.objects.get(verb="reports.close_level")
    assert (entry.after["approved"], entry.after["missing"]) == (165, ids[:3])


@pytest.mark.parametrize(
    ("reasons", "words"),
    [({}, "1 đơn vị"), ({"c04002": "  "}, "1 đơn vị"), ({"c04002": "x" * 301}, "dài quá"),
     ({"c04002": "Chưa gửi", "c04001": "thừa"}, "không thiếu")],
    ids=["none", "blank", "long", "idle"],
)  # fmt: skip
def test_a_level_without_its_reasons_stays_open(
    office: dict[str, Any], reasons: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        close_level(by=office["judge"], at=NOW, period=office["period"], unit_id="p04", reasons=reasons)
    assert closing_of(office["period"], "p04") is None


def test_the_whole_period_takes_over_what_the_provinces_said(office: dict[str, Any]) -> None:
    period = office["period"]
    close_level(by=office["judge"], at=NOW, period=period, unit_id="p04", reasons={"c04002": "Mất điện"})
    with pytest.raises(Refused, match="3 đơn vị"):
        close_level(by=office["above"], at=NOW, period=period, unit_id="vn", reasons={})
    reasons = dict.fromkeys(("p20", "c20001", "c20002"), "Tỉnh chưa gửi")
    closing = close_level(by=office["above"], at=NOW, period=period, unit_id="vn", reasons=reasons)
    assert (closing.approved, closing.expected) == (2, 6)
    assert dict(closing.missing.values_list("unit_id", "reason")) == {**reasons, "c04002": "Mất điện"}
    assert Period.objects.get(pk=period.pk).closed_at == NOW
    assert set(closings_of(period)) == {"p04", "vn"}


def test_opening_again_needs_a_reason_and_goes_from_the_top(office: dict[str, Any]) -> None:
    period, judge, above = office["period"], office["judge"], office["above"]
    lower = close_level(by=judge, at=NOW, period=period, unit_id="p04", reasons={"c04002": "Mất điện"})
    reasons = dict.fromkeys(("p20", "c20001", "c20002"), "Chưa gửi")
    upper = close_level(by=above, at=NOW, period=period, unit_id="vn", reasons=reasons)
    with pytest.raises(Refused, match="Cấp trên đã chốt"):
        reopen_level(by=judge, at=NOW, closing=lower, why="Xã gửi bổ sung")
    with pytest.raises(Refused, match="lý do mở lại"):
        reopen_level(by=above, at=NOW, closing=upper, why=" ")
    reopen_level(by=above, at=NOW, closing=upper, why="Bổ sung")
    assert Period.objects.get(pk=period.pk).closed_at is None
    reopen_level(by=judge, at=NOW, closing=lower, why="Xã gửi bổ sung")
    with pytest.raises(Refused, match="mở lại rồi"):
        reopen_level(by=judge, at=NOW, closing=lower, why="Lần nữa")
    again = close_level(by=judge, at=NOW, period=period, unit_id="p04", reasons={"c04002": "Vẫn chưa gửi"})
    assert closing_of(period, "p04") == again


def test_a_level_closed_twice_is_refused(office: dict[str, Any]) -> None:
    for reasons in ({"c04002": "Mất điện"}, {"c04002": "Mất điện"}):
        if closing_of(office["period"], "p04"):
            with pytest.raises(Refused, match="đã chốt rồi"):
                close_level(
                    by=office["judge"], at=NOW, period=office["period"], unit_id="p04", reasons=reasons
                )
        else:
            close_level(by=office["judge"], at=NOW, period=office["period"], unit_id="p04", reasons=reasons)


def test_only_the_levels_own_people_close_it(office: dict[str, Any]) -> None:
    for by in (office["above"], office["south"], office["writer"], make_official("qt", "administrator")):
        with pytest.raises(PermissionDenied):
            close_level(by=by, at=NOW, period=office["period"], unit_id="p04", reasons={"c04002": "Mất điện"})


def test_a_province_that_asks_itself_approves_its_own_first(office: dict[str, Any]) -> None:
    period = make_period(root="p04", year=2025)
    own = make_report(period, "p04")
    make_report(period, "c04001", "p04")
    hand_in(own, office["writer"])
    with pytest.raises(Refused, match="chính đơn vị"):
        close_level(by=office["judge"], at=NOW, period=period, unit_id="p04", reasons={"c04001": "Chưa gửi"})
    approve(by=office["judge"], at=NOW, report=own, seen=1)
    closing = close_level(
        by=office["judge"], at=NOW, period=period, unit_id="p04", reasons={"c04001": "Chưa gửi"}
    )
    assert (closing.approved, closing.expected) == (0, 1)


def test_which_levels_can_be_closed(office: dict[str, Any]) -> None:
    period = office["period"]
    assert list(periods_to_close(office["judge"])) == [period]
    assert ready_to_close([period], "p04") == set()
    hand_in(office["c04002"], office["writer"])
    approve(by=office["judge"], at=NOW, report=office["c04002"], seen=1)
    assert ready_to_close([period], "p04") == {period.pk}
    assert ready_to_close([period], "vn") == set()
    close_level(by=office["judge"], at=NOW, period=period, unit_id="p04", reasons={})
    assert list(periods_to_close(office["judge"])) == []


@pytest.mark.parametrize("what", ["reason", "counts", "away"])
def test_the_database_keeps_a_closing(office: dict[str, Any], what: str) -> None:
    closing = close_level(
        by=office["judge"], at=NOW, period=office["period"], unit_id="p04", reasons={"c04002": "Mất điện"}
    )
    rows = type(closing).objects.filter(pk=closing.pk)
    rewrite = {
        "reason": lambda: Missing.objects.update(reason="khác"),
        "counts": lambda: rows.update(approved=2),
        "away": lambda: Missing.objects.all().delete(),
    }[what]
    with pytest.raises(DatabaseError, match="reports: "), transaction.atomic():
        rewrite()


def test_a_reason_given_now_wins_over_the_one_below() -> None:
    found = named(["a", "b"], {"a": " hai \n chữ "}, {"a": "cũ", "b": "dưới"})
    assert found.reasons == (("a", "hai chữ"), ("b", "dưới"))
    assert not found.unnamed
