"""A mail program's own "unsubscribe" at the newsroom's address: one bare POST, no cookie, no page (RFC 8058)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.mail import get_connection
from django.test import Client
from tests.contacts.making import make_contact
from tests.statements.making import NOW, make_published

from nhipcau.contacts.models import Contact, Subscription
from nhipcau.mailing.composing import message_of
from nhipcau.statements.actions.dispatching import put_letters

pytestmark = pytest.mark.django_db


def test_the_address_in_a_letters_head_ends_everything_by_one_post(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"
    make_contact("lan@doc.example", kind="subscriber", languages=["vi", "en"])
    make_published()
    put_letters(at=NOW, limit=10)
    letter = apps.get_model("mailing", "Letter").objects.get(purpose="statements.release")
    head = message_of(letter, get_connection("django.core.mail.backends.locmem.EmailBackend")).extra_headers
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = urlsplit(head["List-Unsubscribe"].strip("<>")).path
    program = Client(enforce_csrf_checks=True)

    assert program.get(path).status_code == 200
    assert Subscription.objects.filter(ended_at=None).count() == 2, (
        "a scanner that opens the link ends nothing"
    )
    answer = program.post(
        path, head["List-Unsubscribe-Post"], content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert not Subscription.objects.filter(ended_at=None).exists()
    assert not Contact.objects.exclude(erased_at=None).exclude(email="").exists()
    assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code < 500, "twice is no fault"
