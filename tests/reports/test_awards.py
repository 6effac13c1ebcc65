"""Points from approved figures alone: the arithmetic, who is scored, what is empty, who sees which line."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import commune_id, make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.awards import drop_round, open_round, score
from nhipcau.reports.models import AwardRound, ReviewAction
from nhipcau.reports.queries.awards import get_round_for, places, reports_of, rounds_for, scores_for
from nhipcau.reports.rules.awards import (
    EMPTY,
    NO_REPORT,
    THOUSAND,
    Approved,
    Criterion,
    Figure,
    faults,
    ranks,
    scored,
    shares,
)

CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
CRITERIA = (Criterion("releases", 60), Criterion("staff", 30, more_is_better=False),
            Criterion("enquiries_in_time", 10))  # fmt: skip
amounts = st.one_of(st.none(), st.integers(-(10**9), 10**12))
figure = st.one_of(st.none(), st.builds(Figure, amounts, st.sampled_from([None, 0, 7_000]), st.booleans()))
figures = st.fixed_dictionaries({"releases": figure, "staff": figure, "enquiries_in_time": figure}).map(
    lambda told: {code: one for code, one in told.items() if one}
)
reports = st.dictionaries(
    st.sampled_from("abcde"), st.one_of(st.none(), st.builds(Approved, st.integers(1, 9), figures)), max_size=5
)  # fmt: skip


@CALM
@given(reports)
def test_points_stay_within_their_weight_and_empty_earns_nothing(told: dict[str, Approved | None]) -> None:
    parts = scored(CRITERIA, told)
    assert set(parts) == set(told)
    for unit, report in told.items():
        for one in CRITERIA:
            part = parts[unit][one.code]
            assert 0 <= part.points <= one.weight * THOUSAND
            figure = report.figures.get(one.code) if report else None
            if report is None:
                assert (part.why, part.revision, part.points) == (NO_REPORT, None, 0)
            elif figure is None or figure.worth is None:
                assert (part.why, part.amount, part.points) == (EMPTY, None, 0)
            else:
                assert (part.why, part.revision) == ("", report.revision)


@CALM
@given(st.dictionaries(st.integers(0, 50), st.fractions(-1000, 1000), min_size=1), st.booleans())
def test_who_is_better_never_earns_less(worths: dict[int, Fraction], more: bool) -> None:
    share = shares({str(unit): worth for unit, worth in worths.items()}, more_is_better=more)
    for one, first in worths.items():
        for other, second in worths.items():
            better = first >= second if more else first <= second
            assert not better or share[str(one)] >= share[str(other)]
    best = max(worths.values()) if more else min(worths.values())
    if not more or best > 0:
        assert all(share[str(unit)] == 1 for unit, worth in worths.items() if worth == best)


@CALM
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 5)))
def test_as_many_points_are_the_same_place(points: dict[str, int]) -> None:
    told = ranks(points)
    for one, worth in points.items():
        assert told[one] == 1 + sum(1 for other in points.values() if other > worth)


def test_large_figures_stay_exact() -> None:
    most = 9 * 10**15
    told = {"a": Approved(1, {"x": Figure(most)}), "b": Approved(1, {"x": Figure(most - 1)})}
    parts = scored([Criterion("x", 100)], told)
    assert (parts["a"]["x"].points, parts["b"]["x"].points) == (100_000, 99_999)


def test_unfair_criteria_are_named() -> None:
    assert faults([], ["x"]) == ["none"]
    assert faults([Criterion("x", 0), Criterion("x", 5), Criterion("y", 1)], ["x"]) == [
        "twice",
        "unknown",
        "weight",
    ]
    assert faults(CRITERIA, [one.code for one in CRITERIA]) == []


@pytest.fixture
def world(db: None) -> Any:
    """A period in which three communes answer to p04: one approved, one approved half empty, one only sent."""
    make_tree()
    officer, reviewer = make_official("an", "officer"), make_official("duyet", "reviewer")
    clerk = make_official("xa", "officer", unit="c04001")
    period = make_period("p04")
    told = [
        ({"releases": 40_000, "staff": 2_000, "enquiries_in_time": (3_000, 4_000)}, reviewer),
        ({"releases": 10_000, "staff": None, "enquiries_in_time": (0, 0)}, reviewer),
        ({"releases": 999_000, "staff": 1_000}, None),
    ]
    for number, (values, judge) in enumerate(told, 1):
        report = make_report(period, commune_id("p04", number), "p04")
        fill(report, values)  # type: ignore[arg-type]
        hand_in(report, clerk, approved_by=judge)
    award = open_round(
        by=officer, at=NOW, period=period, unit_id="p04", name="Xét 6 tháng", criteria=CRITERIA
    )
    return officer, clerk, award


def test_only_approved_figures_count_and_each_part_names_its_revision(world: Any) -> None:
    officer, _clerk, award = world
    assert score(by=officer, at=NOW, award=award) == 2
    told = {row.unit_id: row for row in award.scores.all()}
    assert told["c04001"].points == 100_000
    assert told["c04001"].parts["enquiries_in_time"] == {
        "amount": 3_000, "base": 4_000, "points": 10_000, "revision": 1, "why": "",
    }  # fmt: skip
    assert told["c04002"].points == 15_000
    assert told["c04002"].parts["staff"] == {
        "amount": None,
        "base": None,
        "points": 0,
        "revision": 1,
        "why": EMPTY,
    }
    assert told["c04002"].parts["enquiries_in_time"]["why"] == EMPTY
    assert told["c04003"].points == 0
    assert {part["why"] for part in told["c04003"].parts.values()} == {NO_REPORT}
    assert places(award) == {"c04001": 1, "c04002": 2}


def test_scoring_again_takes_a_withdrawal_in(world: Any) -> None:
    officer, _clerk, award = world
    score(by=officer, at=NOW, award=award)
    report = award.period.reports.get(unit_id="c04001")
    ReviewAction.objects.create(report=report, number=1, step="withdraw", reason="số sai", at=NOW, by=officer)
    award.period.reports.filter(pk=report.pk).update(state="submitted")
    assert score(by=officer, at=NOW, award=award) == 1
    assert award.scores.count() == 3
    assert award.scores.get(unit_id="c04002").points == 60_000


def test_figures_are_read_with_few_questions(world: Any, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        assert reports_of(world[2])["c04003"] is None


def test_a_round_once_scored_is_not_dropped_and_a_stranger_scores_nothing(world: Any) -> None:
    officer, clerk, award = world
    with pytest.raises(Refused):
        score(by=clerk, at=NOW, award=award)
    with pytest.raises(Refused):
        open_round(
            by=officer, at=NOW, period=award.period, unit_id="p04", name="x", criteria=[Criterion("no", 5)]
        )
    score(by=officer, at=NOW, award=award)
    with pytest.raises(Refused):
        drop_round(by=officer, at=NOW, award=award)


def test_a_scored_unit_sees_its_own_line_and_nobody_elses(world: Any) -> None:
    officer, clerk, award = world
    score(by=officer, at=NOW, award=award)
    stranger, above = make_official("khac", "officer", unit="p20"), make_official("cuc", "officer", unit="vn")
    assert [row.unit_id for row in scores_for(clerk, award)] == ["c04001"]
    assert scores_for(officer, award).count() == scores_for(above, award).count() == 3
    assert not rounds_for(stranger).exists()
    assert get_round_for(clerk, award.public_id) == award


def test_the_screens_open_a_round_score_it_and_give_it_out(world: Any) -> None:
    officer, clerk, award = world
    client = Client()
    client.force_login(officer)
    assert client.get("/bao-cao/thi-dua/").status_code == 200
    assert award.period.name in client.get("/bao-cao/thi-dua/mo/").content.decode()
    form = f"/bao-cao/thi-dua/mo/{award.period.public_id}/"
    assert client.get(form).status_code == 200
    refused = client.post(form, {"name": "Đợt hai"})
    assert refused.status_code == 422
    answer = client.post(form, {"name": "Đợt hai", "weight_releases": "7", "better_releases": "less"})
    second = AwardRound.objects.get(name="Đợt hai")
    assert answer["Location"].endswith(f"/{second.public_id}/")
    assert second.criteria == [{"code": "releases", "weight": 7, "more_is_better": False}]
    assert client.post(f"/bao-cao/thi-dua/{award.public_id}/cham-diem/").status_code == 302
    page = client.get(f"/bao-cao/thi-dua/{award.public_id}/").content.decode()
    assert "chưa có số liệu" in page
    assert "chưa có báo cáo được duyệt" in page
    assert "75 %, bản 1" in page
    export = b"".join(
        client.get(f"/bao-cao/thi-dua/{award.public_id}/?export=csv").streaming_content
    ).decode()
    assert "Xã Mẫu 04 2,15.0" in export
    other = Client()
    other.force_login(clerk)
    seen = other.get(f"/bao-cao/thi-dua/{award.public_id}/").content.decode()
    assert "Mẫu 04 1" in seen
    assert "Mẫu 04 2" not in seen
