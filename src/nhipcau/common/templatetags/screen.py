"""Template tags of every screen: `{% load screen %}`. Values in, small pieces of page out."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from nhipcau.common import formats, navigation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from django.template import Context
    from django.utils.safestring import SafeString

register = template.Library()
TONES = frozenset({"neutral", "good", "warn", "bad", "info"})
THEMES = frozenset({"light", "dark"})
THEME_COOKIE = "theme"


@register.filter
def day(value: date | datetime | None) -> str:
    """22/11/2026 or 22 Nov 2026."""
    return formats.day(value)


@register.filter
def weekday(value: date | datetime) -> str:
    """Thứ Hai or Monday, in small letters in Vietnamese."""
    return formats.weekday(value)


@register.filter
def clock(value: datetime | None) -> str:
    """09:05."""
    return formats.clock(value)


@register.filter
def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """2.300 or 2,300; so many decimals where they are asked for."""
    return formats.number(value, decimals)


@register.filter
def moment(value: datetime | None) -> str | SafeString:
    """Words for a time, inside a `time` element that carries it exactly."""
    if value is None:
        return ""
    exact = f"{formats.day(value)} {formats.clock(value)}"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), exact, formats.moment(value)
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return one sign of the sprite, hidden from readers: the words beside it speak."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false" width="20" height="20">'
        '<use href="{}#{}"/></svg>',
        static("common/icons.svg"),
        name,
    )


@register.simple_tag
def status(tone: str, label: object) -> SafeString:
    """Return a dot with words: colour never speaks alone."""
    return format_html('<span class="status is-{}">{}</span>', tone if tone in TONES else "neutral", label)


@register.simple_tag
def badge(label: object, tone: str = "neutral") -> SafeString:
    """Return a small label."""
    return format_html('<span class="badge is-{}">{}</span>', tone if tone in TONES else "neutral", label)


@register.simple_tag(takes_context=True)
def nav_entries(context: Context) -> Sequence[dict[str, Any]]:
    """List the side menu for whoever looks, with the open screen marked."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if request is None or person is None or not person.is_authenticated:
        return []
    rows: list[dict[str, Any]] = []
    for entry in navigation.entries_for(person):
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue  # the room's addresses are not wired in this office
        rows.append({"entry": entry, "url": url})
    above: list[str] = [row["url"] for row in rows if request.path.startswith(row["url"])]
    deepest = max(above, key=len, default="")
    return [{**row, "is_here": row["url"] == deepest} for row in rows]


@register.simple_tag
def is_demo() -> bool:
    """Say whether this office runs on sample data, which every page of it must tell."""
    return bool(settings.DEMO)


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """Return the remembered appearance, or nothing where the device decides."""
    request = context.get("request")
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return chosen if chosen in THEMES else ""


@register.simple_tag(takes_context=True)
def may(context: Context, action: str) -> bool:
    """Say whether whoever looks may do `action`: `{% may "sources.add_outlet" as can_add %}`."""
    person = getattr(context.get("request"), "user", None)
    return bool(person and person.is_authenticated and person.may(action))


@register.inclusion_tag("common/field.html")
def field(bound: Any, *, hide_label: bool = False) -> dict[str, Any]:
    """Return one form field with label, help and error tied together."""
    kind = getattr(bound.field.widget, "input_type", "")
    return {"field": bound, "kind": kind, "hide_label": hide_label}


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """Return the address's query with some parts changed; an empty value takes one out."""
    params = context["request"].GET.copy()
    for key, value in changes.items():
        params.pop(key, None)
        if value not in {None, ""}:
            params[key] = str(value)
    return f"?{params.urlencode()}"


@register.inclusion_tag("common/term.html")
def term(word: str, meaning: str) -> dict[str, str]:
    """Return a word whose meaning opens on tap."""
    return {"word": word, "meaning": meaning, "key": f"term-{secrets.token_hex(4)}"}
