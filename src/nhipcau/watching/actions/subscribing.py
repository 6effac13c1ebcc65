"""What a person decides for themselves: which topics, by mail or not, when to keep quiet."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.watching.actions.topics import subject_of
from nhipcau.watching.models import OwnRules, Subscription, Topic


def subscribe(*, by: Any, at: datetime, topic: Topic, by_mail: bool = False) -> Subscription:
    """Watch a topic oneself; again with another wish for mail changes that."""
    with write_gate():
        row, is_new = Subscription.objects.get_or_create(
            topic=topic, person=by, defaults={"by_mail": by_mail, "since": at}
        )
        if is_new or row.by_mail != by_mail:
            row.by_mail = by_mail
            row.save(update_fields=["by_mail"])
            after = {"by_mail": by_mail}
            note(by=by, at=at, verb="watching.subscribe", subject=subject_of(topic), after=after)
    return row


def unsubscribe(*, by: Any, at: datetime, topic: Topic) -> None:
    """Watch a topic no more; alerts that came stay."""
    with write_gate():
        if Subscription.objects.filter(topic=topic, person=by).delete()[0]:
            note(by=by, at=at, verb="watching.unsubscribe", subject=subject_of(topic))


def set_own_rules(
    *,
    by: Any,
    at: datetime,
    mail: bool,
    quiet_from: time | None = None,
    quiet_until: time | None = None,
    bursts_break_quiet: bool = False,
) -> OwnRules:
    """Say how one wants to be told."""
    if (quiet_from is None) != (quiet_until is None):
        raise Refused(_("Giờ yên lặng cần cả giờ bắt đầu và giờ kết thúc."), field="quiet_until")
    if quiet_from is not None and quiet_from == quiet_until:
        raise Refused(_("Giờ bắt đầu và giờ kết thúc phải khác nhau."), field="quiet_until")
    wanted = {"mail": mail, "quiet_from": quiet_from, "quiet_until": quiet_until,
              "bursts_break_quiet": bursts_break_quiet}  # fmt: skip
    with write_gate():
        row, is_new = OwnRules.objects.get_or_create(person=by, defaults=wanted)
        if is_new or any(getattr(row, key) != value for key, value in wanted.items()):
            for key, value in wanted.items():
                setattr(row, key, value)
            row.save()
            after = {
                key: value.isoformat() if isinstance(value, time) else value for key, value in wanted.items()
            }
            note(
                by=by,
                at=at,
                verb="watching.set_own_rules",
                subject=f"people.person:{by.public_id}",
                after=after,
            )
    return row
