"""From a review to the next period: tasks once, topics to be taught once, of the own level only."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import make_official, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.record.queries import entries_for
from nhipcau.reports.actions.following import NextTask, hand_needs, make_tasks
from nhipcau.reports.models import Finding, Review
from nhipcau.reports.queries.following import suggestions, topics, usual_day
from nhipcau.steering.models import Task
from nhipcau.steering.queries.tasks import tasks_of_origin
from nhipcau.training.queries.needs import needs_of_origin

pytestmark = pytest.mark.django_db
DUE = date(2027, 5, 20)


def make_limit(report: Any, limit: str, topic: str = "", remedy: str = "Cử người phụ trách") -> Finding:
    return Finding.objects.create(
        report=report, limit=limit, cause="Thiếu người", remedy=remedy, topic=topic, position=0
    )


@pytest.fixture
def review() -> Review:
    """A province's review over two communes that handed in, one that did not, and a settled limit."""
    make_tree()
    lead, judge = make_official("an", "officer"), make_official("binh", "reviewer")
    period = make_period()
    reports = [make_report(period, f"c0400{number}", "p04") for number in (1, 2, 3)]
    limits = [
        ("Ảnh thiếu nguồn", "Chụp ảnh kèm quyền"),
        ("Ảnh mờ", "chụp ảnh  kèm QUYỀN"),
        ("Chưa gửi", "Việc khác"),
    ]
    for report, (limit, topic) in zip(reports, limits, strict=True):
        fill(report, {"releases": 1000})
        make_limit(report, limit, topic)
    settled = make_limit(reports[0], "Đã xong", "Nội dung cũ")
    Finding.objects.filter(pk=settled.pk).update(settled_at=NOW)
    make_limit(reports[1], "Chậm trả lời", remedy="- Lập danh bạ phóng viên")
    for report in reports[:2]:
        hand_in(report, lead, approved_by=judge)
    return Review.objects.create(
        period=period, unit_id="p04", next_steps="- Ra bản tin tiếng Trung\n\n• Cử người phụ trách"
    )


@pytest.fixture
def officer(review: Review) -> Any:
    return make_official("chi", "officer")


def asked(*titles: str) -> list[NextTask]:
    return [NextTask(title, "Phòng Thông tin (mẫu)", DUE) for title in titles]


def test_next_steps_and_remedies_are_suggested_once_each(review: Review) -> None:
    found = suggestions(review, NOW)
    assert [one.title for one in found] == [
        "Ra bản tin tiếng Trung",
        "Cử người phụ trách",
        "Lập danh bạ phóng viên",
    ]
    assert usual_day(review) == date(2027, 6, 14)


def test_pressed_twice_makes_nothing_twice(review: Review, officer: Any) -> None:
    rows = asked("Ra bản tin tiếng Trung", "ra bản tin  tiếng Trung.", "Lập danh bạ phóng viên")
    made = make_tasks(by=officer, at=NOW, review=review, rows=rows)
    assert [task.title for task in made] == ["Ra bản tin tiếng Trung", "Lập danh bạ phóng viên"]
    assert make_tasks(by=officer, at=NOW, review=review, rows=rows) == []
    origin = f"reports.review:{review.public_id}"
    assert {task.title for task in tasks_of_origin(origin)} == {task.title for task in made}
    assert {(task.unit_id, task.due_on, task.origin_words) for task in Task.objects.all()} == {
        ("p04", DUE, f"Báo cáo tổng hợp {review.period.name}")
    }
    assert [one.title for one in suggestions(review, NOW) if one.task is None] == ["Cử người phụ trách"]
    admin = make_official("quan.tri", "administrator")
    assert [one.verb for one in entries_for(admin) if one.verb.startswith("steering.")] == [
        "steering.add_tasks"
    ]


def test_tasks_are_for_the_own_unit(review: Review, officer: Any) -> None:
    with pytest.raises(Refused):
        make_tasks(by=officer, at=NOW, review=review, rows=[NextTask("Việc", "Xã", DUE, unit_id="c04001")])
    stranger = make_official("ls", "officer", unit="p20")
    for action in (lambda: make_tasks(by=stranger, at=NOW, review=review, rows=asked("Việc")),
                   lambda: hand_needs(by=stranger, at=NOW, review=review)):  # fmt: skip
        with pytest.raises(Refused):
            action()
    assert not Task.objects.exists()


def test_topics_are_grouped_and_handed_once_with_their_units(review: Review, officer: Any) -> None:
    (topic,) = topics(review)
    assert (topic.topic.casefold(), topic.units, topic.why) == (
        "chụp ảnh kèm quyền", ("Xã Mẫu 04 1", "Xã Mẫu 04 2"), ("Ảnh thiếu nguồn", "Ảnh mờ"),
    )  # fmt: skip
    assert len(hand_needs(by=officer, at=NOW, review=review)) == 1
    assert hand_needs(by=officer, at=NOW, review=review) == []
    (need,) = needs_of_origin("p04", f"reports.review:{review.public_id}")
    assert (need.units_count, need.units_words.splitlines()) == (2, list(topic.units))
    assert topics(review)[0].need == need


def test_the_page_makes_what_was_ticked_and_refuses_half_a_row(review: Review, officer: Any) -> None:
    client = Client()
    client.force_login(officer)
    address = reverse("reports:following", args=[review.public_id])
    shown = client.get(address).content.decode()
    assert "Lập danh bạ phóng viên" in shown
    assert "chụp ảnh" in shown.casefold()
    sent = {"viec-TOTAL_FORMS": "3", "viec-INITIAL_FORMS": "3"}
    for place, title in enumerate(("Ra bản tin tiếng Trung", "Cử người phụ trách", "Lập danh bạ phóng viên")):
        sent |= {
            f"viec-{place}-title": title,
            f"viec-{place}-lead_words": "Phòng Thông tin",
            f"viec-{place}-due_on": "2027-05-20",
        }
    sent["viec-0-is_wanted"] = "on"
    assert client.post(address, {**sent, "viec-0-due_on": ""}).status_code == 422
    assert not Task.objects.exists()
    stamped = client.post(address, {**sent, "viec-0-title": "TỐI MẬT"})
    assert stamped.status_code == 422
    assert client.post(address, sent).status_code == 302
    assert [task.title for task in Task.objects.all()] == ["Ra bản tin tiếng Trung"]
    assert client.post(reverse("reports:hand_needs", args=[review.public_id])).status_code == 302
    assert client.get(reverse("reports:hand_needs", args=[review.public_id])).status_code == 405
    assert "Chờ lên kế hoạch" in client.get(address).content.decode()


def test_nobody_else_follows_the_review(review: Review, officer: Any) -> None:
    for person, status in ((make_official("ls", "officer", unit="p20"), 404), (make_official("vn", "officer", unit="vn"), 404),
                           (make_official("xa", "officer", unit="c04001"), 404), (make_official("van.thu", "clerk"), 403)):  # fmt: skip
        client = Client()
        client.force_login(person)
        assert client.get(reverse("reports:following", args=[review.public_id])).status_code == status
        assert client.post(reverse("reports:hand_needs", args=[review.public_id])).status_code == status
