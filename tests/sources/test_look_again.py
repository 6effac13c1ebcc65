"""A person may ask at once whether a kept page has changed; other pages decline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.people.making import make_person

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.sources.actions import look_again
from nhipcau.sources.models import Page, PageState

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


def make_page(state: str) -> Page:
    return Page.objects.create(
        url=f"https://bao.example/{state}", url_key=f"bao.example/{state}", origin="https://bao.example",
        state=state, created_at=NOW, next_try_at=NOW, recheck_at=NOW + timedelta(days=3),
    )  # fmt: skip


def test_a_kept_page_is_due_at_once_and_the_record_says_so() -> None:
    page = make_page(PageState.KEPT)
    look_again(by=None, at=NOW, page=page)
    assert list(Page.objects.due_to_fetch(NOW)) == [page]
    assert [entry.verb for entry in Entry.objects.all()] == ["sources.look_again"]


def test_a_page_that_was_never_kept_declines() -> None:
    with pytest.raises(Refused):
        look_again(by=None, at=NOW, page=make_page(PageState.QUEUED))
    assert not Entry.objects.exists()


def test_the_page_offers_it_and_the_button_works(client: Client) -> None:
    person = make_person("officer", "officer")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page = make_page(PageState.KEPT)
    assert "Xem lại ngay" in client.get(page.get_absolute_url()).content.decode()
    answer = client.post(reverse("sources:look_again", args=[page.public_id]), follow=True)
    assert "Sẽ xem lại trang này ngay" in answer.content.decode()
    page.refresh_from_db()
    assert page.recheck_at is not None
    assert page.recheck_at <= timezone.now()
