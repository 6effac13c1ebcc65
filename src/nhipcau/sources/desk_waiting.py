"""Which sources wait for whoever keeps them: outlets of which a feed goes on failing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common import waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import ADMINISTRATOR
from nhipcau.sources.queries.waiting import failing_for


def sources_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell the administrator which outlets fail; an officer sees them on the card below."""
    for row in failing_for(person)[:MOST]:
        yield Waiting(_("Xem nguồn tin đang lỗi"), row.name, row.get_absolute_url(), since=row.ok_at)


waiting.add(Waits("sources.failing", sources_waiting, "sources.change_outlet", frozenset({ADMINISTRATOR})))
