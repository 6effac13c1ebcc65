"""The secret key of a person's calendar feed; derived from the office's secret, stored nowhere.

In: a person and the version of the link. Called by the feed and by the page that makes a link.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from nhipcau.mailing.addresses import absolute
from nhipcau.steering.models import CalendarLink

SALT = "nhipcau.steering.calendar"
KEY_BYTES = 24
"""192 bits: nobody guesses it, and it fits into an address."""


def calendar_key(person_public_id: str, version: int) -> str:
    """Return the key of one person's feed."""
    digest = salted_hmac(SALT, f"{person_public_id}:{version}", algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:KEY_BYTES]).decode()


def calendar_link_of(person: Any) -> CalendarLink | None:
    """Return the person's link, where one was made."""
    return CalendarLink.objects.filter(person=person.pk).first()


def person_of_calendar(public_id: str, key: str) -> Any | None:
    """Return whose feed an address opens; nobody for a wrong or old key, or an account that is shut."""
    row = CalendarLink.objects.select_related("person").filter(person__public_id=public_id).first()
    version = row.version if row else 0
    is_right = constant_time_compare(key, calendar_key(public_id, version))
    return row.person if row and is_right and row.person.is_active else None


def calendar_address(person: Any, link: CalendarLink) -> str:
    """Return the full address of a person's feed."""
    key = calendar_key(person.public_id, link.version)
    return absolute(reverse("steering:calendar_feed", args=[person.public_id, key]))
