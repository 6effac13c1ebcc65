"""The report of a review: both families, every number from the frozen figures, the missing by name."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from django.apps import apps
from tests.reports.making import NOW
from tests.steering.making import commune_id, make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.catalogue import load_forms
from nhipcau.reports.actions.loading import load_past
from nhipcau.reports.actions.periods import open_period
from nhipcau.reports.actions.reviews import begin_review, freeze_review, issue_review, write_review
from nhipcau.reports.models import Closing, Missing, Review
from nhipcau.reports.printing.review import review_paper
from nhipcau.reports.rules.wording import counted, difference, figure, measured, moved, number

pytestmark = pytest.mark.django_db
COMMUNES = 168
ABSENT = {3: "Mất điện do bão", 77: "Mới thay cán bộ", 120: "Chưa có tài khoản"}
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


@pytest.fixture
def review() -> Review:
    """A province of 168 communes, 165 approved, three missing with reasons; frozen and issued."""
    make_tree(provinces=1, communes=COMMUNES)
    load_forms(NOW)
    clerk, judge = make_official("viet", "officer", "clerk"), make_official("duyet", "reviewer")
    with_values = {"by": clerk, "clerk": clerk, "judge": judge}
    load(2025, datetime(2025, 12, 20, 2, tzinfo=UTC), {}, 500, **with_values)
    period = load(2026, NOW, ABSENT, 1_500, **with_values)
    closing = Closing.objects.create(
        period=period, unit_id="p04", expected=COMMUNES, approved=165, closed_at=NOW, closed_by=judge
    )
    for place, reason in ABSENT.items():
        Missing.objects.create(closing=closing, unit_id=commune_id("p04", place), reason=reason)
    office = apps.get_model("spokespersons.Office").objects.create(
        unit_id="p04", name="Ủy ban nhân dân tỉnh Cao Bằng", symbol="UBND", seat="Cao Bằng", family="state"
    )
    begun = begin_review(by=clerk, at=NOW, period=period, unit_id="p04")
    begun = write_review(
        by=clerk, at=NOW, review=begun, seen=begun.revision, office=office, assessment="Làm tốt.",
        limits="Còn ít.", causes="Thiếu người.", next_steps="Mở lớp.", proposals="Xin kinh phí.",
    )  # fmt: skip
    return freeze_review(by=judge, at=NOW, review=begun, seen=begun.revision)


def load(
    year: int, at: datetime, absent: dict[int, str], each: int, *, by: Any, clerk: Any, judge: Any
) -> Any:
    """Approve a period's reports of the province and its communes; `staff` stays empty everywhere."""
    period = open_period(by=by, at=at, root_id="p04", kind="half2", year=year)
    places = {"p04": 0} | {commune_id("p04", n): n for n in range(1, COMMUNES + 1) if n not in absent}
    values = {
        unit: {"releases": (place * each + 500, None, "", False),
               "enquiries_in_time": (place * 1_000, 200_000, "", False)}
        for unit, place in places.items()
    }  # fmt: skip
    load_past(by=by, at=at, period=period, submitted_by=clerk, approved_by=judge, values=values)
    return period


def words_of(paper: bytes) -> str:
    """Return all text of a paper, tables included, without its headers."""
    document = docx.Document(io.BytesIO(paper))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def told_numbers(review: Review) -> set[str]:
    """Return every number that the frozen figures allow, as it is written."""
    told = review.snapshot
    texts = [review.sha256[:32], review.sha256[32:], str(told["period"]), review.office.name, "30/2020"]
    texts += [f"{date.fromisoformat(told['period'][key]):%d/%m/%Y}" for key in ("starts_on", "ends_on")]
    texts += [told["before"]["name"], told["period"]["name"], "09:05 20/11/2026", "SHA-256"]
    for row in told["indicators"]:
        texts += [row["name"], figure(row, row), figure(row["before"] or {}, row), number(row["filled"])]
        texts += [difference(row), moved(row), measured(row, row)]
        texts += [figure(unit["values"].get(row["code"], {}), row) for unit in told["units"]]
    for key in ("units", "missing", "late"):
        texts += [row["name"] for row in told[key]]
        texts += [str(place) for place, _row in enumerate(told[key], 1)]
    texts += [str(place) for place, _row in enumerate(told["indicators"], 1)]
    for count in told["counts"].values():
        texts += [number(count), counted(count)]
    texts += [f"{date.fromisoformat(row['due_on']):%d/%m/%Y}" for row in told["late"]]
    texts += [f"{date.fromisoformat(row['came_on']):%d/%m/%Y}" for row in told["late"] if row["came_on"]]
    texts += [str(place) for place in range(1, 3)]  # headings 1. and 2.
    return {found.rstrip(".,") for text in texts for found in NUMBER.findall(text)}


def test_both_families_say_the_frozen_figures_and_the_missing(review: Review) -> None:
    told = told_numbers(review)
    papers = {family: words_of(review_paper(review, family)) for family in ("state", "party")}
    for said in papers.values():
        body = said[said.index("báo cáo kết quả công tác") :]
        found = {text.rstrip(".,") for text in NUMBER.findall(body)}
        assert "21.077" in found, "the total stands there, written the Vietnamese way"
        assert found <= told, found - told
        assert said.count("165/168") == 2  # text and annex III
        for place, reason in ABSENT.items():
            assert said.count(f"Xã Mẫu 04 {place}\n") >= 2  # annexes II and III
            assert f"Xã Mẫu 04 {place} ({reason})" in said
        assert "Chưa có số liệu: văn bản chỉ đạo" in said
        assert "Dấu – là chưa có số liệu." in said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in papers["state"]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in papers["party"]
    assert "CỘNG HÒA" not in papers["party"]


def test_the_paper_knows_only_the_frozen_figures_and_its_number(review: Review) -> None:
    before = words_of(review_paper(review))
    review.period.rollups.all().delete()
    review.period.reports.filter(state="open").update(due_on=date(2027, 1, 1))
    review.refresh_from_db()
    assert words_of(review_paper(review)) == before
    clerk = make_official("vanthu", "clerk")
    issued = issue_review(
        by=clerk, at=NOW, review=review, seen=review.revision, symbol="UBND-VX", dated_on=NOW.date()
    )
    assert "01/BC-UBND-VX" in words_of(review_paper(issued)).replace("\n", "")
    with pytest.raises(Refused):
        issue_review(by=clerk, at=NOW, review=issued, seen=issued.revision, symbol="UBND-VX")


@pytest.mark.django_db
def test_moving_figures_are_not_printed() -> None:
    with pytest.raises(Refused):
        review_paper(Review(unit_id="p20"))
