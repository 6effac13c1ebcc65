"""What a visitor does: checks a text, searches, asks, subscribes, reads the API."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from tests.newsroom.test_pages import correct, take_back
from tests.newsroom.visitor import Visitor
from tests.statements.making import BODY, LEAD, TITLE, make_published, make_spokesperson

from nhipcau.newsroom.queries.checking import check_text
from nhipcau.newsroom.queries.index import Index
from nhipcau.newsroom.rules.codes import code_of, read_address, read_code
from nhipcau.newsroom.serving import stamps
from nhipcau.newsroom.serving.lookout import LOOKOUT

pytestmark = pytest.mark.django_db
WHOLE = f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.fixture
def patient(monkeypatch: Any) -> str:
    """Return the stamp of somebody who took the time to read."""
    from django.core import signing

    monkeypatch.setattr(signing.time, "time", lambda: datetime(2026, 11, 20, tzinfo=UTC).timestamp())
    stamp = stamps.new_stamp()
    monkeypatch.setattr(signing.time, "time", lambda: datetime(2026, 11, 20, 0, 1, tzinfo=UTC).timestamp())
    return stamp


def test_genuine_altered_corrected_withdrawn_unknown(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person, languages=("en",))
    told = visitor.post("/vi/real/", {"text": WHOLE})
    assert 'class="verdict genuine"' in told.text
    altered = visitor.post("/en/real/", {"text": WHOLE.replace("dưới 10 tấn", "dưới 18 tấn")}).text
    assert 'class="verdict altered"' in altered
    assert "<del>18</del>" in altered
    assert "<ins>10</ins>" in altered
    assert (
        'class="verdict unknown"'
        in visitor.post("/vi/real/", {"text": "Hôm nay trời đẹp và không có gì lạ cả."}).text
    )
    code = LOOKOUT.look().shelf.latest(statement.public_id).texts["vi"].code  # type: ignore[union-attr]
    correct(statement, person)
    assert 'class="verdict corrected"' in visitor.post("/vi/real/", {"text": WHOLE}).text
    assert 'class="verdict corrected"' in visitor.post("/vi/real/", {"text": code.upper()}).text
    take_back(statement, person)
    for asked in (code, f"http://127.0.0.1:8000/vi/{statement.public_id}/", WHOLE + "\n\nGiờ đúng là 7 giờ."):
        assert 'class="verdict withdrawn"' in visitor.post("/vi/real/", {"text": asked}).text, asked


def test_an_address_that_only_looks_like_ours_is_unknown(visitor: Visitor) -> None:
    statement = make_published()
    shelf = LOOKOUT.look().shelf
    assert check_text(shelf, f"http://127.0.0.1:8000/vi/{statement.public_id}/").outcome == "genuine"
    assert check_text(shelf, f"https://caobang.example/vi/{statement.public_id}/").outcome == "unknown"


def test_too_much_text_is_refused_and_a_strange_picture_is_unknown(visitor: Visitor) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    make_published()
    assert visitor.post("/vi/real/", {"text": "x" * 100_001}).status == 413
    told = visitor.post("/vi/real/", {"picture": SimpleUploadedFile("a.jpg", b"not ours")})
    assert 'class="verdict unknown"' in told.text


def test_codes_and_addresses_are_read() -> None:
    assert code_of("a1b2c3d4e5f6" + "0" * 52) == "a1b2-c3d4-e5f6"
    assert read_code(" A1B2 C3D4–E5F6 ") == "a1b2-c3d4-e5f6"
    assert read_code("a1b2-c3d4-e5g6") is None
    assert read_address("https://x.example/vi/Abcdefghij_1/2/") == ("Abcdefghij_1", 2, None)
    assert read_address("https://x.example/vi/real/?c=a1b2-c3d4-e5f6") == (None, None, "a1b2-c3d4-e5f6")
    assert read_address("two words") == (None, None, None)


def test_search_folds_and_ranks_marks(visitor: Visitor) -> None:
    person = make_spokesperson()
    road = make_published(person, title="Mở đường vào Đông Triều", body="Một con đường mới.")
    sun = make_published(person, title="Hội thao Dương Xá", body="Ở Dương Xá, mọi người chạy.")
    found = LOOKOUT.index if LOOKOUT.look() else Index()
    assert found.find("vi", "dong trieu") == [road.public_id]
    assert found.find("vi", "đường") == [road.public_id, sun.public_id]
    assert found.find("vi", "dương") == [sun.public_id, road.public_id]
    assert found.find("en", "duong") == []
    assert "Đông Triều" in visitor.ask("/vi/search/", data={"q": "DONG TRIEU"}).text


@pytest.mark.parametrize(
    ("language", "text", "asked", "other"),
    [("zh", "中国游客可以从龙邦口岸入境。", "龙邦口岸", "口龙"), ("lo", "ນັກທ່ອງທ່ຽວລາວສາມາດຜ່ານດ່ານໄດ້", "ທ່ອງທ່ຽວ", "ວທ່"),
     ("km", "ភ្ញៀវទេសចរអាចឆ្លងកាត់ច្រកទ្វារព្រំដែន", "ទេសចរ", "រទេ")],
)  # fmt: skip
def test_search_without_spaces(language: str, text: str, asked: str, other: str) -> None:
    from dataclasses import replace

    statement = make_published()
    edition = LOOKOUT.look().shelf.latest(statement.public_id)
    assert edition
    words = replace(edition.texts["vi"], language=language, title=text[:6], body=text, lead="")
    index = Index()
    index.renew(statement.public_id, replace(edition, texts={language: words}))
    assert index.find(language, asked) == [statement.public_id]
    assert index.find(language, "没有") == []
    index.renew(statement.public_id, None)
    assert index.find(language, asked) == []


def test_a_question_reaches_the_desk(visitor: Visitor, patient: str) -> None:
    make_published()
    asked = {
        "name": "Anna Keller", "outlet_name": "Bergzeitung", "is_foreign": "on", "email": "anna@bergzeitung.example",
        "question": "When does the bridge open for lorries?", "stamp": patient,
    }  # fmt: skip
    answer = visitor.post("/en/ask/", asked)
    assert (answer.status, answer.headers["Location"]) == (302, "/en/ask/done/")
    assert "Set-Cookie" not in answer.headers
    enquiry = apps.get_model("press.Enquiry").objects.get()
    assert (enquiry.language, enquiry.channel, enquiry.is_foreign) == ("en", "web", True)
    own = visitor.get(f"/en/ask/{enquiry.token}/")
    assert "When does the bridge open" in own.text
    assert own.headers["Cache-Control"] == "no-store"
    assert visitor.get("/en/ask/not-a-token/").status == 404


def test_machines_and_mistakes_reach_nobody(visitor: Visitor, patient: str) -> None:
    make_published()
    good = {"name": "A", "outlet_name": "B", "email": "a@b.example", "question": "Why?", "stamp": patient}
    assert visitor.post("/en/ask/", {**good, "website": "spam"}).status == 302
    assert visitor.post("/en/ask/", {**good, "stamp": "forged"}).status == 422
    wrong = visitor.post("/en/ask/", {**good, "email": "nobody"})
    assert wrong.status == 422
    assert "This is no e-mail address" in wrong.text
    assert not apps.get_model("press.Enquiry").objects.exists()


def test_a_subscription_is_confirmed_chosen_and_ended(visitor: Visitor, patient: str) -> None:
    make_published()
    answer = visitor.post(
        "/fr/subscribe/",
        {
            "email": "lecteur@journal.example",
            "languages": ["fr", "vi"],
            "subjects": ["economy"],
            "stamp": patient,
        },
    )
    assert answer.headers["Location"] == "/fr/subscribe/done/"
    rows = apps.get_model("contacts.Subscription").objects
    assert not rows.filter(confirmed_at__isnull=False).exists()
    letter = apps.get_model("mailing.Letter").objects.latest("pk")
    path = "/fr/" + letter.text.split("/fr/", 1)[1].split()[0] if hasattr(letter, "text") else ""
    if not path:
        pytest.skip("letters keep their words elsewhere")
    visitor.get(path)
    assert not rows.filter(confirmed_at__isnull=False).exists()
    visitor.post(path, {"do": "confirm"})
    assert rows.filter(confirmed_at__isnull=False, ended_at=None).count() == 2
    visitor.post(path, {"List-Unsubscribe": "One-Click"})
    assert not rows.filter(ended_at=None).exists()


def test_ninjs(visitor: Visitor) -> None:
    person = make_spokesperson()
    statement = make_published(person, languages=("en",))
    item = json.loads(visitor.get(f"/api/newsroom/en/statements/{statement.public_id}").body)
    assert item["standard"]["version"] == "3.1"
    assert item["headlines"][0]["value"].startswith("Khuoi Lan bridge")
    assert visitor.get(f"/api/newsroom/km/statements/{statement.public_id}").status == 404
    assert visitor.get("/api/newsroom/xx/statements").status == 404
    take_back(statement, person)
    item = json.loads(visitor.get(f"/api/newsroom/en/statements/{statement.public_id}").body)
    assert (item["pubStatus"], item["bodies"]) == ("canceled", [])


def test_openapi_is_what_was_agreed() -> None:
    """Renew the snapshot by hand when the API is meant to change."""
    from nhipcau.newsroom.views.api import PREFIX, api

    now = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    snapshot = Path(__file__).with_name("openapi.json")
    assert now == json.loads(snapshot.read_text(encoding="utf-8"))
