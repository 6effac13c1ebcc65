"""Tags for clocks on any room's page: `{% load clocks %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.telling import Told, told

register = template.Library()


@register.simple_tag(takes_context=True)
def clock_told(context: Context, clock: Clock | None) -> Told | None:
    """Tell a clock to whoever looks, now."""
    request = context.get("request")
    person: Any = getattr(request, "user", None)
    return told(clock, person, timezone.now()) if clock else None
