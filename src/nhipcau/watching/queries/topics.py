"""Topics, alerts and counts: for a person on screens, by plain ids for the rooms above."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.watching.models import Alert, Burst, Match, OwnRules, Receipt, Subscription, Topic
from nhipcau.watching.rules.quiet import OFFICE_ZONE


def topics_for(person: Visitor) -> QuerySet[Topic]:
    """Return the topics this person may see; topics are the office's own, open to the whole staff."""
    return Topic.objects.all() if person.may("watching.see_topics") else Topic.objects.none()


def listed_for(person: Any, *, at: datetime) -> QuerySet[Topic]:
    """Return the topics with what their list shows."""
    week = at.astimezone(OFFICE_ZONE).date() - timedelta(days=6)
    mine = Subscription.objects.filter(topic=OuterRef("pk"), person=person)
    return topics_for(person).annotate(
        articles_week=Count("matches", filter=Q(matches__day__gte=week), distinct=True),
        watchers=Count("subscriptions", distinct=True),
        last_at=Max("matches__at"),
        is_mine=Exists(mine),
    )


def get_topic_for(person: Visitor, public_id: str) -> Topic:
    """Return one topic that this person may see, or 404."""
    return get_object_or_404(topics_for(person), public_id=public_id)


def receipts_for(person: Any) -> QuerySet[Receipt]:
    """Return the alerts this person received, the latest first."""
    mine = Receipt.objects.filter(person=person).select_related(
        "alert__topic", "alert__burst", "alert__story", "alert__article"
    )
    return mine if person.may("watching.see_alerts") else mine.none()


def get_receipt_for(person: Any, public_id: str) -> Receipt:
    """Return one alert as this person received it, or 404."""
    return get_object_or_404(receipts_for(person), alert__public_id=public_id)


def unread_for(person: Any) -> int:
    """Count the alerts not acknowledged yet."""
    return receipts_for(person).filter(acknowledged_at__isnull=True).count()


def own_rules_of(person: Any) -> OwnRules:
    """Return how this person wants to be told; the usual way where nothing was said."""
    return OwnRules.objects.filter(person=person).first() or OwnRules(person=person)


def subscription_of(person: Any, topic: Topic) -> Subscription | None:
    """Return this person's subscription to the topic."""
    return Subscription.objects.filter(person=person, topic=topic).first()


def subscriptions_for(person: Any) -> QuerySet[Subscription]:
    """Return what this person watches."""
    return Subscription.objects.filter(person=person).select_related("topic").order_by("topic__name")


def watchers_of(topic: Topic) -> list[str]:
    """Return the names of who watches a topic; colleagues see each other's watch."""
    rows = Subscription.objects.filter(topic=topic, person__is_active=True).select_related("person")
    return sorted(str(row.person) for row in rows)


def alerts_of(topic: Topic, most: int = 10) -> list[Alert]:
    """Return a topic's last alerts."""
    return list(topic.alerts.select_related("topic", "burst", "story", "article")[:most])


def bursts_of(topic: Topic, most: int = 10) -> list[Burst]:
    """Return a topic's last bursts."""
    return list(topic.bursts.all()[:most])


def topics_of_article_for(person: Visitor, public_id: str) -> list[Topic]:
    """Return which topics an article matches."""
    return list(topics_for(person).filter(matches__article__public_id=public_id).order_by("name"))


def topic_choices_for(person: Visitor) -> list[tuple[str, str]]:
    """Offer the topics for the article list."""
    return list(topics_for(person).order_by("name").values_list("public_id", "name"))


def matched_by_for(person: Visitor, public_id: str) -> QuerySet[Match, int]:
    """Return the ids of the articles that a topic matches; none for a topic that is not seen."""
    found = Match.objects.filter(topic__in=topics_for(person).filter(public_id=public_id))
    return found.order_by().values_list("article_id", flat=True)


def articles_of(topic_id: int, since: date, until: date) -> list[int]:
    """Return the row ids of a topic's articles of these days, the newest first; for rooms above."""
    found = Match.objects.filter(topic=topic_id, day__gte=since, day__lte=until)
    return list(found.order_by("-at", "-pk").values_list("article_id", flat=True))


def counts_by_day(topic_ids: Iterable[int], since: date, until: date) -> dict[int, dict[date, int]]:
    """Count a topic's articles by day; days without any are left out."""
    found = Match.objects.filter(topic__in=list(topic_ids), day__gte=since, day__lte=until)
    counts: dict[int, dict[date, int]] = {}
    for topic_id, day, count in found.order_by().values_list("topic_id", "day").annotate(n=Count("pk")):
        counts.setdefault(topic_id, {})[day] = count
    return counts


def bursts_on(day: date) -> dict[int, Burst]:
    """Map the topics that boiled that day to their burst."""
    rows = Burst.objects.filter(day__lte=day, last_at__gte=_starts(day)).select_related("topic")
    return {row.topic_id: row for row in rows.order_by("found_at")}


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of topics, for the record."""
    return dict(Topic.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def _starts(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=OFFICE_ZONE)
