"""What the room puts on the menu, the start page and the page of an article; its words for the record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.monitoring import narrowing
from nhipcau.monitoring.narrowing import Narrower
from nhipcau.watching import desk_finding, desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.watching.models import AlertKind
from nhipcau.watching.queries.telling import address_of, heading_of
from nhipcau.watching.queries.topics import (
    matched_by_for,
    names_of,
    receipts_for,
    topic_choices_for,
    topics_of_article_for,
    unread_for,
)

ON_CARD = 5


def unseen_alerts(person: Any, at: datetime) -> Card:  # noqa: ARG001 - every card is built for a time
    """Show the alerts not seen yet, bursts first."""
    unseen = (
        receipts_for(person).filter(acknowledged_at__isnull=True).order_by("alert__kind", "-delivered_at")
    )
    lines = [
        Line(
            heading_of(row.alert),
            row.alert.topic.name,
            address_of(row.alert),
            "warn" if row.alert.kind == AlertKind.BURST else "info",
        )
        for row in unseen[:ON_CARD]
    ]
    address = reverse("watching:alerts")
    return Card(
        title=_("Cảnh báo"),
        figure=unread_for(person),
        caption=_("cảnh báo chưa xem"),
        lines=lines,
        url=f"{address}?seen=no",
        link=_("Xem các cảnh báo"),
    )


def topics_beside(person: Visitor, public_id: str, at: datetime) -> Card | None:  # noqa: ARG001 - registry
    """Name the topics that an article matches."""
    topics = topics_of_article_for(person, public_id)
    if not topics:
        return None
    lines = [Line(topic.name, "", topic.get_absolute_url()) for topic in topics]
    return Card(title=_("Chủ đề"), lines=lines)


navigation.add(
    NavEntry(
        gettext_lazy("Chủ đề"),
        "watching:topics",
        needs="watching.see_topics",
        icon="topics",
        order=15,
        hint=gettext_lazy("Điều cần theo dõi trên báo chí, và ai theo dõi."),
        group=navigation.READING,
    )
)
navigation.add(
    NavEntry(
        gettext_lazy("Cảnh báo"),
        "watching:alerts",
        needs="watching.see_alerts",
        icon="alerts",
        order=14,
        hint=gettext_lazy("Dòng tin mới và lần tăng đột biến của chủ đề bạn theo dõi."),
        group=navigation.READING,
    )
)
desk.add(Builder("watching.alerts", unseen_alerts, needs="watching.see_alerts", order=5))
beside.add(
    "monitoring.article", Beside("watching.topics", topics_beside, needs="watching.see_topics", order=40)
)
narrowing.add(
    Narrower("topic", gettext_lazy("Chủ đề"), topic_choices_for, matched_by_for, needs="watching.see_topics")
)
naming.add("watching.topic", names_of)
naming.add_words(
    {
        "watching.topic": gettext_lazy("Chủ đề"),
        "watching.alert": gettext_lazy("Cảnh báo"),
        "watching.alerts": gettext_lazy("Thư cảnh báo"),
        "watching.add_topic": gettext_lazy("Thêm chủ đề"),
        "watching.change_topic": gettext_lazy("Sửa chủ đề"),
        "watching.pause_topic": gettext_lazy("Tạm dừng chủ đề"),
        "watching.open_topic": gettext_lazy("Cho chủ đề báo trở lại"),
        "watching.delete_topic": gettext_lazy("Xóa chủ đề"),
        "watching.subscribe": gettext_lazy("Theo dõi chủ đề"),
        "watching.unsubscribe": gettext_lazy("Thôi theo dõi chủ đề"),
        "watching.set_own_rules": gettext_lazy("Đổi cách báo cho mình"),
        "watching.acknowledge": gettext_lazy("Đã xem một cảnh báo"),
        "watching.acknowledge_all": gettext_lazy("Đã xem nhiều cảnh báo"),
        "watching.raise_alerts": gettext_lazy("Báo dòng tin mới"),
        "watching.raise_burst": gettext_lazy("Báo tăng đột biến"),
    }
)
