"""What the office's menu shows of the public site: the way to it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from nhipcau.common import navigation
from nhipcau.common.navigation import NavEntry

navigation.add(
    NavEntry(
        label=gettext_lazy("Cổng báo chí công khai"),
        url_name="newsroom:front",
        icon="link",
        order=58,
        hint=gettext_lazy("Xem những gì báo chí và người dân thấy"),
        group=navigation.SPEAKING,
    )
)
