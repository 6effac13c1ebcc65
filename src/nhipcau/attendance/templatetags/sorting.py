"""Template tag of sortable headings: which order stands, and which a tap asks for."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag
def sort_of(key: str, sort: str) -> dict[str, str]:
    """Return `now` (ascending, descending or nothing) and `next`."""
    if sort == key:
        return {"now": "ascending", "next": f"-{key}"}
    return {"now": "descending" if sort == f"-{key}" else "", "next": key}
