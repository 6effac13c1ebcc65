"""The one search: what each may see and nothing else, exact marks first, no question that breaks it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.press.making import make_enquiry
from tests.today.filled import SECRET, STRANGERS, filled, press_world  # noqa: F401 - fixtures
from tests.units.making import make_body, make_holding, make_land, make_post
from tests.verification.making import make_article, make_claim, make_person, make_story

from nhipcau.common import finding
from nhipcau.common.finding import asked, finders_for, found_for
from nhipcau.people.rules import PERMISSIONS, ROLES

pytestmark = pytest.mark.django_db

OF_ALL = {"monitoring.articles", "stories.stories", "watching.topics"}
"""What the press published, and the office's topics: open to the whole staff of every unit."""
PUBLIC_FACTS = {"units.bodies", "units.holders"}
"""Who holds which office; tests/units says who sees whose."""
OTHERS = ("steering", "reports")
"""Rooms whose rows are made in their own tests."""
HOSTILE = [
    "", " ", "%", "_", "%%__", '"', "'", '"""', "-", "-từ", "a\x00b", "\x00", "🎉", "🎉🎉 lũ", "((", "NEAR(a b)", "a OR",
    "*", "x" * 2000, "từ " * 700, "\u202eđảo", "<script>alert(1)</script>", "' OR 1=1 --", "\\", "9" * 300, "ﬀ ǅ",
    "3/2026", "9999999999/9999999999", "\ud800".encode("utf-8", "replace").decode(), "điều\u0300", "ÿ" * 199 + " a",
]  # fmt: skip


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def again(person: Any) -> Any:
    """Read a person anew: the roles are read once a request."""
    return type(person).objects.get(pk=person.pk)


def titles(person: Any, words: str, key: str) -> list[str]:
    ((_finder, found),) = found_for(again(person), words, most=9, only=[key])
    return [hit.title for hit in found.hits]


@pytest.mark.slow
def test_every_room_finds_its_own_rows_and_each_hit_and_list_opens(filled: Any) -> None:  # noqa: F811
    everything = again(make_person(*[role for role in ROLES if role != "administrator"]))
    make_story(make_article(f"{SECRET} trong bài.", title=SECRET), title=SECRET)
    client = signed_in(everything)
    silent, shut = [], []
    for finder, found in found_for(everything, SECRET, most=5):
        if not found.hits and finder.key.partition(".")[0] not in OTHERS:
            silent.append(finder.key)
        pages = [hit.url for hit in found.hits] + ([found.more_url] if found.hits else [])
        shut += [(finder.key, url) for url in pages if client.get(url).status_code != 200]
        if found.hits and found.more_url:
            assert SECRET in client.get(found.more_url).content.decode(), finder.key
    assert shut == []
    assert set(silent) <= PUBLIC_FACTS | {"watching.topics"}


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_a_stranger_of_another_unit_finds_nothing_of_it(filled: Any, role: str) -> None:  # noqa: F811
    stranger = again(make_person(role, unit=STRANGERS))
    for words in (SECRET, "khuoi lech thuong", "khuoi", f'"{SECRET}"'):
        for finder, found in found_for(stranger, words, most=50):
            if finder.key not in OF_ALL | PUBLIC_FACTS:
                assert (finder.key, list(found.hits), found.total) == (finder.key, [], 0)
    page = signed_in(stranger).get("/tim/", {"q": "khuoi lech"}).content.decode()
    assert SECRET not in page


@pytest.mark.parametrize("role", ROLES)
def test_whoever_lacks_the_permission_gets_no_group(role: str) -> None:
    person = again(make_person(role))
    keys = {finder.key for finder in finders_for(person)}
    for key, finder in finding._finders.items():
        assert finder.needs, key
        assert (key in keys) == (role in PERMISSIONS[finder.needs])


def test_a_clerk_has_enquiries_and_a_translator_has_none() -> None:
    make_enquiry(question="Bao nhiêu hộ ở Khuổi Mẫu?")
    assert titles(make_person("clerk"), "khuoi mau", "press.enquiries")
    translator = make_person("translator")
    assert "Khuổi Mẫu" not in signed_in(translator).get("/tim/?q=khuoi+mau").content.decode()
    page = signed_in(translator).get("/tim/?q=khuoi+mau&group=press.enquiries").content.decode()
    assert "Khuổi Mẫu" not in page


