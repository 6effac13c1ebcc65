"""Directives, clauses and whom they bind: what is kept and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.steering.making import (
    NOW,
    TODAY,
    make_directive,
    make_obligation,
    make_official,
    make_task,
    make_tree,
)

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.steering.actions.directives import (
    change_directive,
    enter_directive,
    mark_clause,
    oblige,
    take_off_clause,
    type_clause,
    waive,
)
from nhipcau.steering.actions.obligations import bind_again, change_obligation, take_back
from nhipcau.steering.models import Clause, Directive, Obligation, Obliged
from nhipcau.steering.queries.directives import directives_for
from nhipcau.steering.queries.obligations import (
    coverage,
    obligations_for,
    obliged_for,
    obliged_of,
    without_task,
)

pytestmark = pytest.mark.django_db
TEXT = "Điều 1. Các xã lập kế hoạch.\r\nĐiều 2. Báo cáo:\r\na) mỗi nửa năm."


@pytest.fixture
def officer() -> Any:
    make_tree()
    return make_official("an", "officer")


def enter(by: Any, **more: Any) -> Directive:
    fields: dict[str, Any] = {
        "unit_id": by.unit_id, "number": "12/CT-UBND", "issuer": "UBND tỉnh (mẫu)", "title": "Về thông tin",
        "issued_on": date(2026, 2, 3), "text": TEXT, **more,
    }  # fmt: skip
    return enter_directive(by=by, at=NOW, **fields)


def marked(by: Any, directive: Directive, words: str = "a) mỗi nửa năm.", **more: Any) -> Clause:
    directive.refresh_from_db()
    start = directive.text.index(words)
    return mark_clause(
        by=by,
        at=NOW,
        directive=directive,
        seen=directive.revision,
        start=start,
        end=start + len(words),
        **more,
    )


def test_a_pasted_text_keeps_its_lines_and_a_clause_its_place(officer: Any) -> None:
    directive = enter(officer)
    assert "\r" not in directive.text
    clause = marked(officer, directive)
    assert clause.label == "Điều 2, điểm a"
    assert directive.text[clause.start : clause.end] == clause.text == "a) mỗi nửa năm."
    assert Entry.objects.filter(verb="steering.mark_clause").count() == 1


def test_a_secrecy_stamp_is_refused(officer: Any) -> None:
    with pytest.raises(Refused):
        enter(officer, text="TỐI MẬT\n" + TEXT)
    with pytest.raises(Refused):
        type_clause(
            by=officer, at=NOW, directive=enter(officer), seen=1, label="Điều 9", text="Mở đầu\nMẬT\nhết"
        )
    assert Directive.objects.count() == 1


def test_a_place_that_is_not_there_is_refused(officer: Any) -> None:
    directive = enter(officer)
    for start, end in ((0, 10_000), (5, 5), (-3, 4), (28, 29)):
        with pytest.raises(Refused):
            mark_clause(by=officer, at=NOW, directive=directive, seen=1, start=start, end=end, label="Điều 1")
    with pytest.raises(Refused):
        mark_clause(
            by=officer, at=NOW, directive=directive, seen=1, start=0, end=7, label="x", words="Điều 7."
        )
    assert not Clause.objects.exists()


def test_the_same_place_is_marked_once_and_the_same_paper_entered_once(officer: Any) -> None:
    directive = enter(officer)
    marked(officer, directive)
    with pytest.raises(Refused):
        marked(officer, directive)
    with pytest.raises(Refused):
        enter(officer)


def test_two_at_one_directive_meet_a_notice(officer: Any) -> None:
    directive = enter(officer)
    marked(officer, directive)
    with pytest.raises(Stale):
        mark_clause(by=officer, at=NOW, directive=directive, seen=1, start=0, end=7, label="Điều 1")


def test_a_corrected_text_takes_its_clauses_along_or_is_refused(officer: Any) -> None:
    directive = enter(officer)
    clause = marked(officer, directive)
    directive.refresh_from_db()
    kept = {"number": "12/CT-UBND", "issuer": "UBND tỉnh (mẫu)", "title": "Về thông tin",
            "issued_on": date(2026, 2, 3)}  # fmt: skip
    change_directive(by=officer, at=NOW, directive=directive, seen=2, text=f"Số: 12\n{TEXT}", **kept)  # type: ignore[arg-type]
    directive.refresh_from_db()
    clause.refresh_from_db()
    assert directive.text[clause.start : clause.end] == clause.text
    with pytest.raises(Refused):
        change_directive(by=officer, at=NOW, directive=directive, seen=3, text="Khác hẳn.", **kept)  # type: ignore[arg-type]


def test_hands_of_another_unit_are_refused(officer: Any) -> None:
    stranger = make_official("binh", "officer", unit="p20")
    directive = enter(officer)
    with pytest.raises(Refused):
        marked(stranger, directive)
    with pytest.raises(Refused):
        oblige(by=stranger, at=NOW, clause=marked(officer, directive), what="x", scope="communes")


def test_every_commune_under_us_is_bound_and_no_other(officer: Any) -> None:
    clause = marked(officer, enter(officer))
    obligation = oblige(by=officer, at=NOW, clause=clause, what="Báo cáo", scope="communes", repeats="half")
    assert sorted(obligation.units.values_list("unit_id", flat=True)) == ["c04001", "c04002", "c04003"]
    own = oblige(by=officer, at=NOW, clause=clause, what="Tổng hợp", scope="provinces")
    assert list(own.units.values_list("unit_id", flat=True)) == ["p04"]


def test_the_country_binds_every_province(officer: Any) -> None:
    above = make_official("cuc", "officer", unit="vn")
    clause = marked(above, enter(above))
    obligation = oblige(by=above, at=NOW, clause=clause, what="Lập kế hoạch", scope="provinces")
    assert sorted(obligation.units.values_list("unit_id", flat=True)) == ["p04", "p20"]
    assert [row.unit_id for row in obliged_for(officer)] == ["p04"]
    assert directives_for(officer).filter(pk=clause.directive_id).exists()


def test_named_units_must_stand_under_us(officer: Any) -> None:
    clause = marked(officer, enter(officer))
    for units in ([], ["c20001"], ["p20"], ["c04001", "vn"]):
        with pytest.raises(Refused):
            oblige(by=officer, at=NOW, clause=clause, what="x", scope="named", unit_ids=units)
    assert not Obligation.objects.exists()
    oblige(by=officer, at=NOW, clause=clause, what="x", scope="named", unit_ids=["c04002", "p04", "c04002"])
    assert sorted(Obliged.objects.values_list("unit_id", flat=True)) == ["c04002", "p04"]


def test_a_unit_that_no_longer_stands_is_not_bound(officer: Any) -> None:
    from django.apps import apps

    apps.get_model("units.UnitName").objects.filter(unit_id="c04003").update(ends_on=date(2026, 6, 30))
    clause = marked(officer, enter(officer))
    obligation = oblige(by=officer, at=NOW, clause=clause, what="x", scope="communes")
    assert sorted(obligation.units.values_list("unit_id", flat=True)) == ["c04001", "c04002"]


def test_what_has_no_task_is_told(officer: Any) -> None:
    obligation = make_obligation(["c04001", "c04002", "c04003"], make_directive())
    first, second, third = obligation.units.order_by("unit_id")
    make_task("c04001", obliged=first)
    make_task("c04002", obliged=second, state="dropped", dropped_why="trùng")
    waive(by=officer, at=NOW, obliged=third, why="xã không có biên giới")
    told = coverage(obligation, TODAY)
    assert (told.units, told.with_task, told.done, told.waived, told.without) == (2, 1, 0, 1, ["c04002"])
    assert [row.unit_id for row in without_task("c04002", TODAY)] == ["c04002"]
    assert not without_task("c04001", TODAY).exists()
    assert not obliged_of("c04003", TODAY).exists()


def test_last_years_task_does_not_answer_for_this_year(officer: Any) -> None:
    yearly = make_obligation(["c04001"])
    make_task("c04001", due_on=date(2025, 12, 1), obliged=yearly.units.get())
    assert without_task("c04001", TODAY).exists()
    assert not without_task("c04001", date(2026, 1, 16)).exclude(pk=yearly.units.get().pk).exists()
    once = make_obligation(["c04002"], make_directive(number="9/CT"), repeats="once")
    make_task("c04002", due_on=date(2025, 12, 1), obliged=once.units.get())
    assert not without_task("c04002", TODAY).exists()
    half = make_obligation(["c04003"], make_directive(number="8/CT"), repeats="half")
    make_task("c04003", due_on=date(2026, 3, 1), obliged=half.units.get())
    assert without_task("c04003", TODAY).exists()
    assert not without_task("c04003", date(2026, 5, 1)).exists()


def test_a_directive_out_of_force_binds_nobody() -> None:
    make_tree()
    make_obligation(["c04001"], make_directive(ends_on=date(2026, 10, 1)))
    assert not obliged_of("c04001", TODAY).exists()
    assert obliged_of("c04001", date(2026, 10, 1)).exists()
    assert not obliged_of("c04001", date(2026, 1, 14)).exists()


def test_nobody_excuses_himself(officer: Any) -> None:
    above = make_official("cuc", "officer", unit="vn")
    directive = make_directive("vn", number="1/KL")
    row = make_obligation(["p04"], directive).units.get()
    with pytest.raises(Refused):
        waive(by=officer, at=NOW, obliged=row, why="bận")
    waive(by=above, at=NOW, obliged=row, why="đã làm chung")
    with pytest.raises(Refused):
        waive(by=above, at=NOW, obliged=row, why="lần nữa")
    bind_again(by=above, at=NOW, obliged=row)
    assert obliged_of("p04", TODAY).exists()


def test_an_obligation_somebody_works_on_is_not_taken_back(officer: Any) -> None:
    obligation = make_obligation(["c04001"])
    task = make_task("c04001", obliged=obligation.units.get())
    with pytest.raises(Refused):
        take_back(by=officer, at=NOW, obligation=obligation, why="nhầm")
    with pytest.raises(Refused):
        take_off_clause(by=officer, at=NOW, clause=obligation.clause)
    task.delete()
    change_obligation(by=officer, at=NOW, obligation=obligation, seen=1, what="Lập kế hoạch quý")
    take_back(by=officer, at=NOW, obligation=obligation, why="nhầm")
    take_off_clause(by=officer, at=NOW, clause=obligation.clause)
    assert not Clause.objects.exists()


def test_rows_belong_to_units(officer: Any) -> None:
    make_obligation(["c04001"])
    stranger, commune = (
        make_official("binh", "officer", unit="p20"),
        make_official("xa", "clerk", unit="c04001"),
    )
    neighbour, above = make_official("xa2", "clerk", unit="c04002"), make_official("cuc", "clerk", unit="vn")
    seen = {
        each.username: (
            directives_for(each).count(),
            obligations_for(each).count(),
            obliged_for(each).count(),
        )
        for each in (stranger, commune, neighbour, above, officer)
    }
    assert seen == {"binh": (0, 0, 0), "xa": (1, 1, 1), "xa2": (0, 0, 0), "cuc": (1, 1, 1), "an": (1, 1, 1)}


def test_coverage_asks_few_questions_however_many_units(officer: Any) -> None:
    from django.apps import apps

    units = apps.get_model("units.Unit").objects
    ids = [f"c99{number:04}" for number in range(3321)]
    units.bulk_create([units.model(id=one, level=3) for one in ids])
    obligation = make_obligation(ids)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        told = coverage(obligation, TODAY)
    assert (told.units, len(told.without), len(asked)) == (3321, 3321, 1)
