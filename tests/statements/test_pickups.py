"""Who picked up what we said: a quoted sentence, a reprint; never what stood in print before, nor the same topic."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.monitoring.making import Desk, make_outlet, make_page
from tests.statements.making import BODY, ENGLISH, LEAD, NOW, make_published, make_writer

from nhipcau.statements.actions.pickups import find_pickups
from nhipcau.statements.models import Pickup
from nhipcau.statements.queries.pickups import figures_of, pickups_of
from nhipcau.statements.rules.pickups import Released

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)
QUOTE = "Người dân cho biết: “Từ 6 giờ ngày 21/11/2026, xe dưới 10 tấn qua cầu bình thường.” Chợ phiên đông trở lại."
TOPIC = (
    "Cầu Khuổi Lặn nhiều lần phải đóng vì lũ. Hôm qua người dân vẫn đi đường tránh dài, xe tải xếp hàng chờ."
)


@pytest.fixture
def statement(client: Client) -> Any:
    """Return a release in Vietnamese and English."""
    return make_published(languages=("en",))


def _article(text: str, *, at: Any = LATER, outlet: Any = None, language: str = "vi", **more: Any) -> Any:
    page = make_page(outlet=outlet or make_outlet())
    return Desk().store(text, page=page, fetched_at=at, published_at=at, language=language, **more)


def test_a_quoted_sentence_is_found_with_its_words(statement: Any) -> None:
    """The run is shown as the article writes it."""
    _article(QUOTE)
    assert find_pickups(at=LATER + timedelta(hours=1)) == 1
    (row,) = Pickup.objects.all()
    assert row.exact.startswith("Từ 6 giờ ngày 21/11/2026, xe dưới 10 tấn qua cầu bình thường")
    assert 0 < row.share < 0.8
    assert row.version.edition.statement == statement


def test_a_reprint_shares_nearly_all(statement: Any) -> None:
    """Title and all."""
    _article(f"{LEAD}\n{BODY}", title="Cầu Khuổi Lặn thông xe trở lại từ 6 giờ sáng 21/11")
    find_pickups(at=LATER + timedelta(hours=1))
    assert Pickup.objects.get().share > 0.8


def test_the_same_topic_in_other_words_is_none(statement: Any) -> None:
    """Names and figures alone are no quotation."""
    _article(TOPIC)
    assert find_pickups(at=LATER + timedelta(hours=1)) == 1
    assert not Pickup.objects.exists()


def test_before_the_release_is_none(statement: Any) -> None:
    """An article that came first took nothing; and words that stood in print before are nobody's quotation."""
    _article(QUOTE, at=NOW - timedelta(days=1))
    _article(QUOTE, at=LATER)
    find_pickups(at=LATER + timedelta(hours=1))
    assert not Pickup.objects.exists()


def test_official_publishers_and_other_languages_are_none(statement: Any) -> None:
    """The press only, each in the language of the version."""
    official = make_outlet("Cổng thông tin")
    official.kind = "official"
    official.save()
    _article(QUOTE, outlet=official)
    _article(QUOTE, language="en")
    find_pickups(at=LATER + timedelta(hours=1))
    assert not Pickup.objects.exists()


def test_each_article_is_looked_at_once_and_figures_are_counted(statement: Any) -> None:
    """A foreign outlet takes the English version; the mark moves on."""
    _article(QUOTE, outlet=make_outlet("Báo Núi"))
    english = f"The province said: {ENGLISH[2].splitlines()[0]}"
    _article(english, at=LATER + timedelta(hours=2), outlet=make_outlet("Hill Post"), language="en")
    at = LATER + timedelta(hours=5)
    assert find_pickups(at=at, limit=1) == 1
    assert find_pickups(at=at) == 1
    assert find_pickups(at=at) == 0
    figures = figures_of(pickups_of(statement))
    assert (figures.number, figures.outlets, figures.languages) == (2, ("Báo Núi", "Hill Post"), ("vi", "en"))
    assert figures.first_after is not None
    assert timedelta(hours=2) < figures.first_after <= timedelta(hours=3)


def test_the_list_shows_and_exports_them(client: Client, statement: Any) -> None:
    """Found without marks; another unit sees nothing."""
    _article(QUOTE, outlet=make_outlet("Báo Núi"))
    find_pickups(at=LATER + timedelta(hours=1))
    client.force_login(make_writer())
    page = client.get(reverse("statements:pickups"), {"q": "bao nui"}).content.decode()
    assert "Báo Núi" in page
    csv = b"".join(client.get(reverse("statements:pickups"), {"export": "csv"}).streaming_content)  # type: ignore[arg-type]
    assert "Báo Núi" in csv.decode()
    client.force_login(make_writer(unit="p20"))
    assert "Báo Núi" not in client.get(reverse("statements:pickups")).content.decode()


def test_a_row_of_names_and_titles_is_no_quotation() -> None:
    """Offices are long in Vietnamese."""
    names = "Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng Nguyễn Thị Lan"
    ours = Released("vi", f"{names} phát biểu khai mạc lễ hội tại xã.")
    assert ours.found_in(f"Hôm qua, {names} về thăm trường.") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "口岸自明日早上六时起恢复双向通行，请旅客提前安排。"),
        ("lo", "ດ່ານຈະເປີດຄືນໃໝ່ແຕ່ມື້ອື່ນເຊົ້າເປັນຕົ້ນໄປ ຂໍເຊີນຜູ້ໂດຍສານກຽມຕົວ"),
        ("km", "ច្រកនឹងបើកឡើងវិញចាប់ពីព្រឹកស្អែកតទៅ សូមអ្នកដំណើររៀបចំខ្លួន"),
        ("fr", "le poste frontalier rouvrira dans les deux sens dès demain matin à six heures"),
    ],
)
def test_runs_in_other_scripts(language: str, text: str) -> None:
    """Where no blank parts words, letters are counted."""
    found = Released(language, f"{text} A.").found_in(f"B. {text} C.")
    assert found is not None
    assert text[:20] in found.exact
