"""Which letters wait for whoever sends them again: those that did not arrive, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats, waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.mailing.queries.letters import counts_for
from nhipcau.mailing.rules.letters import TROUBLED


def letters_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell how many letters did not surely arrive."""
    counts = counts_for(person)
    troubled = [state for state in TROUBLED if counts[state]]
    count = sum(counts[state] for state in troubled)
    if count:
        words = _("Xem lại thư chưa tới nơi: %(count)s")
        url = f"{reverse('mailing:letters')}?state={troubled[0]}"
        yield Waiting(words % {"count": formats.number(count)}, _("Thư gửi"), url)


waiting.add(Waits("mailing.trouble", letters_waiting, needs="mailing.send_again"))
