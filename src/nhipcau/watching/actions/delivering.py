"""Handing an alert to those who watch its topic. In: the alert; out: receipts."""

from __future__ import annotations

from datetime import datetime

from nhipcau.mailing.addresses import is_address
from nhipcau.watching.models import Alert, AlertKind, MailState, OwnRules, Receipt, Subscription


def deliver(alert: Alert, at: datetime) -> None:
    """Give the alert to everybody who watches the topic; the database refuses a second one of a story."""
    watching = Subscription.objects.filter(topic=alert.topic, person__is_active=True)
    subscriptions = list(watching.select_related("person").prefetch_related("person__grants"))
    without_mail = set(OwnRules.objects.filter(mail=False).values_list("person_id", flat=True))
    Receipt.objects.bulk_create(
        (
            Receipt(
                alert=alert,
                person=each.person,
                story_id=alert.story_id if alert.kind == AlertKind.NEW else None,
                delivered_at=at,
                mail=MailState.WAITING if _by_mail(each, without_mail) else MailState.NONE,
            )
            for each in subscriptions
            if each.person.may("watching.see_alerts")
        ),
        ignore_conflicts=True,
    )


def _by_mail(subscription: Subscription, without_mail: set[int]) -> bool:
    wanted = subscription.by_mail and subscription.person_id not in without_mail
    return wanted and is_address(subscription.person.email)
