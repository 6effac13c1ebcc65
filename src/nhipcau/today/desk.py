"""What the room puts on the menu; found at start-up."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import navigation
from nhipcau.common.navigation import NavEntry

navigation.add(
    NavEntry(
        _("Hôm nay"),
        "today:today",
        needs="stories.see_stories",
        icon="today",
        order=1,
        hint=_("Có gì mới từ lần xem trước, việc tăng đột biến đứng đầu."),
    )
)
navigation.add(
    NavEntry(
        _("Tìm kiếm"),
        "today:search",
        icon="search",
        order=2,
        hint=_("Một lần ở mọi mảng: bài, nhận định, phát ngôn, câu hỏi, văn bản, người giữ chức vụ."),
    )
)
