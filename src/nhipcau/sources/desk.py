"""What the room puts on the menu and on the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.sources import desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.sources.queries.outlets import health_counts_for
from nhipcau.sources.queries.pages import state_counts_for


def health_card(person: Visitor, at: datetime) -> Card:  # noqa: ARG001 - every card is built for a time
    """Say how the feeds do and what waits for a person."""
    feeds, pages = health_counts_for(person), state_counts_for(person)
    outlets, all_pages = reverse("sources:list"), reverse("sources:pages")
    troubled = feeds["shaky"] + feeds["failing"]
    given_up = pages["broken"] + pages["dead"]
    lines = [
        Line(
            _("Đang lỗi"),
            feeds["failing"],
            f"{outlets}?health=failing",
            "bad" if feeds["failing"] else "neutral",
        ),
        Line(
            _("Vừa bị lỗi"),
            feeds["shaky"],
            f"{outlets}?health=shaky",
            "warn" if feeds["shaky"] else "neutral",
        ),
        Line(
            _("Trang chờ tải, chờ đọc"),
            pages["queued"] + pages["fetched"],
            f"{all_pages}?state=queued",
            "info",
        ),
        Line(_("Trang hỏng, cần xem"), given_up, all_pages, "warn" if given_up else "neutral"),
    ]
    return Card(
        title=_("Nguồn tin"),
        figure=feeds["active"] - troubled,
        caption=_("nguồn tin chạy tốt trên %(total)s") % {"total": feeds["active"]},
        lines=lines,
        url=outlets,
        link=_("Xem các nguồn"),
    )


navigation.add(
    NavEntry(
        gettext_lazy("Nguồn tin"),
        "sources:list",
        needs="sources.see_outlets",
        icon="sources",
        order=30,
        group=navigation.READING,
    )
)
navigation.add(
    NavEntry(
        gettext_lazy("Trang đã thấy"),
        "sources:pages",
        needs="sources.see_pages",
        icon="link",
        order=31,
        group=navigation.READING,
    )
)
desk.add(Builder("sources.health", health_card, needs="sources.see_outlets", order=20))
naming.add_words(
    {
        "sources.outlet": gettext_lazy("Nguồn"),
        "sources.feed": gettext_lazy("Nguồn tin"),
        "sources.feeds": gettext_lazy("Các nguồn tin"),
        "sources.page": gettext_lazy("Trang"),
        "sources.pages": gettext_lazy("Các trang"),
        "sources.add_outlet": gettext_lazy("Thêm nguồn"),
        "sources.add_source": gettext_lazy("Thêm nguồn và nguồn tin"),
        "sources.change_outlet": gettext_lazy("Sửa nguồn"),
        "sources.retire_outlet": gettext_lazy("Thôi theo dõi nguồn"),
        "sources.add_feed": gettext_lazy("Thêm nguồn tin"),
        "sources.pause_feed": gettext_lazy("Tạm dừng nguồn tin"),
        "sources.resume_feed": gettext_lazy("Cho nguồn tin chạy lại"),
        "sources.poll_now": gettext_lazy("Đọc ngay một nguồn tin"),
        "sources.poll_feeds": gettext_lazy("Đọc các nguồn tin đến hạn"),
        "sources.fetch_pages": gettext_lazy("Tải các trang đến hạn"),
        "sources.settle_page": gettext_lazy("Kết thúc một trang"),
        "sources.release_page": gettext_lazy("Để một trang đọc lại sau"),
        "sources.add_address": gettext_lazy("Thêm một bài bằng địa chỉ"),
        "sources.add_file": gettext_lazy("Thêm một bài bằng tệp"),
        "sources.retry_page": gettext_lazy("Thử lại một trang"),
        "sources.look_again": gettext_lazy("Xem lại một trang"),
        "sources.retry_all_broken": gettext_lazy("Thử lại mọi trang hỏng"),
        "sources.import_sources": gettext_lazy("Nhập danh sách nguồn"),
    }
)
