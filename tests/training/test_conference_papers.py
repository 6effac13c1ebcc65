"""Plan, programme, invitation and list as Word files: what stands in them, and what must not."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import pytest
from tests.people.making import make_person
from tests.training.making import DAY, NOW, make_conference, make_holding

from nhipcau.common.refusals import Refused
from nhipcau.training.actions.papers import issue_plan
from nhipcau.training.actions.programme import keep_speaker
from nhipcau.training.printing import invitation_paper, list_paper, plan_paper, programme_paper

pytestmark = pytest.mark.django_db


def words_of(paper: bytes) -> str:
    """Return the text of the body and of all tables."""
    document = docx.Document(io.BytesIO(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


@pytest.fixture
def made() -> Any:
    return make_conference(
        sites=3, per_site=2, title="Hội nghị tập huấn mẫu", aims="Một ý\nHai ý", bases="Căn cứ mẫu;",
        duties="Sở mẫu: chủ trì", partners="Cục mẫu",
    )  # fmt: skip


def test_the_plan_says_when_where_who_and_carries_its_number(made: Any) -> None:
    officer = make_person("to.chuc", "officer")
    said = words_of(plan_paper(made.conference))
    for part in ("Tổ chức hội nghị tập huấn mẫu", "- Một ý;", "- Hai ý.", "Buổi sáng, ngày 20/11/2026 (07:30 – 11:30)",
                 "02 điểm cầu trực tuyến", "Công chức văn hóa - xã hội: 06 người", "Chuyên đề 1: Chuyên đề mẫu 1.",
                 "Đàm Quang Lộc, Phó Giám đốc sở mẫu", "Phụ lục II", "Xã mẫu 3"):  # fmt: skip
        assert part in said, part
    row = issue_plan(by=officer, at=NOW, conference=made.conference, symbol="UBND-VX")
    assert "01/KH-UBND-VX" in words_of(plan_paper(row))


def test_no_paper_prints_a_post_that_is_not_held_that_day(made: Any) -> None:
    officer = make_person("to.chuc", "officer")
    holding = make_holding("Bế Thu Én", "Phó Giám đốc")
    keep_speaker(by=officer, at=NOW, session=made.sessions[0], holding_id=holding.pk)
    assert "Bế Thu Én, Phó Giám đốc, Sở mẫu" in words_of(programme_paper(made.conference))
    holding.ends_on = DAY - timedelta(days=1)
    holding.save()
    for paper in (programme_paper, plan_paper):
        said = words_of(paper(made.conference))
        assert "Bế Thu Én" in said
        assert "Bế Thu Én, Phó Giám đốc" not in said


def test_the_invitation_goes_to_whom_it_is_told_and_needs_a_half_day(made: Any) -> None:
    said = words_of(invitation_paper(made.conference, ["Sở Ngoại vụ mẫu"]))
    assert "Sở Ngoại vụ mẫu" in said
    assert "từ 07 giờ 30 phút đến 16 giờ 30 phút, thứ Sáu ngày 20 tháng 11 năm 2026" in said
    empty = make_conference(sites=1, per_site=0).conference
    for half_day in empty.half_days.all():
        half_day.sessions.all().delete()
        half_day.delete()
    with pytest.raises(Refused):
        invitation_paper(empty)


def test_the_list_names_everybody_once_under_the_own_site_and_nobody_erased(made: Any) -> None:
    gone = made.delegates[0]
    name = gone.name
    gone.name, gone.erased_at = "", NOW
    gone.save()
    said = words_of(list_paper(made.conference))
    assert name not in said
    assert "001 – Hội trường tỉnh (01 đại biểu)" in said
    assert all(said.count(f"\n{one.name}\n") == 1 for one in made.delegates[1:])
    assert "có 05 đại biểu" in said


def test_the_party_family_builds_the_same_papers(made: Any) -> None:
    office = made.conference.office
    office.family, office.symbol = "party", "BCĐ"
    office.save()
    for paper in (plan_paper, programme_paper, invitation_paper, list_paper):
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_of(paper(made.conference))
