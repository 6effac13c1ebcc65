"""Which alerts wait for a person: what boils one by one, the news in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats, waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.watching.queries.telling import address_of, heading_of
from nhipcau.watching.queries.waiting import unseen_bursts_for, unseen_news_for

BURSTS_TOLD = 5
"""A bad day boils at one or two topics; more lines would hide the clocks of others."""


def alerts_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell alerts that this person did not see."""
    for row in unseen_bursts_for(person)[:BURSTS_TOLD]:
        title = f"{row.alert.topic.name}: {heading_of(row.alert)}"
        yield Waiting(_("Xem tăng đột biến"), title, address_of(row.alert), since=row.delivered_at)
    news = unseen_news_for(person)
    count = news.count()
    first = news.first() if count else None
    if first is not None:
        words = _("Xem cảnh báo: %(count)s")
        url = f"{reverse('watching:alerts')}?seen=no"
        title = f"{first.alert.topic.name}: {heading_of(first.alert)}"
        yield Waiting(words % {"count": formats.number(count)}, title, url, since=first.delivered_at)


waiting.add(Waits("watching.alerts", alerts_waiting, needs="watching.acknowledge"))
