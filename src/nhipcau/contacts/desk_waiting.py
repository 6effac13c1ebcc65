"""Which agreements wait for whoever keeps the book: those that end soon, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats, waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.contacts.queries.book import contacts_for, expiring
from nhipcau.contacts.rules.days import office_day
from nhipcau.people.rules import OFFICER


def agreements_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell how many agreements to receive news end soon."""
    count = expiring(contacts_for(person), office_day(at)).count()
    if count:
        words = _("Xin gia hạn đồng ý: %(count)s")
        url = f"{reverse('contacts:list')}?expiry=soon"
        yield Waiting(words % {"count": formats.number(count)}, _("Sổ liên hệ"), url)


waiting.add(Waits("contacts.agreements", agreements_waiting, "contacts.keep_contacts", frozenset({OFFICER})))
