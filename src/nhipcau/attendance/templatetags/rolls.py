"""Template tags of a site's page: the state of a place, a fresh id for a tap, the way to devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import template
from django.urls import NoReverseMatch, reverse

from nhipcau.attendance.tables.rolls import STATE_TONES, STATE_WORDS
from nhipcau.common.templatetags.screen import status

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def roll_status(state: str) -> SafeString:
    """Return the state of a place: a dot with words."""
    return status(STATE_TONES[state], STATE_WORDS[state])


@register.simple_tag
def fresh_id() -> str:
    """Return the id of the fact that a tap would make: a second tap of the same button is the same fact."""
    return str(uuid4())


@register.simple_tag
def device_door(site: Any) -> str:
    """Return the address of the site's devices."""
    try:
        return reverse("attendance:devices", args=[site.public_id])
    except NoReverseMatch:
        return ""
