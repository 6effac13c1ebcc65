"""What of training waits for a person: seats to fill, conferences to settle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common import formats, waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import CLERK, OFFICER
from nhipcau.training.queries.waiting import unfilled_for, unsettled_for

DESK = frozenset({OFFICER, CLERK})
"""Who sits at the desk; an administrator or a spokesperson may do it too, and is not waited for."""


def seats_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell whom the person's unit has still to name, by the deadline."""
    for row in unfilled_for(person, at)[:MOST]:
        left = row.seats - row.taken  # type: ignore[attr-defined]  # an annotation
        what = _("Cử người dự, còn %(count)s chỗ")
        title = f"{row.round.conference.title} · {row.body.name}"
        url = reverse("training:quota", args=[row.public_id])
        count = {"count": formats.number(left)}
        yield Waiting(what % count, title, url, row.round.deadline_at, row.round.opens_at)


def outcomes_waiting(person: Any, at: datetime) -> Iterator[Waiting]:
    """Tell conferences that are over and have no outcome."""
    for row in unsettled_for(person, at)[:MOST]:
        url = reverse("training:settle_conference", args=[row.public_id])
        yield Waiting(_("Ghi kết quả hội nghị"), row.title, url, since=end_of(row.ends_on))


waiting.add(Waits("training.seats", seats_waiting, "training.nominate", DESK))
waiting.add(Waits("training.outcomes", outcomes_waiting, "training.keep_conferences", DESK))
