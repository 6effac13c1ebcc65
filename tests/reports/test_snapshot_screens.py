"""The pages of a review: for whom, in few questions, before and after the freezing; its files and its map."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.people.making import confirm
from tests.reports.making import NOW, fill, hand_in, make_period, make_report
from tests.steering.making import commune_id, make_official, make_tree

from nhipcau.reports.actions import totals
from nhipcau.reports.actions.reviews import begin_review, freeze_review
from nhipcau.reports.models import Finding, Outline, Review

pytestmark = pytest.mark.django_db
PAGES = (
    "review",
    "review_units",
    "review_matrix",
    "review_map",
    "review_trends",
    "review_absent",
    "review_limits",
)
MOST_QUESTIONS = 12


@pytest.fixture
def office() -> dict[str, Any]:
    """Two provinces, one report each and one commune's; the country's review is begun."""
    cache.clear()
    make_tree()
    people = {"vn": make_official("trung-uong", "officer", "reviewer", unit="vn"),
              "p04": make_official("tinh", "officer"), "p20": make_official("khac", "officer", unit="p20")}  # fmt: skip
    judge = make_official("duyet", "reviewer")
    period = make_period()
    reports = {unit: make_report(period, unit) for unit in ("p04", "p20")}
    reports["c"] = make_report(period, commune_id("p04", 1), "p04")
    for report in reports.values():
        fill(report, {"releases": 3_000, "enquiries_in_time": (1_000, 2_000)})
        hand_in(report, people["p04"], approved_by=judge)
    make_report(period, commune_id("p20", 1), "p20")
    totals.rebuild(period=period)
    Finding.objects.create(report=reports["p04"], limit="Thiếu người", cause="Ít chỉ tiêu", remedy="Mở lớp")
    review = begin_review(by=people["vn"], at=NOW, period=period, unit_id="vn")
    return {**people, "period": period, "review": review, "reports": reports}


def signed_in(person: Any) -> Client:
    """Return a browser of this person."""
    client = Client()
    client.force_login(person)
    return confirm(client)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_shows_figures_in_few_questions(
    office: dict[str, Any], page: str, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(office["vn"])
    url = reverse(f"reports:{page}", args=[office["review"].public_id])
    client.get(url)
    with django_assert_max_num_queries(MOST_QUESTIONS):
        shown = client.get(url).content.decode()
    assert "3/4" in shown
    assert "Số liệu đang thay đổi" in shown
    assert "style=" not in shown.replace("stroke-", "")


def test_numbers_lead_to_where_they_come_from(office: dict[str, Any]) -> None:
    client = signed_in(office["vn"])
    review = office["review"]
    first = client.get(review.get_absolute_url()).content.decode()
    assert reverse("reports:total", args=[office["period"].public_id, "vn", "releases"]) in first
    units = client.get(reverse("reports:review_units", args=[review.public_id]) + "?code=releases")
    assert (
        reverse("reports:total", args=[office["period"].public_id, "p04", "releases"])
        in units.content.decode()
    )


def test_what_moves_shows_at_once(office: dict[str, Any]) -> None:
    client = signed_in(office["vn"])
    url = reverse("reports:review_absent", args=[office["review"].public_id])
    assert "Mẫu 20 1" in client.get(url).content.decode()
    late = office["period"].reports.get(unit=commune_id("p20", 1))
    fill(late, {"releases": 1_000})
    late.revision += 1
    hand_in(late, office["p04"], approved_by=office["vn"])
    totals.add(late)
    shown = client.get(url).content.decode()
    assert "Mẫu 20 1" not in shown
    assert "4/4" in shown


def test_others_rows_are_not_there(office: dict[str, Any]) -> None:
    for page in PAGES:
        url = reverse(f"reports:{page}", args=[office["review"].public_id])
        assert signed_in(office["p04"]).get(url).status_code == 404, "a province does not look up"
    mine = begin_review(by=office["p20"], at=NOW, period=office["period"], unit_id="p20")
    assert signed_in(office["p04"]).get(mine.get_absolute_url()).status_code == 404
    above = signed_in(office["vn"])
    assert above.get(mine.get_absolute_url()).status_code == 200
    assert above.get(reverse("reports:write_review", args=[mine.public_id])).status_code == 404
    assert above.post(reverse("reports:freeze_review", args=[mine.public_id])).status_code == 404


def test_the_list_shows_own_and_lower_reviews(office: dict[str, Any]) -> None:
    begin_review(by=office["p20"], at=NOW, period=office["period"], unit_id="p20")
    assert b"L\xe1\xba\xa1ng S\xc6\xa1n" in signed_in(office["vn"]).get(reverse("reports:reviews")).content
    own = signed_in(office["p04"]).get(reverse("reports:reviews")).content.decode()
    assert "Lạng Sơn" not in own
    assert "Chưa có sơ kết nào" in own


def test_freezing_through_the_screen_and_its_files(office: dict[str, Any]) -> None:
    client, review = signed_in(office["vn"]), office["review"]
    client.post(reverse("reports:freeze_review", args=[review.public_id]), {"seen": review.revision})
    review.refresh_from_db()
    assert review.frozen_at is not None
    told = client.get(reverse("reports:review_frozen", args=[review.public_id])).content
    assert hashlib.sha256(told).hexdigest() == review.sha256
    page = client.get(review.get_absolute_url()).content.decode()
    assert "Đã chốt" in page
    assert review.sha256[:12] in page
    annex = client.get(reverse("reports:review_annex", args=[review.public_id]))
    assert annex.status_code == 200
    without_office = client.get(reverse("reports:review_file", args=[review.public_id, "docx"]))
    assert without_office.status_code == 302, "without an office that signs there is no paper"
    assert client.get(reverse("reports:review_file", args=[review.public_id, "exe"])).status_code == 404


def test_an_old_form_freezes_nothing(office: dict[str, Any]) -> None:
    client, review = signed_in(office["vn"]), office["review"]
    answer = client.post(
        reverse("reports:freeze_review", args=[review.public_id]), {"seen": review.revision - 1}
    )
    assert answer.status_code == 422
    review.refresh_from_db()
    assert review.frozen_at is None


def test_what_changed_after_the_freezing_is_told(office: dict[str, Any]) -> None:
    review = freeze_review(by=office["vn"], at=NOW, review=office["review"], seen=office["review"].revision)
    totals.take_away(office["reports"]["c"])
    shown = signed_in(office["vn"]).get(review.get_absolute_url()).content.decode()
    assert "Thay đổi sau khi chốt" in shown
    assert "chốt 9, nay 6" in shown


def test_tables_come_as_files_with_empty_cells(office: dict[str, Any]) -> None:
    client = signed_in(office["vn"])
    url = reverse("reports:review_matrix", args=[office["review"].public_id])
    lines = b"".join(client.get(url + "?export=csv").streaming_content).decode().splitlines()
    assert lines[1] == "Tỉnh Cao Bằng,6,,50"
    assert lines[-1].startswith("Tổng,9,,50")
    for page in ("review", "review_units", "review_trends", "review_absent", "review_limits"):
        address = reverse(f"reports:{page}", args=[office["review"].public_id])
        assert client.get(f"{address}?export=xlsx").status_code == 200


def test_an_own_outline_replaces_the_squares_and_keeps_the_islands(office: dict[str, Any]) -> None:
    client = signed_in(office["vn"])
    ring = [[106.0, 22.4], [107.0, 22.4], [106.5, 23.1], [106.0, 22.4]]
    told = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": "04"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    ]}  # fmt: skip
    upload = SimpleUploadedFile("map.geojson", json.dumps(told).encode(), "application/geo+json")
    sent = client.post(reverse("reports:outline"), {"upload": upload, "source": "Sở mẫu, 2026"})
    assert sent.status_code == 302
    assert Outline.objects.get(unit="vn").islands == []
    shown = client.get(reverse("reports:review_map", args=[office["review"].public_id])).content.decode()
    assert "outline-map" in shown
    assert "Sở mẫu, 2026" in shown
    assert "Tỉnh Lạng Sơn" in shown
    bad = SimpleUploadedFile("map.geojson", b"{}", "application/json")
    assert client.post(reverse("reports:outline"), {"upload": bad, "source": "x"}).status_code == 422
    client.post(reverse("reports:drop_outline"))
    assert not Outline.objects.exists()


def test_a_review_is_begun_and_written_through_the_screen(office: dict[str, Any]) -> None:
    client = signed_in(office["p04"])
    client.post(reverse("reports:begin_review"), {"period": office["period"].pk})
    review = Review.objects.get(unit="p04")
    words = {
        "seen": review.revision,
        "assessment": "Tốt",
        "limits": "",
        "causes": "",
        "next_steps": "",
        "proposals": "",
    }
    assert client.post(reverse("reports:write_review", args=[review.public_id]), words).status_code == 302
    review.refresh_from_db()
    assert review.assessment == "Tốt"
    assert client.post(reverse("reports:write_review", args=[review.public_id]), words).status_code == 422, (
        "stale"
    )
