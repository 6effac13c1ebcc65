"""The conference report: its figures reconcile, stand once issued, and begin one press note, a draft."""

from __future__ import annotations

import csv
import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.attendance.attending import arrive, clash, excuse, walk_in
from tests.learning.questions_making import make_body, make_officer, make_shown
from tests.people.making import confirm, make_unit
from tests.training.making import NOW, Made, make_conference

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.answering import owe
from nhipcau.learning.actions.reporting import (
    draft_press_note,
    issue_report,
    make_report,
    recount,
    write_report,
)
from nhipcau.learning.models import Report
from nhipcau.learning.printing.minutes import minutes_paper
from nhipcau.learning.printing.report import report_paper
from nhipcau.learning.queries.figures import COUNTED, cross_rows
from nhipcau.learning.rules import report as words
from nhipcau.people.models import Person
from nhipcau.record.models import Entry
from nhipcau.statements.models import Statement, Version
from nhipcau.statements.rules.states import DRAFT, RELEASE

pytestmark = pytest.mark.django_db
DUE = NOW.date().replace(day=30)


@pytest.fixture
def made() -> Made:
    """Three sites of three: four come in the morning and one walks in, two of them stay; one is excused."""
    made = make_conference(sites=3, per_site=3)
    morning, afternoon = made.half_days
    for place in (0, 1, 3, 6):
        arrive(made.delegates[place], morning)
    for place in (0, 3):
        arrive(made.delegates[place], afternoon)
    arrive(walk_in(made, made.sites[1]), morning)
    excuse(made.delegates[8], morning)
    clash(made.delegates[0], morning, made.sites[2])
    return made


def begun(made: Made) -> Report:
    """Return the report of a conference."""
    return make_report(by=make_officer(), at=NOW, conference=made.conference)


def issued(report: Report, **more: Any) -> Report:
    """Return it with its number."""
    return issue_report(
        by=make_officer(), at=NOW, report=report, seen=report.revision, symbol="UBND-VX", **more
    )


def words_of(paper: bytes) -> str:
    """Return the text of the body and of all tables."""
    document = docx.Document(io.BytesIO(paper))
    rows = ["\t".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(line.text for line in document.paragraphs), *rows])


def page(name: str, made: Made, *more: str) -> str:
    """Return an address of the report."""
    return reverse(f"learning:{name}", args=[made.conference.public_id, *more])


def desk(**more: Any) -> Client:
    """Return a signed-in officer, confirmed by the second factor."""
    client = Client()
    client.force_login(make_officer(**more))
    return confirm(client)


def balances(row: dict[str, int]) -> bool:
    """Say whether present, excused and absent are those nominated and those who walked in."""
    return row["present"] + row["excused"] + row["absent"] == row["nominated"] + row["walk_ins"]


def test_every_figure_reconciles_with_every_other(made: Made) -> None:
    told = begun(made).figures
    assert told["whole"] == {"nominated": 9, "walk_ins": 1, "present": 5, "excused": 1, "absent": 4}
    assert [row["present"] for row in told["half_days"]] == [5, 2]
    for row in [told["whole"], *told["half_days"], *told["by_site"], *told["categories"], *told["cross"]]:
        assert balances(row), row
    for name in COUNTED:
        assert sum(row[name] for row in told["categories"]) == told["whole"][name], name
        assert sum(row[name] for row in told["by_site"]) == told["whole"][name], name
    assert told["conflicts"] == {"all": 1, "open": 1}


def test_the_cross_table_sums_up_to_the_totals(made: Made) -> None:
    report = begun(made)
    _header, lines = cross_rows(report.figures)
    rows = list(lines)
    cells, totals = [row for row in rows if row[0]], [row for row in rows if not row[0]]
    assert len(totals) == len(made.half_days)
    for total in totals:
        mine = [row for row in cells if row[3] == total[3]]
        assert [sum(row[place] for row in mine) for place in range(4, 9)] == total[4:]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_downloaded_table_holds_the_frozen_numbers(made: Made, ending: str) -> None:
    report, client = begun(made), desk()
    arrive(made.delegates[2], made.half_days[0])
    content = b"".join(client.get(page("report_cross", made, ending)))
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    else:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()[1:]]
    shown = [[int(float(cell)) for cell in row[4:]] for row in rows]
    assert shown == [row[4:] for row in cross_rows(report.figures)[1]]
    assert sum(row[2] for row in shown[:-2]) == shown[-2][2] + shown[-1][2] == 7


