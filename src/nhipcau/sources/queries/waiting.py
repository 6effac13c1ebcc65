"""Which outlets have a feed that goes on failing. In: who asks; out: outlets with the first silence."""

from __future__ import annotations

from typing import Any

from django.db.models import Min, Q, QuerySet

from nhipcau.common.navigation import Visitor
from nhipcau.sources.health import BAD_AFTER
from nhipcau.sources.models import Outlet


def failing_for(person: Visitor) -> QuerySet[Any]:
    """Return the outlets that somebody must look at, the longest silent first; `ok_at` is the last answer."""
    if not person.may("sources.change_outlet"):
        return Outlet.objects.none()
    failing = Q(feeds__is_active=True, feeds__failures__gte=BAD_AFTER)
    rows = Outlet.objects.filter(failing, is_active=True)
    return rows.annotate(ok_at=Min("feeds__last_ok_at", filter=failing)).order_by("ok_at", "pk")
