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
