"""Template tags of the public pages: words, days and numbers in the language of the page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from nhipcau.newsroom.rules import dates

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:
    """Write a sentence of the page's language."""
    return str(context["w"].say(key, **values))


@register.simple_tag(takes_context=True)
def named(context: Context, family: str, key: str) -> str:
    """Write one of a family of words: a kind, a subject."""
    return str(context["w"].named(family, key))


@register.simple_tag(takes_context=True)
def on(context: Context, value: date | datetime | None) -> str:
    """Write a day."""
    if value is None:
        return ""
    here = timezone.localdate(value) if isinstance(value, datetime) else value
    return dates.day(here, context["w"].locale)


@register.simple_tag(takes_context=True)
def at(context: Context, value: datetime | None) -> str:
    """Write a day and an hour in the office's zone."""
    zone: Any = timezone.get_default_timezone()
    return dates.moment(value, context["w"].locale, zone) if value else ""


@register.simple_tag(takes_context=True)
def count(context: Context, value: int) -> str:
    """Write a number."""
    return dates.number(value, context["w"].locale)


@register.filter
def machine(value: date | datetime) -> str:
    """Write a moment for machines."""
    return (
        timezone.localtime(value).isoformat(timespec="seconds")
        if isinstance(value, datetime)
        else value.isoformat()
    )
