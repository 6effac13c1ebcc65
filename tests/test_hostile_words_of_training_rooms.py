"""Names, titles and questions written by an attacker: on every page, in every file and export they stay words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from docx import Document
from tests.learning.world import make_world
from tests.test_rows_of_training_rooms import by_account, name_of, urls
from tests.training.making import NOW, Made
from tests.walking import all_but_administrator, places_of, signed_in

from nhipcau.common.exports import FORMULA_STARTS
from nhipcau.learning.queries.own import own_path
from nhipcau.learning.views.speaking import speaker_path

BAD = '=1+1"><img src=x onerror=alert(1)>{{7*7}}#eval("1")*_$\\@<k>'
RAW = b"<img src=x"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> Iterator[Made]:
    settings.KEYS_DIR, settings.MATERIAL_DIR = tmp_path / "keys", tmp_path / "files"
    with time_machine.travel(NOW, tick=False):
        yield make_world(BAD)


def opened(client: Client, pattern: Any) -> tuple[str, Any] | None:
    """Return the first row's page that opens."""
    for url in urls(pattern) if places_of(pattern) else [reverse(name_of(pattern))]:
        response = client.get(url)
        if response.status_code == 200:
            return url, response
        assert response.status_code in {302, 404, 405}, f"{response.status_code} {url}"
    return None


def whole(response: Any) -> bytes:
    return b"".join(response)


@pytest.mark.slow
def test_no_page_no_export_and_no_paper_takes_words_for_orders(world: Made) -> None:
    client = signed_in(*all_but_administrator(), unit=world.conference.unit_id)
    shown, pages = 0, 0
    for pattern in by_account():
        found = opened(client, pattern)
        if found is None:
            continue
        url, response = found
        content, kind = whole(response), response["Content-Type"]
        pages += 1
        if kind.startswith("text/html"):
            assert RAW not in content, url
            assert b"49#eval" not in content, url
            shown += b"&lt;img src=x" in content
            _export_has_no_formula(client, url)
        elif "wordprocessing" in kind:
            assert Document(io.BytesIO(content)).element is not None, url
    assert pages > 60
    assert shown > 25


def _export_has_no_formula(client: Client, url: str) -> None:
    answer = client.get(f"{url}?export=csv")
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/csv"):
        return
    for row in csv.reader(io.StringIO(whole(answer).decode("utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)], f"{url}: {row}"


def test_pages_by_link_take_words_for_words(world: Made) -> None:
    delegate, speaker = world.delegates[0], world.sessions[0].speakers.get()
    delegate.refresh_from_db()
    paths = [own_path(delegate), own_path(delegate, "own_questions"), own_path(delegate, "own_evaluation"),
             speaker_path(speaker)]  # fmt: skip
    for path in paths:
        content = Client().get(path).content
        assert RAW not in content, path
        assert b"&lt;img src=x" in content, path


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nothing_leads_to_another_site(world: Made, next_url: str) -> None:
    client = signed_in(*all_but_administrator(), unit=world.conference.unit_id)
    delegate = world.delegates[0]
    delegate.refresh_from_db()
    asked = {"next": next_url, "xong": next_url, "answer": "yes", "buoi": ""}
    for sender, path in ((Client(), own_path(delegate, "own_reply")),
                         (client, reverse("training:renew_link", args=[world.quotas[0].public_id]))):  # fmt: skip
        response = sender.post(f"{path}?next={next_url}&xong={next_url}", asked)
        where = response.headers.get("Location", "")
        assert "evil" not in where
        assert not where.startswith("javascript")
