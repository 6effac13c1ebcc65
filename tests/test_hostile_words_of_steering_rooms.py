"""Words by an attacker in every form of steering, reports, needs and decrees: kept as words, or refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse
from docx import Document
from tests.reports.world import PROVINCE, World, make_world
from tests.steering.making import NOW
from tests.test_rows_of_steering_rooms import WALK
from tests.walking import all_but_administrator, signed_in

from nhipcau.common.exports import FORMULA_STARTS

BAD = '=1+1"><img src=x onerror=alert(1)>{{7*7}}#eval("1")*_$\\@<k>'
RAW = b"<img src=x"
WORDS = {
    "formula and markup": BAD,
    "NUL": "a\x00b",
    "control signs": "a\x0b\x1b\x07\x7fb",
    "turned round": "\u202eab\u2066c\ufeff",
    "no sign at all": " \u200b\u00a0\u3000 ",
    "beyond the plane": "𝟙" * 40,
    "long": "á " * 400_000,
    "very long number": "9" * 5000,
}
SURROGATE = b"%ED%A0%80"
"""A lone surrogate as a browser that was tampered with would send it."""
STAMP = "TUYỆT MẬT\nBáo cáo"
FREE = forms.CharField
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> Iterator[World]:
    settings.KEYS_DIR, settings.MATERIAL_DIR = tmp_path / "keys", tmp_path / "files"
    with time_machine.travel(NOW, tick=False):
        yield make_world()


@pytest.fixture
def hostile(settings: Any, tmp_path: Any) -> Iterator[World]:
    settings.KEYS_DIR, settings.MATERIAL_DIR = tmp_path / "keys", tmp_path / "files"
    with time_machine.travel(NOW, tick=False):
        yield make_world(BAD)


def pages(client: Client) -> Iterator[tuple[URLPattern, str, Any]]:
    """Return the first row's page of each address that opens."""
    for pattern in WALK.by_account():
        for url in WALK.urls_or_page(pattern):
            response = client.get(url)
            if response.status_code == 200:
                yield pattern, url, response
                break
            assert response.status_code in {302, 403, 404, 405}, f"{response.status_code} {url}"


def forms_of(client: Client) -> list[tuple[str, forms.Form]]:
    """Return every form that opens, with the address it is sent to."""
    found = []
    for _pattern, url, response in pages(client):
        form = (response.context or {}).get("form") if response.context else None
        if isinstance(form, forms.BaseForm) and form.fields:
            found.append((url, form))
    return found


def filled(form: Any, words: str) -> dict[str, Any]:
    """Fill every free field with these words, and each other one with something that is allowed."""
    return {form.add_prefix(name): _value(form, name, field, words) for name, field in form.fields.items()}


def is_free(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and type(field.widget) in {forms.TextInput, forms.Textarea}


def _value(form: Any, name: str, field: Any, words: str) -> Any:
    initial = form.get_initial_for_field(field, name)
    if is_free(field):
        return words
    if isinstance(field, forms.ModelChoiceField):
        row = field.queryset.first()
        return field.prepare_value(row) if row else ""
    if isinstance(field, forms.ChoiceField):
        values = [
            str(value)
            for value, _label in field.choices
            if value not in {"", None} and not isinstance(_label, list)
        ]
        return next(iter(values), "")
    if isinstance(field, forms.DateField):
        return (initial or date(2026, 12, 20)).isoformat()
    if isinstance(field, forms.IntegerField):
        return initial if initial is not None else 1
    return "" if initial in (None, False) else initial


def sent(client: Client, url: str, data: Any, **more: Any) -> Any:
    """Send a form and take back whatever it did."""
    with transaction.atomic():
        response = client.post(url, data, **more)
        response.content  # noqa: B018 - drawn before the rows go
        transaction.set_rollback(True)
    return response


@pytest.mark.slow
def test_no_form_breaks_on_any_words(world: World) -> None:
    client = signed_in(*all_but_administrator(), unit=PROVINCE)
    found = forms_of(client)
    broken = []
    for url, form in found:
        for name, words in WORDS.items():
            try:
                status = sent(client, url, filled(form, words)).status_code
            except Exception as error:  # noqa: BLE001 - every one of them is a page of ours that broke
                status = f"{type(error).__name__}: {error}"[:200]
            if status not in {200, 302, 400, 403, 404, 405, 413, 422}:
                broken.append((url, name, status))
        free = next((form.add_prefix(name) for name, field in form.fields.items() if is_free(field)), "x")
        raw = free.encode() + b"=" + SURROGATE
        raw_sent = sent(client, url, raw, content_type="application/x-www-form-urlencoded").status_code
        if raw_sent not in {302, 403, 404, 405, 422}:
            broken.append((url, "surrogate", raw_sent))
    assert not broken
    assert len(found) > 20


@pytest.mark.slow
def test_a_stamped_paper_is_refused_at_its_field(world: World) -> None:
    """Charter 12: whatever the form, a free field that says Mật stops there."""
    client = signed_in(*all_but_administrator(), unit=PROVINCE)
    taken, fields, told = [], 0, 0
    for url, form in forms_of(client):
        for name, field in form.fields.items():
            if not is_free(field):
                continue
            fields += 1
            data = filled(form, "Chữ thường") | {form.add_prefix(name): STAMP}
            response = sent(client, url, data)
            told += "dấu TUYỆT MẬT." in response.content.decode()
            if response.status_code == 302:
                taken.append((url, name))
    assert not taken
    assert fields > 40
    assert told > fields // 2


@pytest.mark.slow
def test_no_page_no_export_and_no_paper_takes_words_for_orders(hostile: World) -> None:
    client = signed_in(*all_but_administrator(), unit=PROVINCE)
    shown, opened = 0, 0
    for _pattern, url, response in pages(client):
        content, kind = b"".join(response), response["Content-Type"]
        opened += 1
        if kind.startswith("text/html"):
            assert RAW not in content, url
            assert b"49#eval" not in content, url
            shown += b"&lt;img src=x" in content
            export_has_no_formula(client, url)
        elif "wordprocessing" in kind:
            assert Document(io.BytesIO(content)).element is not None, url
    assert opened > 50
    assert shown > 20


def export_has_no_formula(client: Client, url: str) -> None:
    answer = client.get(f"{url}?export=csv")
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/csv"):
        return
    for row in csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)], f"{url}: {row}"


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nothing_leads_to_another_site(world: World, next_url: str) -> None:
    client = signed_in(*all_but_administrator(), unit=PROVINCE)
    asked = {"next": next_url, "xong": next_url, "back": next_url, "step": "approve"}
    task = world.task.public_id
    for name, row in (("reports:send", world.province), ("reports:review_report", world.commune),
                      ("steering:finish_task", world.task), ("steering:renew_calendar", None)):  # fmt: skip
        path = reverse(name, args=[row.public_id] if row else [])  # type: ignore[attr-defined]
        where = client.post(f"{path}?next={next_url}", asked).headers.get("Location", "")
        assert "evil" not in where, task
        assert not where.startswith("javascript")
