"""Which digest waits for a person: today's draft, by the hour of its schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.digest.queries.waiting import drafts_for
from nhipcau.people.rules import OFFICER


def drafts_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell today's drafts that somebody must issue."""
    for draft, hour in drafts_for(person, at):
        url = reverse("digest:workbench", args=[draft.public_id])
        yield Waiting(_("Duyệt và phát hành điểm báo"), draft.title, url, hour, draft.created_at)


waiting.add(Waits("digest.drafts", drafts_waiting, "digest.issue", frozenset({OFFICER})))
