"""What the desks did, counted: press, verification, incidents, reading, papers, tasks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.digest.making import DAY as DIGEST_DAY
from tests.digest.making import SEVEN
from tests.digest.making import article as digest_article
from tests.incidents.test_incidents import make_incident
from tests.people.making import make_person
from tests.press.making import DAY, HOUR, NOW, make_enquiry, make_people
from tests.steering.making import make_official, make_task, make_tree
from tests.verification.findings_making import (
    LATER,
    WRONG,
    choose,
    make_dossier,
    make_fair,
    make_reader,
    own_mistake,
    submit,
    write,
)
from tests.verification.making import make_article, make_claim, make_story
from tests.verification.making import make_person as make_checker

from nhipcau.digest.actions import correct, issue, open_draft
from nhipcau.documents.actions import register_document
from nhipcau.documents.rules import symbols
from nhipcau.incidents.actions.declaring import close
from nhipcau.press.actions.closing import refuse, withdraw
from nhipcau.press.actions.conferences import keep_conference, settle_conference
from nhipcau.press.queries.board import board_for
from nhipcau.reading.records import Mentions, Place
from nhipcau.reports.queries.counting import Counted, counted
from nhipcau.steering.actions.tasks import confirm, drop, finish
from nhipcau.verification.actions.reviews import pass_finding

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 6, 15), date(2026, 12, 14)


def count(
    code: str, unit: str = "p04", since: date = SINCE, until: date = UNTIL, at: datetime = NOW + 90 * DAY
) -> Counted:
    found = counted(code, unit, since, until, at=at)
    if found.amount is not None:
        assert found.amount == sum(row.amount for row in found.rows)
        assert (found.base or 0) == sum(row.base or 0 for row in found.rows)
    return found


def test_press_conferences_that_took_place() -> None:
    officer = make_person("an.nguyen", "officer")
    for topic, is_held in (("Họp báo quý IV", True), ("Họp báo hoãn", False)):
        row = keep_conference(by=officer, at=NOW, topic=topic, place="Hội trường", starts_at=NOW - HOUR)
        settle_conference(by=officer, at=NOW, conference=row, is_held=is_held, outcome="Đã ghi")
    keep_conference(by=officer, at=NOW, topic="Sắp tới", place="Hội trường", starts_at=NOW + DAY)
    assert [row.title for row in count("press_conferences").rows] == ["Họp báo quý IV"]
    assert count("press_conferences", until=date(2026, 11, 19)).amount == 0


def test_enquiries_and_their_share_are_what_the_board_says() -> None:
    make_tree()
    _officer, speaker = make_people()
    in_time, late, taken_back = (make_enquiry(at=NOW, received_at=NOW) for _number in range(3))
    still_running = make_enquiry(at=NOW, received_at=NOW, is_foreign=True)
    make_enquiry(unit_id="p20", at=NOW, received_at=NOW)
    refuse(by=speaker, at=NOW + HOUR, enquiry=in_time, ground="open_dispute")
    refuse(by=speaker, at=NOW + 80 * DAY, enquiry=late, ground="open_dispute")
    withdraw(by=speaker, at=NOW + HOUR, enquiry=taken_back, note="Không cần nữa")
    soon = NOW + 2 * HOUR
    assert (count("enquiries").amount, count("enquiries_foreign").amount) == (4000, 1000)
    assert [(row.amount, row.base) for row in count("enquiries_in_time", at=soon).rows] == [(1000, 1000)]
    whole = count("enquiries_in_time", until=date(2027, 6, 14))
    assert (whole.amount, whole.base) == (1000, 3000)
    assert still_running.get_absolute_url() in {row.url for row in whole.rows}
    first, second = (
        count("enquiries_in_time", since=since, until=until)
        for since, until in ((SINCE, UNTIL), (date(2026, 12, 15), date(2027, 6, 14)))
    )
    assert len(first.rows) + len(second.rows) == len(whole.rows), "each belongs to one period"
    (line,) = board_for(speaker, at=NOW + 90 * DAY, since=NOW - DAY, until=NOW + 90 * DAY, unit_id="p04")
    assert (line.received, line.responses.finished, line.responses.in_time) == (4, 2, 1)


def test_claims_dossiers_and_our_own_errors() -> None:
    officer = make_checker()
    make_claim(by=officer, noted_at=LATER)
    make_claim("Một ý kiến.", by=officer, kind="opinion", state="filed", noted_at=LATER)
    make_claim("Từ năm trước.", by=officer, noted_at=LATER - 365 * DAY)
    make_claim("Của tỉnh khác.", unit="p14", noted_at=LATER)
    reader = make_reader()
    for words in (WRONG, own_mistake(officer)):
        dossier = make_fair(make_dossier(by=officer, noted_at=LATER - 365 * DAY))
        write(dossier, words)
        finding = submit(dossier)
        choose(finding, reader)
        pass_finding(by=reader, at=LATER, finding=finding)
    make_dossier(by=officer, noted_at=LATER - 365 * DAY)
    assert count("claims").amount == 1000
    assert (count("dossiers").amount, count("own_errors").amount) == (2000, 1000)
    assert count("dossiers", "p14").amount == 0
    assert count("dossiers", since=date(2026, 11, 1)).amount == 0


def test_incidents_that_ended_and_were_no_exercise() -> None:
    from tests.statements.making import NOW as THEN
    from tests.statements.making import make_writer

    officer = make_writer()
    ended, drill = make_incident(officer), make_incident(officer, is_drill=True, title="Diễn tập lũ")
    make_incident(officer, title="Còn xử lý")
    for row in (ended, drill):
        row.refresh_from_db()
        close(by=officer, at=THEN + HOUR, incident=row, seen=row.revision, what_happened="Nước đã rút.",
              what_went_well="Báo kịp.")  # fmt: skip
    assert [row.title for row in count("incidents").rows] == [ended.title]


def places(*unit_ids: str) -> Mentions:
    return Mentions(places=tuple(Place(one, one, one, "xa", ((0, 1),)) for one in unit_ids))


def test_stories_and_press_from_abroad_that_name_the_land() -> None:
    make_tree()
    make_official("an", "officer")
    home = make_article(mentions=places("c04001"), hours=1)
    abroad = make_article(mentions=places("p04"), hours=2, language="en", title="Rains in the north")
    elsewhere = make_article(mentions=places("p20"), hours=3, language="en")
    apps.get_model("sources.Outlet").objects.filter(pk=abroad.outlet_id).update(host="river-times.example")
    apps.get_model("sources.Outlet").objects.filter(pk=elsewhere.outlet_id).update(host="river-times.example")
    at_home = make_article(mentions=places("p04"), hours=4, language="en", title="Of an outlet at home")
    apps.get_model("sources.Outlet").objects.filter(pk=at_home.outlet_id).update(host="bao-mau.vn")
    stories = [
        make_story(home, title="Mưa"),
        make_story(abroad, title="Mưa lớn"),
        make_story(elsewhere, title="Khác"),
    ]
    assert [row.title for row in count("stories").rows] == ["Mưa", "Mưa lớn"]
    assert [row.title for row in count("stories", "c04001").rows] == ["Mưa"]
    assert [row.title for row in count("stories", "p20").rows] == [stories[2].title]
    assert [row.title for row in count("articles_foreign").rows] == ["Rains in the north"]
    assert count("stories", until=date(2026, 10, 4)).amount == 0
    assert count("stories", "c20001").amount is None, "nobody works there, nothing is known"


def test_a_digest_is_its_issuer_s_and_a_correction_is_no_second_one() -> None:
    officer = make_person("an.nguyen", "officer")
    digest_article("Tin 1", at=SEVEN - HOUR)
    draft = open_draft(by=officer, at=SEVEN, day=DIGEST_DAY, slot="day")
    assert count("digests").amount == 0
    draft.refresh_from_db()
    issued = issue(by=officer, at=SEVEN, edition=draft, seen=draft.revision)
    assert count("digests").amount == 1000
    again = correct(by=officer, at=SEVEN + HOUR, edition=issued, why="Sai tên xã")
    again.refresh_from_db()
    issue(by=officer, at=SEVEN + HOUR, edition=again, seen=again.revision)
    found = count("digests")
    assert (found.amount, found.rows[0].url) == (1000, again.get_absolute_url())
    make_tree()
    make_official("ls", "officer", unit="p20")
    assert count("digests", "p20").amount == 0


@pytest.mark.parametrize(
    ("office", "amount"),
    [("Phòng Thông tin tỉnh Cao Bằng (mẫu)", 1000), ("UBND xã Mẫu, tỉnh Cao Bằng", 0), ("", 0), ("Sở Mẫu", 1000),
     ("Sở khác", 0)],
)  # fmt: skip
def test_a_digest_that_only_the_schedule_touched_goes_by_its_name(office: str, amount: int) -> None:
    officer = make_person("an.nguyen", "officer")
    apps.get_model("units.Body").objects.create(unit_id="p04", name="Sở Mẫu")
    digest_article("Tin 1", at=SEVEN - HOUR)
    draft = open_draft(by=officer, at=SEVEN, day=DIGEST_DAY, slot="day")
    type(draft).objects.filter(pk=draft.pk).update(
        state="issued", number=7, issued_at=SEVEN, edited_at=None, edited_by=None, office=office
    )
    assert count("digests").amount == amount


def test_papers_that_direct_and_not_what_is_counted_elsewhere() -> None:
    officer = make_person("an.nguyen", "officer")
    for kind, about in ((symbols.PLAN, ""), (symbols.LETTER, ""), (symbols.LETTER, "statements.edition:abc"),
                        (symbols.REPORT, ""), (symbols.CERTIFICATE, ""), (symbols.RELEASE, "")):  # fmt: skip
        register_document(by=officer, at=NOW, unit_id="p04", kind=kind, symbol="UBND", subject=f"Mẫu {kind}",
                          about=about, dated_on=date(2026, 11, 20))  # fmt: skip
    register_document(by=officer, at=NOW, unit_id="p04", kind=symbols.PLAN, symbol="UBND", subject="Năm trước",
                      dated_on=date(2026, 5, 20))  # fmt: skip
    found = count("documents")
    assert [row.said for row in found.rows] == ["Kế hoạch", "Công văn"]


def test_tasks_are_judged_once_by_the_earlier_day() -> None:
    make_tree()
    doer, boss = make_official("an", "officer"), make_official("binh", "officer")
    quick, slow, waiting, forgotten, dropped, later, other = (
        make_task(due_on=due, title=title, unit_id=unit)
        for due, title, unit in (
            (date(2026, 11, 25), "Nhanh", "p04"), (date(2026, 11, 10), "Chậm", "p04"),
            (date(2026, 11, 30), "Chờ", "p04"), (date(2026, 11, 15), "Quên", "p04"),
            (date(2026, 11, 15), "Bỏ", "p04"), (date(2027, 1, 15), "Sau", "p04"), (date(2026, 11, 15), "Khác", "p20"),
        )
    )  # fmt: skip
    for task in (quick, slow, waiting):
        finish(by=doer, at=NOW, task=task, seen=task.revision, words="Xong")
    for task in (quick, slow):
        task.refresh_from_db()
        confirm(by=boss, at=NOW, task=task, seen=task.revision)
    drop(by=doer, at=NOW, task=dropped, seen=dropped.revision, why="Không còn cần")
    found = count("tasks_on_time", at=NOW)
    assert {row.title: row.amount for row in found.rows} == {"Nhanh": 1000, "Chậm": 0, "Chờ": 1000, "Quên": 0}
    assert (found.amount, found.base) == (2000, 4000)
    assert {later.title, other.title, forgotten.title} - {row.title for row in found.rows} == {"Sau", "Khác"}
    early = count("tasks_on_time", until=date(2026, 11, 12), at=NOW)
    assert [row.title for row in early.rows] == ["Chậm"]


def test_the_day_of_a_deadline_is_still_in_time() -> None:
    make_tree()
    doer: Any = make_official("an", "officer")
    task = make_task(due_on=date(2026, 11, 20))
    assert count("tasks_on_time", at=NOW).base is None, "not over yet"
    finish(by=doer, at=NOW + timedelta(hours=3), task=task, seen=task.revision, words="Xong")
    found = count("tasks_on_time", at=NOW + DAY)
    assert (found.amount, found.base) == (1000, 1000)
