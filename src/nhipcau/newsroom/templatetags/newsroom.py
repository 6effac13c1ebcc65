"""Template tags of the public pages: words, days and numbers in the language of the page."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nhipcau.newsroom.rules import dates

register = template.Library()
COUNTED = re.compile(r"(?<![\w.,])\d[\d.,]* [A-Za-z\u00c0-\u024f\u1e00-\u1eff]{1,9}\b")
"""A figure and the word that it counts, in scripts that put spaces between words."""


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
    return dates.day(here, context["w"])


@register.simple_tag(takes_context=True)
def at(context: Context, value: datetime | None) -> str:
    """Write a day and an hour in the office's zone."""
    zone: Any = timezone.get_default_timezone()
    return dates.moment(value, context["w"], zone) if value else ""


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


@register.filter
def together(text: str) -> SafeString:
    """Keep a figure and the word it counts on one line; not one letter of what was signed is changed."""
    whole = COUNTED.sub(r'<span class="together">\g<0></span>', str(escape(text)))
    return mark_safe(whole)  # noqa: S308 - escaped just above
