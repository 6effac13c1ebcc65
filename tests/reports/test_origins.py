"""Where does this number come from: two clicks from a total to the work, and nobody sees another unit's."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.attendance.attending import arrive
from tests.presenting.making import make_channel
from tests.press.making import make_enquiry
from tests.reports.making import NOW, fill, hand_in, indicator, make_period, make_report
from tests.statements.making import make_published, make_spokesperson, make_writer
from tests.steering.making import make_obligation, make_official, make_task, make_tree
from tests.training.making import make_conference
from tests.verification.making import make_claim

from nhipcau.common.beside import cards_beside
from nhipcau.documents.actions import register_document
from nhipcau.reports.actions.totals import add
from nhipcau.reports.models import Closing, Indicator, Missing, ReviewAction, Revision, Value
from nhipcau.reports.queries.counting import COUNTERS, counted
from nhipcau.reports.queries.parts import whole_for
from nhipcau.steering.models import Obliged

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the pages a day after the work was done, whatever this machine's clock says."""
    monkeypatch.setattr(
        "nhipcau.reports.views.counting.timezone", SimpleNamespace(now=lambda: NOW + timedelta(days=1))
    )


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Any, name: str, *args: str, **query: str) -> Any:
    return signed_in(person).get(reverse(f"reports:{name}", args=args), query)