def test_figures_follow_a_recount_until_the_report_is_issued_and_stand_from_then(made: Made) -> None:
    report = begun(made)
    arrive(made.delegates[2], made.half_days[0])
    report = recount(by=make_officer(), at=NOW, report=report, seen=report.revision)
    assert report.figures["whole"]["present"] == 6
    report = issued(report)
    arrive(made.delegates[4], made.half_days[0])
    for act in (
        lambda: recount(by=make_officer(), at=NOW, report=report, seen=report.revision),
        lambda: write_report(by=make_officer(), at=NOW, report=report, seen=report.revision, remarks="Thêm."),
        lambda: issued(report),
    ):
        with pytest.raises(Refused):
            act()
    assert make_report(by=make_officer(), at=NOW, conference=made.conference).pk == report.pk
    report.refresh_from_db()
    assert (report.figures["whole"]["present"], report.remarks) == (6, "")


def test_a_stale_revision_is_refused_and_writes_nothing(made: Made) -> None:
    report = begun(made)
    old = report.revision
    write_report(by=make_officer(), at=NOW, report=report, seen=old, remarks="Lớp đông.")
    for act in (
        lambda: write_report(by=make_officer(), at=NOW, report=report, seen=old, remarks="Lớp vắng."),
        lambda: recount(by=make_officer(), at=NOW, report=report, seen=old),
        lambda: issue_report(by=make_officer(), at=NOW, report=report, seen=old, symbol="UBND-VX"),
    ):
        with pytest.raises(Stale):
            act()
    report.refresh_from_db()
    assert (report.remarks, report.issued_at, report.revision) == ("Lớp đông.", None, old + 1)


def test_limits_need_their_causes(made: Made) -> None:
    report = begun(made)
    report = write_report(by=make_officer(), at=NOW, report=report, seen=report.revision, limits="Mạng chậm.")
    with pytest.raises(Refused) as refusal:
        issued(report)
    assert refusal.value.field == "causes"
    report = write_report(
        by=make_officer(), at=NOW, report=report, seen=report.revision, limits="Mạng chậm.",
        causes="Chỉ một đường truyền.",
    )  # fmt: skip
    assert issued(report).registration.line.endswith("BC-UBND-VX")


@pytest.mark.parametrize("family", ["state", "party"])
def test_the_paper_of_both_families_prints_the_frozen_numbers(made: Made, family: str) -> None:
    office = made.conference.office
    office.family = family
    office.save()
    row = make_shown(made, text="Ai duyệt ảnh đăng trên trang của xã?")
    owe(by=make_officer(), at=NOW, question=row, body_id=make_body("Sở mẫu").pk, unit_id="p04", due_on=DUE)
    report = begun(made)
    report = write_report(
        by=make_officer(), at=NOW, report=report, seen=report.revision, remarks="Điểm cầu xã giữ giờ.",
        limits="Mạng chậm.", causes="Chỉ một đường truyền.", proposals="Mở lớp riêng cho xã biên giới.",
    )  # fmt: skip
    report = issued(report)
    arrive(made.delegates[2], made.half_days[0])
    said = words_of(report_paper(report))
    for part in (
        "Đại biểu được cử: 9; đăng ký tại chỗ: 1.", "có mặt ít nhất một buổi: 5 người (50,0%)",
        "Thẻ trùng ở hai điểm cầu: 1 lượt, còn 1 lượt chưa xử lý.", "Ít nhất một buổi\t9\t1\t5\t1\t4",
        "Ai duyệt ảnh đăng trên trang của xã?", "Sở mẫu trả lời trước ngày 30/11/2026", "Điểm cầu xã giữ giờ",
        "Chỉ một đường truyền", "Mở lớp riêng cho xã biên giới", "Hội trường tỉnh",
    ):  # fmt: skip
        assert part in said, part
    assert "có mặt ít nhất một buổi: 6" not in said


