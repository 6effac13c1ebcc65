"""What the room puts on the menu; found at start-up."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import navigation
from nhipcau.common.navigation import NavEntry

navigation.add(
    NavEntry(
        _("Xu hướng"),
        "trends:over_time",
        needs="trends.see_trends",
        icon="trends",
        order=26,
        group=navigation.READING,
    )
)