def text_of(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def world() -> dict[str, Any]:
    """Two provinces with three communes each; p04 has all but one commune approved, p20 its own report only."""
    make_tree()
    people = {unit: (make_official(f"lap{unit}", "officer", unit=unit), make_official(f"duyet{unit}", "reviewer", unit=unit))
              for unit in ("p04", "p20", "vn", "c04001")}  # fmt: skip
    period = make_period()
    reports = {"p04": make_report(period, "p04"), "p20": make_report(period, "p20")}
    for number in (1, 2, 3):
        unit = f"c0400{number}"
        reports[unit] = make_report(period, unit, "p04")
    Indicator.objects.filter(code="releases").update(counter="releases")
    Indicator.objects.filter(code="enquiries_in_time").update(counter="enquiries_in_time")
    for place, unit in enumerate(("p04", "p20", "c04001", "c04002"), 1):
        fill(
            reports[unit], {"releases": place * 1000, "staff": 500, "enquiries_in_time": (place * 1000, 5000)}
        )
    fill(reports["c04003"], {"releases": 99000})
    Value.objects.filter(report=reports["c04002"], indicator=indicator("releases")).update(is_estimate=True)
    Value.objects.filter(report=reports["p04"], indicator=indicator("releases")).update(
        note="Thêm hai bản giấy", counted_amount=2000
    )
    for unit, above in (("p04", "vn"), ("p20", "vn"), ("c04001", "p04"), ("c04002", "p04")):
        add(hand_in(reports[unit], people.get(unit, people["p04"])[0], approved_by=people[above][1]))
    return {"people": people, "period": period, "reports": reports}


def test_a_total_is_its_parts_and_names_who_is_missing(world: dict[str, Any]) -> None:
    officer, period = world["people"]["p04"][0], world["period"]
    closing = Closing.objects.create(
        period=period, unit_id="p04", expected=3, approved=2, closed_at=NOW, closed_by=officer
    )
    Missing.objects.create(closing=closing, unit_id="c04003", reason="Mất điện do bão")
    whole = whole_for(officer, period.public_id, "p04", "releases")
    assert [(part.unit_id, part.amount, part.is_own) for part in whole.parts] == [
        ("p04", 1000, True), ("c04001", 3000, False), ("c04002", 4000, False), ("c04003", None, False),
    ]  # fmt: skip
    assert whole.total is not None
    assert (whole.added, whole.total.amount, whole.adds_up) == ((8000, 0), 8000, True)
    assert [part.unit_id for part in whole.without] == ["c04003"]
    told = text_of(page(officer, "total", period.public_id, "p04", "releases"))
    for words in ("Bằng tổng", "Mất điện do bão", "việc của chính đơn vị", "ước tính", "2/3", "8 bản"):
        assert words in told, words
    assert "99" not in told, "what nobody approved stands in no total"


def test_the_country_by_province_and_by_every_report(world: dict[str, Any]) -> None:
    officer, period = world["people"]["vn"][0], world["period"]
    whole = whole_for(officer, period.public_id, "vn", "releases")
    assert [(part.unit_id, part.amount, part.filled) for part in whole.parts] == [
        ("p04", 8000, 3),
        ("p20", 2000, 1),
    ]
    assert whole.adds_up
    apart = whole_for(officer, period.public_id, "vn", "releases", by_report=True)
    assert len(apart.parts) == 5
    assert apart.adds_up
    assert apart.added == whole.added == (10000, 0)
    assert reverse("reports:total", args=[period.public_id, "p04", "releases"]) == whole.parts[0].url
    found = page(officer, "total", period.public_id, "vn", "releases", theo="don-vi", only="empty")
    assert "1 mục" in text_of(found)


def test_a_ratio_adds_numerators_and_denominators(world: dict[str, Any]) -> None:
    officer, period = world["people"]["p04"][0], world["period"]
    whole = whole_for(officer, period.public_id, "p04", "enquiries_in_time")
    assert whole.added == (8000, 15000)
    assert whole.adds_up
    assert "53,3% (8/15)" in text_of(page(officer, "total", period.public_id, "p04", "enquiries_in_time"))


def test_a_value_beside_what_was_counted_with_its_work_and_history(world: dict[str, Any]) -> None:
    officer, report = world["people"]["p04"][0], world["reports"]["p04"]
    statement = make_published(make_spokesperson(), by=make_writer())
    Revision.objects.create(report=report, number=7, content={"values": {"releases": {"amount": 3000, "note": "Cũ"}}},
                            sha256="1" * 64, chain=[], at=NOW, by=officer)  # fmt: skip
    ReviewAction.objects.create(report=report, number=7, step="return", reason="Xem lại", cells={"releases": "Thiếu tháng 10"},
                                at=NOW, by=officer)  # fmt: skip
    answer = page(officer, "value", report.public_id, "releases")
    told = text_of(answer)
    for words in ("1 bản", "Thêm hai bản giấy", "2 bản", "đã khác so với khi lập", statement.title, "3 bản",
                  "Thiếu tháng 10", "Tổng của cấp tỉnh"):  # fmt: skip
        assert words in told, words
    assert reverse("statements:statement", args=[statement.public_id]) in answer.content.decode()
    assert "Không có mục nào khớp" in text_of(
        page(officer, "value", report.public_id, "releases", q="khong co dau")
    )
    listed = page(officer, "value", report.public_id, "releases", export="csv")
    rows = b"".join(listed.streaming_content).decode().splitlines()
    assert len(rows) == 2
    assert statement.title in rows[1]


def test_work_stays_with_the_unit_but_what_everybody_may_read(world: dict[str, Any]) -> None:
    above = world["people"]["vn"][0]
    report = world["reports"]["p04"]
    statement = make_published(make_spokesperson(), by=make_writer())
    Indicator.objects.filter(code="enquiries_in_time").update(counter="enquiries")
    enquiry = make_enquiry(at=NOW, received_at=NOW)
    public = page(above, "value", report.public_id, "releases").content.decode()
    assert statement.title in public
    assert reverse("statements:statement", args=[statement.public_id]) not in public
    hidden = page(above, "value", report.public_id, "enquiries_in_time").content.decode()
    assert enquiry.question not in hidden
    assert "Chỉ người của đơn vị xem được" in hidden
    own = page(world["people"]["p04"][0], "value", report.public_id, "enquiries_in_time").content.decode()
    assert enquiry.question in own


def test_nobody_beside_or_below_sees_anything(world: dict[str, Any]) -> None:
    period, reports, people = world["period"], world["reports"], world["people"]
    asked = [
        (people["p20"][0], "value", (reports["p04"].public_id, "releases")),
        (people["p20"][0], "value", (reports["c04001"].public_id, "releases")),
        (people["c04001"][0], "value", (reports["p04"].public_id, "releases")),
        (people["p04"][0], "value", (reports["p04"].public_id, "khong-co")),
        (people["p20"][0], "total", (period.public_id, "p04", "releases")),
        (people["c04001"][0], "total", (period.public_id, "p04", "releases")),
        (people["p04"][0], "total", (period.public_id, "vn", "releases")),
        (people["vn"][0], "total", (period.public_id, "c04001", "releases")),
        (people["vn"][0], "total", (period.public_id, "vn", "khong-co")),
    ]
    for person, name, args in asked:
        assert page(person, name, *args).status_code == 404, (person.username, name, args)
    assert page(people["p04"][0], "value", reports["c04001"].public_id, "releases").status_code == 200
    assert page(people["c04001"][0], "value", reports["c04001"].public_id, "releases").status_code == 200


def test_from_a_clause_to_the_line_of_the_report_and_back(world: dict[str, Any]) -> None:
    officer, report = world["people"]["p04"][0], world["reports"]["p04"]
    obligation = make_obligation(["p04"], indicator_code="releases")
    obliged = Obliged.objects.get(obligation=obligation)
    task = make_task(obliged=obliged, title="Ra thông cáo hằng tháng")
    told = text_of(page(officer, "value", report.public_id, "releases"))
    assert "Ra thông cáo hằng tháng" in told
    assert obligation.what in told
    here = reverse("reports:value", args=[report.public_id, "releases"])
    for kind, row in (("steering.directive", obligation.clause.directive), ("steering.obligation", obligation),
                      ("steering.task", task)):  # fmt: skip
        cards = cards_beside(kind, officer, row.public_id, at=NOW)
        assert here in {line.url for card in cards for line in card.lines}, kind


def test_every_row_opens_for_the_unit_and_for_no_other(world: dict[str, Any]) -> None:
    officer, stranger = world["people"]["p04"][0], world["people"]["p20"][0]
    speaker = make_spokesperson()
    make_published(speaker, by=make_writer(), languages=("en",))
    make_channel(make_writer())
    make_claim(noted_at=NOW)
    make_enquiry(at=NOW, received_at=NOW)
    conference = make_conference(sites=1, per_site=1, state="held", settled_at=NOW)
    arrive(conference.delegates[0], conference.half_days[0])
    make_task(due_on=NOW.date() - timedelta(days=9))
    register_document(by=officer, at=NOW, unit_id="p04", kind="KH", symbol="UBND", subject="Kế hoạch mẫu")
    period, opened = world["period"], set()
    for code in COUNTERS:
        for row in counted(code, "p04", period.starts_on, period.ends_on, at=NOW).rows:
            opened.add(code)
            assert signed_in(officer).get(row.url).status_code == 200, row
            foreign = signed_in(stranger).get(row.url)
            assert foreign.status_code == 404 or row.title not in foreign.content.decode(), row
    assert opened >= {"releases", "releases_foreign", "languages", "channels", "claims", "enquiries", "conferences",
                      "trained", "tasks_on_time", "documents"}  # fmt: skip


def test_a_total_is_told_in_few_questions(world: dict[str, Any], django_assert_max_num_queries: Any) -> None:
    officer, period = world["people"]["vn"][0], world["period"]
    for by_report in (False, True):
        with django_assert_max_num_queries(12):
            whole_for(officer, period.public_id, "vn", "releases", by_report=by_report)
