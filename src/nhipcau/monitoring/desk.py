"""What the room puts on the menu and on the start page; found at start-up."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, formats, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.monitoring import desk_finding  # noqa: F401 - put their own parts in
from nhipcau.monitoring.copies_card import copies_card
from nhipcau.monitoring.queries.counting import today_for
from nhipcau.monitoring.queries.workers import reading_now_for
from nhipcau.monitoring.rules.publication import office_day


def articles_today(person: Visitor, at: datetime) -> Card:
    """Count what was read today, by outlet."""
    today = today_for(person, at=at)
    address = reverse("monitoring:articles")
    lines = [Line(row.label, row.articles, f"{address}?outlet={row.key}") for row in today.outlets]
    if today.changed:
        lines.append(Line(_("Bài bị sửa sau khi đăng"), today.changed, f"{address}?changed=on", "warn"))
    return Card(
        title=_("Bài đọc hôm nay"),
        figure=today.seen,
        caption=_("bài mới đọc từ 0 giờ"),
        lines=lines,
        url=f"{address}?since={office_day(at).isoformat()}",
        link=_("Xem bài của hôm nay"),
    )


def reading_now(person: Visitor, at: datetime) -> Card:
    """Say whether a worker lives, or since when none has."""
    now = reading_now_for(person, at=at)
    if now.alive:
        state = Line(_("Máy đọc đang chạy"), now.alive, tone="good")
    elif now.last_seen_at:
        state = Line(_("Máy đọc dừng từ"), formats.moment(now.last_seen_at, at=at), tone="bad")
    else:
        state = Line(_("Máy đọc chưa chạy lần nào"), _("lệnh: nhipcau work"), tone="warn")
    return Card(title=_("Máy đọc"), lines=[state])


navigation.add(
    NavEntry(
        gettext_lazy("Bài báo"),
        "monitoring:articles",
        needs="monitoring.see_articles",
        icon="articles",
        order=10,
        group=navigation.READING,
    )
)
desk.add(Builder("monitoring.today", articles_today, needs="monitoring.see_articles", order=10))
desk.add(Builder("monitoring.workers", reading_now, needs="monitoring.see_articles", order=90))
beside.add(
    "monitoring.article",
    Beside("monitoring.copies", copies_card, needs="monitoring.see_articles", order=5),
)
naming.add_words(
    {
        "monitoring.article": gettext_lazy("Bài báo"),
        "monitoring.worker": gettext_lazy("Máy đọc"),
        "monitoring.store_article": gettext_lazy("Lưu một bài"),
        "monitoring.change_article": gettext_lazy("Lưu bản mới của một bài"),
        "monitoring.saved_search": gettext_lazy("Tìm kiếm đã lưu"),
        "monitoring.save_search": gettext_lazy("Lưu một tìm kiếm"),
        "monitoring.rename_search": gettext_lazy("Đổi tên một tìm kiếm"),
        "monitoring.delete_search": gettext_lazy("Xóa một tìm kiếm"),
        "monitoring.start_worker": gettext_lazy("Máy đọc bắt đầu"),
        "monitoring.stop_worker": gettext_lazy("Máy đọc dừng"),
    }
)
