"""Good practice: nominated from the own report, judged above, read by everybody once it is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.reports.making import NOW, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.finding import found_for
from nhipcau.common.refusals import Refused
from nhipcau.common.waiting import waiting_for
from nhipcau.reports.actions.practices import decline_practice, keep_practice, nominate
from nhipcau.reports.models import Practice
from nhipcau.reports.queries.practices import may_judge, practices_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Any:
    make_tree()
    people = {
        "commune": make_official("xa", "officer", "reviewer", unit="c04001"),
        "province": make_official("tinh", "reviewer"),
        "stranger": make_official("khac", "officer", "reviewer", unit="c20001"),
        "country": make_official("cuc", "reviewer", unit="vn"),
    }
    return people, make_report(make_period(), "c04001", "p04")


def kept_by(people: Any, report: Any, **more: Any) -> Practice:
    fields = {"title": "Loa làng hai thứ tiếng", "what": "Mỗi tuần phát một bản tin song ngữ.", **more}
    return nominate(by=people["commune"], at=NOW, report=report, **fields)


def test_the_level_above_judges_and_nobody_else(world: Any) -> None:
    people, report = world
    practice = kept_by(people, report)
    assert [name for name in people if may_judge(people[name], practice)] == ["province"]
    for name in ("commune", "stranger", "country"):
        with pytest.raises(Refused):
            keep_practice(by=people[name], at=NOW, practice=practice)
    with pytest.raises(Refused):
        decline_practice(by=people["province"], at=NOW, practice=practice, why=" ")
    keep_practice(by=people["province"], at=NOW, practice=practice)
    with pytest.raises(Refused):
        keep_practice(by=people["province"], at=NOW, practice=practice)


def test_a_nomination_is_seen_at_home_and_above_the_library_by_all(world: Any) -> None:
    people, report = world
    practice = kept_by(people, report)
    assert {name: practices_for(person).count() for name, person in people.items()} == {
        "commune": 1, "province": 1, "stranger": 0, "country": 1,
    }  # fmt: skip
    keep_practice(by=people["province"], at=NOW, practice=practice)
    assert practices_for(people["stranger"]).get() == practice
    decline_practice(by=people["province"], at=NOW, practice=practice, why="trùng")
    assert not practices_for(people["stranger"]).exists()


def test_the_country_judges_what_the_root_of_an_own_period_nominates() -> None:
    make_tree()
    officer, above = make_official("an", "officer", "reviewer"), make_official("cuc", "reviewer", unit="vn")
    report = make_report(make_period("p04"), "p04")
    practice = nominate(by=officer, at=NOW, report=report, title="Tên", what="Làm")
    with pytest.raises(Refused):
        keep_practice(by=officer, at=NOW, practice=practice)
    assert keep_practice(by=above, at=NOW, practice=practice).state == "kept"


def test_only_the_own_report_is_nominated_from_and_no_secret(world: Any) -> None:
    people, report = world
    with pytest.raises(Refused):
        nominate(by=people["province"], at=NOW, report=report, title="x", what="y")
    with pytest.raises(Refused):
        kept_by(people, report, what="Mở đầu\nTUYỆT MẬT\n")
    with pytest.raises(Refused):
        kept_by(people, report, title=" ")
    kept_by(people, report)
    with pytest.raises(Refused):
        kept_by(people, report)
    assert Practice.objects.count() == 1


def test_it_waits_for_the_judge_and_is_found_without_marks(world: Any) -> None:
    people, report = world
    kept_by(people, report)
    waits = [row for row in waiting_for(people["province"], NOW) if row.room == "reports"]
    assert [row.title for row in waits if "cach-lam-hay" in row.url] == ["Loa làng hai thứ tiếng"]
    found = {finder.key: hits.total for finder, hits in found_for(people["commune"], "loa lang", most=5)}
    assert found["reports.practices"] == 1
    assert {f.key: h.total for f, h in found_for(people["stranger"], "loa lang", most=5)}[
        "reports.practices"
    ] == 0


def test_the_screens(world: Any) -> None:
    people, report = world
    client = Client()
    client.force_login(people["commune"])
    assert client.get("/bao-cao/cach-lam-hay/").status_code == 200
    assert report.public_id in client.get("/bao-cao/cach-lam-hay/de-cu/").content.decode()
    said = {"title": "Bản tin tay", "what": "In 50 tờ mỗi tuần.", "effect": "Tăng 20 lượt hỏi."}
    client.post(f"/bao-cao/cach-lam-hay/de-cu/{report.public_id}/", said)
    practice = Practice.objects.get()
    page = f"/bao-cao/cach-lam-hay/{practice.public_id}/"
    assert "In 50 tờ" in client.get(page).content.decode()
    assert client.post(f"{page}chon/", {"choice": "keep"}).status_code == 422
    other = Client()
    other.force_login(people["stranger"])
    assert other.get(page).status_code == 404
    assert other.get(f"/bao-cao/cach-lam-hay/de-cu/{report.public_id}/").status_code == 404
    judge = Client()
    judge.force_login(people["province"])
    assert judge.post(f"{page}chon/", {"choice": "decline"}).status_code == 422
    assert judge.post(f"{page}chon/", {"choice": "keep"}).status_code == 302
    assert other.get(page).status_code == 200
    assert "Bản tin tay" in other.get("/bao-cao/cach-lam-hay/?q=ban+tin").content.decode()
