"""Letters about alerts: one a person and turn, none in quiet hours, all of the night in one when they end.

In: the clock; out: how many letters went to the outbox. Called by `alerting`.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions import put
from nhipcau.mailing.addresses import absolute
from nhipcau.watching.models import AlertKind, MailState, OwnRules, Receipt
from nhipcau.watching.queries.telling import alerts_told
from nhipcau.watching.rules.quiet import quiet_until

PURPOSE = "watching.alerts"
MOST_IN_LETTER = 40
"""More than an officer reads in one letter; the rest is counted and stands in the app."""


def put_letters(*, at: datetime) -> int:
    """Put one letter for each person whose alerts wait and who may be disturbed now."""
    waiting = Receipt.objects.filter(mail=MailState.WAITING).order_by().values_list("person_id", flat=True)
    return sum(_put_for(person_id, at) for person_id in sorted(set(waiting)))


def _put_for(person_id: int, at: datetime) -> int:
    with write_gate():
        held = Receipt.objects.select_for_update().filter(person_id=person_id, mail=MailState.WAITING)
        ids = list(held.order_by("delivered_at", "pk").values_list("pk", flat=True))
        rows = list(
            Receipt.objects.filter(pk__in=ids)
            .select_related("person", "alert__topic", "alert__burst", "alert__story", "alert__article")
            .order_by("delivered_at", "pk")
        )
        due = _due(rows, at)
        if not due:
            return 0
        person = due[0].person
        key = f"{PURPOSE}:{person.public_id}:{due[0].pk}-{due[-1].pk}-{len(due)}"
        is_put = person.is_active and _put(person, key, due, at)
        state = {"mail": MailState.PUT, "letter_key": key} if is_put else {"mail": MailState.NONE}
        Receipt.objects.filter(pk__in=[row.pk for row in due]).update(**state)
    return int(is_put)


def _due(rows: list[Receipt], at: datetime) -> list[Receipt]:
    """Return what may go now: all outside quiet hours, inside them bursts where the person wants that."""
    own = OwnRules.objects.filter(person=rows[0].person_id).first() if rows else None
    if own is None or quiet_until(at, own.quiet_from, own.quiet_until) is None:
        return rows
    return [row for row in rows if own.bursts_break_quiet and row.alert.kind == AlertKind.BURST]


def _put(person: Any, key: str, due: list[Receipt], at: datetime) -> bool:
    with translation.override(person.language):
        subject, text = _composed(due)
        try:
            put(at=at, key=key, to=person.email, subject=subject, text=text, purpose=PURPOSE,
                language=person.language, unit_id=str(person.unit_id))  # fmt: skip
        except Refused:
            return False  # an address that no letter reaches; the alert stands in the app
    return True


def _composed(due: list[Receipt]) -> tuple[str, str]:
    told = alerts_told(due[:MOST_IN_LETTER])
    by_topic: dict[str, list[Any]] = defaultdict(list)
    for one in told:
        by_topic[one.topic].append(one)
    if len(due) == 1:
        subject = _("Cảnh báo: %(title)s") % {"title": told[0].title}
    else:
        subject = _("%(count)s cảnh báo từ Nhịp Cầu") % {"count": len(due)}
    context = {
        "topics": dict(by_topic),
        "more": len(due) - len(told),
        "alerts": absolute(reverse("watching:alerts")),
        "own": absolute(reverse("watching:own")),
    }
    return " ".join(subject.split())[:200], render_to_string("watching/letter.txt", context)