def test_the_minutes_tell_the_same_numbers_and_leave_room_for_two_signatures(made: Made) -> None:
    report = begun(made)
    document = docx.Document(io.BytesIO(minutes_paper(report)))
    said = "\n".join(
        [line.text for line in document.paragraphs]
        + [cell.text for table in document.tables for cell in table._cells]
    )
    assert words.attended(report.figures)[0] in said
    assert words.asked(report.figures).rstrip(".") in said
    assert report.made_by.full_name in said
    assert "biên bản" in said.lower()


def test_the_press_note_is_one_draft_of_a_release_with_four_eyes_ahead(made: Made) -> None:
    report = begun(made)
    note = draft_press_note(by=make_officer(), at=NOW, report=report)
    row = Statement.objects.get(pk=note.pk)
    version = Version.objects.get(edition__statement=row)
    assert (row.kind, version.workflow) == (RELEASE, DRAFT)
    assert "5 người" in version.title
    assert "có mặt ít nhất một buổi: 5 người" in version.body
    assert not any(one.name in f"{version.title} {version.lead} {version.body}" for one in made.delegates)
    with pytest.raises(Refused):
        draft_press_note(by=make_officer(), at=NOW, report=Report.objects.get(pk=report.pk))
    assert Statement.objects.count() == 1


def test_the_record_counts_and_names_nobody(made: Made) -> None:
    issued(begun(made))
    verbs = ["learning.make_report", "learning.issue_report"]
    entries = list(Entry.objects.filter(verb__in=verbs).order_by("pk"))
    assert [entry.verb for entry in entries] == verbs
    said = " ".join(f"{entry.before}{entry.after}" for entry in entries)
    assert not any(one.name in said for one in made.delegates)


def test_the_screens_lead_from_nothing_to_the_press_room(made: Made) -> None:
    client = desk()
    assert "Chưa có báo cáo" in client.get(page("report", made)).content.decode()
    client.post(page("begin_report", made))
    report = Report.objects.get()
    client.post(page("write_report", made), {"remarks": "Điểm cầu xã giữ giờ.", "revision": report.revision})
    report.refresh_from_db()
    client.post(page("issue_report", made), {"symbol": "UBND-VX", "revision": report.revision})
    shown = client.get(page("report", made)).content.decode()
    assert "01/BC-UBND-VX" in shown
    assert "Đếm lại số liệu" not in shown
    made_note = client.post(page("press_note", made), follow=True).content.decode()
    assert "5 người dự tại 3 điểm cầu" in made_note
    assert Statement.objects.count() == 1


def test_every_address_opens_for_every_public_id(made: Made) -> None:
    made.conference.public_id = "B-tc_z9T18M-"
    made.conference.save()
    begun(made)
    assert desk().get(page("report", made)).status_code == 200
    assert desk().get(page("report_cross", made, "csv")).status_code == 200


def test_another_units_report_is_a_404(made: Made) -> None:
    begun(made)
    make_officer("la.ha", "officer")
    Person.objects.filter(username="la.ha").update(unit=make_unit("p08", "Lạng Sơn", "20"))
    stranger = desk(username="la.ha")
    stranger.force_login(Person.objects.get(username="la.ha"))
    confirm(stranger)
    for name, more in (("report", ()), ("begin_report", ()), ("write_report", ()), ("recount", ()),
                       ("issue_report", ()), ("press_note", ()), ("report_file", ("bao-cao", "docx")),
                       ("report_cross", ("csv",))):  # fmt: skip
        assert stranger.get(page(name, made, *more)).status_code == 404, name
    assert stranger.post(page("recount", made)).status_code == 404
