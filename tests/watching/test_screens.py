"""What the screens show and whom they let do what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.monitoring.making import Desk, make_person
from tests.watching.making import arrive, make_topic, place

from nhipcau.watching.actions import raise_alerts, subscribe
from nhipcau.watching.models import Receipt, Subscription, Topic


@pytest.fixture
def web(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def test_a_topic_is_previewed_then_made_and_its_maker_watches_it(
    web: Client, officer: Any, desk: Desk
) -> None:
    from django.utils import timezone

    arrive(desk, "Thác nước.", at=timezone.now(), match=False, title="Tin thác mẫu")
    fields = {"name": "Thác", "words": "thac nuoc", "raises_alerts": "on", "raises_bursts": "on"}
    html = web.post("/theo-doi/them/", {**fields, "preview": "1"}).content.decode()
    assert "Khớp 1 bài trong 30 ngày qua" in html
    assert "Tin thác mẫu" in html
    assert not Topic.objects.exists()
    answer = web.post("/theo-doi/them/", fields)
    topic = Topic.objects.get()
    assert answer.headers["Location"] == topic.get_absolute_url()
    assert Subscription.objects.get().person == officer


@pytest.mark.parametrize("path", ["", "canh-bao/", "cua-toi/", "them/", "{id}/", "{id}/sua/", "{id}/xoa/"])
def test_every_screen_opens(web: Client, desk: Desk, path: str) -> None:
    topic = make_topic("thác nước")
    assert web.get("/theo-doi/" + path.format(id=topic.public_id)).status_code == 200


def test_alerts_are_listed_exported_and_seen_with_one_click(web: Client, officer: Any, desk: Desk) -> None:
    from tests.watching.making import NOW

    topic = make_topic("thác nước")
    subscribe(by=officer, at=NOW, topic=topic)
    article = arrive(desk, "Thác nước.")
    place(article)
    raise_alerts(at=NOW)
    html = web.get("/theo-doi/canh-bao/", {"seen": "no", "q": "le hoi thac"}).content.decode()
    assert "Lễ hội thác Bản Mẫu" in html
    assert "Lễ hội thác Bản Mẫu" in web.get("/").content.decode()
    assert "Du lịch thác" in web.get(f"/bai/{article.public_id}/").content.decode()
    assert b"".join(web.get("/theo-doi/canh-bao/?export=csv").streaming_content)
    receipt = Receipt.objects.get()
    web.post(f"/theo-doi/canh-bao/{receipt.alert.public_id}/da-xem/")
    receipt.refresh_from_db()
    assert receipt.acknowledged_at is not None


def test_others_may_watch_but_not_keep_topics(client: Client, desk: Desk) -> None:
    topic, clerk = make_topic("thác nước"), make_person("clerk")
    client.force_login(clerk)
    address = f"/theo-doi/{topic.public_id}/"
    for path in ("sua/", "xoa/"):
        assert client.get(address + path).status_code == 403
    assert client.post(address + "dung/").status_code == 403
    assert client.post(address + "theo/", {"by_mail": "on"}).status_code == 302
    assert Subscription.objects.get().by_mail
