"""The board on the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from nhipcau.common import navigation
from nhipcau.common.navigation import NavEntry

navigation.add(
    NavEntry(
        gettext_lazy("Bảng việc"),
        "verification:board",
        needs="verification.see_dossiers",
        icon="trends",
        order=45,
        hint=gettext_lazy("Ai đang giữ hồ sơ nào, đã bao lâu, có cùng một thước đo không."),
        group=navigation.CHECKING,
    )
)
