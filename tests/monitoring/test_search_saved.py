"""Searches that a person keeps, and what the list says of its hits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from tests.monitoring.making import Desk, make_person

from nhipcau.monitoring import narrowing
from nhipcau.monitoring.actions.saving import question_of
from nhipcau.monitoring.models import SavedSearch
from nhipcau.monitoring.narrowing import Narrower
from nhipcau.monitoring.queries.searching import hits

pytestmark = pytest.mark.django_db
LIST = reverse("monitoring:articles")


@pytest.fixture
def person() -> Any:
    """Whoever saves."""
    return make_person("officer")


@pytest.fixture
def web(client: Client, person: Any) -> Client:
    """A browser, signed in."""
    client.force_login(person)
    return client


def save(web: Client, name: str = "Than", question: str = "q=than&page=3&sort=outlet") -> SavedSearch:
    """Press the button above the list."""
    answer = web.post(reverse("monitoring:save_search"), {"name": name, "question": question})
    saved = SavedSearch.objects.get(name=name)
    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}?{saved.question}"
    return saved


def page(web: Client, address: str = LIST) -> str:
    """Return a page's markup."""
    return web.get(address).content.decode()


def test_a_search_is_saved_opened_renamed_and_deleted(web: Client) -> None:
    saved = save(web)
    assert saved.question == "q=than"
    assert "Than" in page(web)
    assert web.get(reverse("monitoring:open_search", args=[saved.public_id]))["Location"] == f"{LIST}?q=than"
    web.post(reverse("monitoring:rename_search", args=[saved.public_id]), {"name": "Mỏ"})
    assert SavedSearch.objects.get().name == "Mỏ"
    web.post(reverse("monitoring:delete_search", args=[saved.public_id]))
    assert not SavedSearch.objects.exists()


def test_new_articles_are_counted_until_the_search_is_opened(web: Client) -> None:
    saved = save(web)
    SavedSearch.objects.update(opened_at=datetime(2026, 1, 1, tzinfo=UTC))
    Desk().store("Ngành than", title="một")
    Desk().store("Ngành cá", title="hai")
    assert "1 mới" in page(web)
    web.get(reverse("monitoring:open_search", args=[saved.public_id]))
    assert "1 mới" not in page(web)


def test_a_saved_search_is_its_owners_alone(web: Client, client: Client) -> None:
    saved = save(web)
    client.force_login(make_person("officer"))
    for name in ("open_search", "rename_search", "delete_search"):
        assert client.get(reverse(f"monitoring:{name}", args=[saved.public_id])).status_code == 404
    assert "Than" not in page(client)


def test_one_name_once_and_no_empty_question(web: Client) -> None:
    save(web)
    address = reverse("monitoring:save_search")
    assert web.post(address, {"name": "Than", "question": "q=khac"}).status_code == 422
    assert web.post(address, {"name": "Rỗng", "question": "page=2"}).status_code == 422
    assert question_of("?q=a+b&since=&export=csv&unit=p04") == "q=a+b&unit=p04"


def test_the_list_says_when_there_are_more(web: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "COUNTED_TO", 2)
    for place in ("Trà Lĩnh", "Sóc Giang", "Tà Lùng"):
        Desk().store(f"lời chung {place}")
    assert "Hơn 2 bài" in page(web, f"{LIST}?q=chung")
    rows = b"".join(web.get(f"{LIST}?q=chung&export=csv").streaming_content).decode()
    assert rows.count("bao-mau.vn") == 3


def test_a_higher_room_adds_a_filter(web: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "_narrowers", {})
    narrowing.add(
        Narrower("topic", "Chủ đề", lambda _: [("a", "Chủ đề A")], lambda _, __: Q(title="trong chủ đề"))
    )
    Desk().store("lời chung", title="trong chủ đề")
    Desk().store("chuyện chung khác hẳn", title="ngoài kia")
    shown = page(web, f"{LIST}?q=chung&topic=a")
    assert "Chủ đề A" in shown
    assert "ngoài kia" not in shown
