"""At the hour: made from yesterday, exactly once, mailed once, never over somebody's work."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from tests.digest.making import DAY, SEVEN, article, make_person, office_time, reader, schedule
from tests.monitoring.making import make_outlet

from nhipcau.digest.actions import add_section, issue, make_due_digests, open_draft, put_waiting, remove_line
from nhipcau.digest.models import Dispatch, Edition, Line, Run

pytestmark = pytest.mark.django_db


def letters() -> list[Any]:
    return list(apps.get_model("mailing", "Letter").objects.order_by("pk"))


def test_nothing_is_made_before_the_hour_or_on_other_days() -> None:
    schedule()
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    assert make_due_digests(at=SEVEN - timedelta(seconds=1)) == 0
    assert make_due_digests(at=SEVEN + timedelta(days=1)) == 0
    assert not Edition.objects.exists()


def test_nobody_edits_so_the_machine_makes_issues_and_mails_it_once() -> None:
    schedule(recipients=[reader()])
    cited = article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    make_due_digests(at=SEVEN)
    edition = Edition.objects.get()
    assert (edition.state, edition.number, edition.is_made_by_machine) == ("issued", 1, True)
    assert (edition.day, edition.issued_by) == (DAY, None)
    assert [line.article_id for line in edition.lines.all()] == [cited.pk]
    for minutes in range(5):
        make_due_digests(at=SEVEN + timedelta(minutes=minutes))
    assert Edition.objects.count() == 1
    assert [letter.to for letter in letters()] == ["lanhdao@coquan.example"]
    assert "Máy lập theo lựa chọn của bản trước" in letters()[0].text
    assert Run.objects.get().ending == "issued"


def test_yesterday_s_sections_and_choices_carry_over() -> None:
    officer = make_person("officer")
    yesterday = SEVEN - timedelta(days=1)
    old = article("Hội chợ cửa khẩu", at=yesterday - timedelta(hours=2))
    article("Tin bị bỏ", at=yesterday - timedelta(hours=3))
    draft = open_draft(by=officer, at=yesterday, day=DAY - timedelta(days=1), slot="day")
    section = add_section(by=officer, at=yesterday, edition=draft, heading="Việc đang theo")
    dropped = draft.lines.get(title="Tin bị bỏ")
    draft.refresh_from_db()
    remove_line(by=officer, at=yesterday, edition=draft, line=dropped, seen=draft.revision)
    draft.refresh_from_db()
    issue(by=officer, at=yesterday, edition=draft, seen=draft.revision)
    new = article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=1))
    schedule()
    make_due_digests(at=SEVEN)
    made = Edition.objects.get(day=DAY)
    headings = [s.heading for s in made.sections.all()]
    assert headings[-1] == section.heading
    assert headings == [s.heading for s in draft.sections.order_by("position")]
    assert {line.article_id for line in made.lines.all()} == {new.pk}
    assert old.pk not in {line.article_id for line in made.lines.all()}
    assert made.made_from == draft
    assert made.number == 2


def test_an_edited_draft_is_left_alone_and_its_editor_reminded_once() -> None:
    officer = make_person("officer")
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    draft = open_draft(by=officer, at=SEVEN - timedelta(hours=1), day=DAY, slot="day")
    add_section(by=officer, at=SEVEN - timedelta(minutes=50), edition=draft, heading="Của tôi")
    article("Tin đến sau", at=SEVEN - timedelta(minutes=20))
    schedule(recipients=[reader()])
    make_due_digests(at=SEVEN)
    make_due_digests(at=SEVEN + timedelta(minutes=1))
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert not draft.lines.filter(title="Tin đến sau").exists()
    assert draft.sections.filter(heading="Của tôi").exists()
    assert [(letter.to, letter.purpose) for letter in letters()] == [(officer.email, "digest.remind")]
    assert Run.objects.get().ending == "reminded"


def test_an_edited_draft_is_issued_where_the_schedule_says_so() -> None:
    officer = make_person("officer")
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    draft = open_draft(by=officer, at=SEVEN - timedelta(hours=1), day=DAY, slot="day")
    add_section(by=officer, at=SEVEN - timedelta(minutes=50), edition=draft, heading="Của tôi")
    schedule(issues_edited=True)
    make_due_digests(at=SEVEN)
    draft.refresh_from_db()
    assert draft.state == "issued"
    assert draft.sections.filter(heading="Của tôi").exists()


def test_an_untouched_draft_is_brought_up_to_date_at_the_hour() -> None:
    officer = make_person("officer")
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    draft = open_draft(by=officer, at=SEVEN - timedelta(hours=1), day=DAY, slot="day")
    article("Tin đến sau", at=SEVEN - timedelta(minutes=20))
    schedule(issues_untouched=False)
    make_due_digests(at=SEVEN)
    assert set(draft.lines.values_list("title", flat=True)) == {"Thông xe cầu Nà Lúm", "Tin đến sau"}
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_day_without_news_leaves_an_empty_draft_and_mails_nobody() -> None:
    schedule(recipients=[reader()])
    make_due_digests(at=SEVEN)
    assert Edition.objects.get().state == "draft"
    assert letters() == []


def test_an_issued_edition_is_left_alone() -> None:
    officer = make_person("officer")
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    draft = open_draft(by=officer, at=SEVEN - timedelta(hours=1), day=DAY, slot="day")
    issue(by=officer, at=SEVEN - timedelta(minutes=5), edition=draft, seen=draft.revision)
    schedule()
    make_due_digests(at=SEVEN)
    assert Edition.objects.count() == 1
    assert Run.objects.get().ending == "done_before"


def test_an_outlet_left_out_stays_out_the_next_day() -> None:
    officer = make_person("officer")
    from nhipcau.digest.actions import leave_out_outlet

    unwanted = make_outlet("Báo Lặp")
    yesterday = SEVEN - timedelta(days=1)
    article("Hội chợ", at=yesterday - timedelta(hours=1))
    draft = open_draft(by=officer, at=yesterday, day=DAY - timedelta(days=1), slot="day")
    leave_out_outlet(by=officer, at=yesterday, edition=draft, outlet_id=unwanted.pk, name=unwanted.name)
    draft.refresh_from_db()
    issue(by=officer, at=yesterday, edition=draft, seen=draft.revision)
    article("Tin lặp", at=SEVEN - timedelta(hours=2), outlet=unwanted)
    article("Tin lành", at=SEVEN - timedelta(hours=2))
    schedule()
    make_due_digests(at=SEVEN)
    made = Edition.objects.get(day=DAY)
    assert list(made.lines.values_list("title", flat=True)) == ["Tin lành"]
    assert made.left_out.filter(key=f"outlet:{unwanted.pk}").exists()


def test_an_expired_reader_gets_nothing() -> None:
    late = reader(agreed_on=date(2026, 1, 5), expires_on=DAY - timedelta(days=1))
    schedule(recipients=[late, reader("khac@coquan.example")])
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    make_due_digests(at=SEVEN)
    assert [letter.to for letter in letters()] == ["khac@coquan.example"]
    assert Dispatch.objects.get(recipient=late).skipped == "expired"


def test_a_worker_killed_between_two_letters_doubles_none(monkeypatch: pytest.MonkeyPatch) -> None:
    schedule(recipients=[reader("a@coquan.example"), reader("b@coquan.example")])
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    from nhipcau.digest.actions import sending

    plain, calls = sending.put, []

    def dies_second(**fields: Any) -> bool:
        calls.append(fields["key"])
        if len(calls) == 2:
            raise KeyboardInterrupt
        return plain(**fields)

    monkeypatch.setattr(sending, "put", dies_second)
    with pytest.raises(KeyboardInterrupt):
        make_due_digests(at=SEVEN)
    monkeypatch.setattr(sending, "put", plain)
    make_due_digests(at=SEVEN + timedelta(minutes=1))
    assert sorted(letter.to for letter in letters()) == ["a@coquan.example", "b@coquan.example"]
    assert put_waiting(at=SEVEN + timedelta(minutes=2), limit=10) == 0


def test_a_worker_killed_while_making_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    schedule()
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    from nhipcau.digest.actions import due

    def dies(*_args: Any, **_fields: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(due, "seal", dies)
        with pytest.raises(KeyboardInterrupt):
            make_due_digests(at=SEVEN)
    assert (Run.objects.count(), Edition.objects.count(), Line.objects.count()) == (0, 0, 0)
    make_due_digests(at=SEVEN + timedelta(minutes=1))
    assert Edition.objects.get().state == "issued"


def test_the_hour_is_the_office_s(settings: Any) -> None:
    schedule(weekdays="4")  # Friday
    article("Tin sớm", at=office_time(5))
    assert make_due_digests(at=office_time(6, 59)) == 0
    assert make_due_digests(at=office_time(7)) == 1
    assert Edition.objects.get().title == "Điểm báo ngày 20/11/2026"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_second_make_one_edition_and_one_letter_each() -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("threads share no database in memory; the file-backed test below stands for it")
    schedule(recipients=[reader("a@coquan.example"), reader("b@coquan.example")])
    article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
    start, faults = threading.Barrier(4), []

    def work() -> None:
        try:
            start.wait(20)
            make_due_digests(at=SEVEN)
        except Exception as error:  # noqa: BLE001 - told by the main thread
            faults.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert faults == []
    assert (Edition.objects.count(), Run.objects.count()) == (1, 1)
    assert sorted(letter.to for letter in letters()) == ["a@coquan.example", "b@coquan.example"]