def test_marks_are_not_needed_and_the_exact_ones_stand_first() -> None:
    officer = make_person("officer")
    for text in ("Đường vào bản Mẫu đã thông.", "Dưỡng sinh ở bản Mẫu.", "DƯỠNG lão ở bản Mẫu."):
        make_claim(text, by=officer)
    assert len(titles(officer, "duong", "verification.claims")) == 3
    assert titles(officer, "đường", "verification.claims")[0].startswith("Đường")
    assert {row[:5].lower() for row in titles(officer, "dưỡng", "verification.claims")[:2]} == {"dưỡng"}
    decomposed = "đu\u031bo\u031b\u0300ng"
    assert titles(officer, decomposed, "verification.claims")[0].startswith("Đường")


def test_a_phrase_in_an_article_and_the_words_marked_in_its_line() -> None:
    officer = make_person("officer")
    make_article("Cầu mới bắc qua suối. Lũ về ban đêm.", title="Cầu qua suối")
    make_article("Suối mới tạnh lũ, cầu còn ướt.", title="Chuyện suối")
    assert titles(officer, '"cầu mới"', "monitoring.articles") == ["Cầu qua suối"]
    page = signed_in(officer).get("/tim/", {"q": "lu ve"}).content.decode()
    assert "<mark>Lũ về</mark>" in page


def test_office_holders_by_name_post_or_unit_lead_to_their_body() -> None:
    make_land()
    officer = make_person("officer")
    holding = make_holding(make_post(make_body("Sở Mẫu"), "Giám đốc"), "Nông Thị Thử Nghiệm")
    for words in ("nong thi thu nghiem", "giám đốc sở mẫu", "thử nghiệm cao bằng"):
        ((_finder, found),) = found_for(again(officer), words, most=5, only=["units.holders"])
        assert [hit.title for hit in found.hits] == [holding.name], words
        assert signed_in(officer).get(found.hits[0].url).status_code == 200


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_breaks_it(words: str) -> None:
    officer = make_person(*[role for role in ROLES if role != "administrator"])
    make_claim("Lũ về bản Mẫu.", by=officer)
    response = signed_in(officer).get("/tim/", {"q": words})
    assert response.status_code == (400 if "\x00" in words else 200)  # the house reads no text with a NUL
    assert "<script>alert" not in response.content.decode()


def test_signs_of_the_database_are_words_like_others() -> None:
    officer = make_person("officer")
    make_claim("Giá tăng 15% ở bản Mẫu.", by=officer)
    make_claim("Giá tăng 15 lần ở bản Mẫu.", by=officer)
    assert titles(officer, "15%", "verification.claims") == ["Giá tăng 15% ở bản Mẫu."]
    assert titles(officer, "1_", "verification.claims") == []


def test_a_question_is_cut_to_what_people_type() -> None:
    assert asked("  a\x00b \n c ") == "a b c"
    assert asked("từ " * 700) == " ".join(["từ"] * finding.MOST_WORDS)
    assert len(asked("x" * 2000)) == finding.MOST_LETTERS


def test_nothing_asked_asks_the_database_for_nothing() -> None:
    officer = again(make_person("officer"))
    assert officer.roles
    with CaptureQueriesContext(connection) as seen:
        assert found_for(officer, " ... ", most=5) == []
    assert len(seen) == 0


def test_the_number_of_questions_does_not_grow_with_what_is_found() -> None:
    officer = make_person("officer")

    def counted() -> int:
        person = again(officer)
        with CaptureQueriesContext(connection) as seen:
            assert any(found.hits for _finder, found in found_for(person, "bản mẫu", most=5))
        return len(seen)

    def more() -> None:
        article = make_article("Lễ hội ở bản Mẫu.", title="Lễ hội bản Mẫu")
        make_story(article, title="Lễ hội bản Mẫu")
        make_claim("Lễ hội bản Mẫu.", by=officer, article=article, words="bản Mẫu")
        make_enquiry(question="Lễ hội bản Mẫu?")

    for _number in range(7):
        more()
    few = counted()
    for _number in range(7):
        more()
    assert counted() == few
    assert few <= 70


def test_one_group_alone_shows_more_of_it() -> None:
    officer = make_person("officer")
    for number in range(8):
        make_claim(f"Nhận định mẫu {number}.", by=officer)
    client = signed_in(officer)
    few = client.get("/tim/?q=nhan+dinh+mau").context["groups"]
    assert {group.key: len(group.hits) for group in few}["verification.claims"] == 5
    alone = client.get("/tim/?q=nhan+dinh+mau&group=verification.claims").content.decode()
    assert alone.count('class="hit-title"') == 8
    assert "Tìm ở mọi mảng" in alone
    assert client.get("/tim/?q=nhan&group=khong-co").status_code == 200
    assert Client().get("/tim/?q=nhan").status_code == 302
