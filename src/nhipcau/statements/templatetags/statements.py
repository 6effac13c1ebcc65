"""Filters of the room's pages: a body in blocks, a language by name, tones of states."""

from __future__ import annotations

from typing import Any

from django import template

from nhipcau.statements import wording
from nhipcau.statements.rules.layout import Block
from nhipcau.statements.rules.layout import blocks as cut

register = template.Library()


@register.filter
def blocks(body: str) -> list[Block]:
    """Cut a body into what is shown."""
    return cut(body)


@register.filter
def language_name(code: str) -> str:
    """Name a language."""
    return wording.language_name(code)


@register.filter
def workflow_tone(state: str) -> str:
    """Return the tone of a step of the words."""
    return wording.WORKFLOW_TONES.get(state, "neutral")


@register.filter
def publication_tone(state: str) -> str:
    """Return the tone of a publication state."""
    return wording.PUBLICATION_TONES.get(state, "neutral")


@register.filter
def fault_words(what: str) -> str:
    """Say what the check found."""
    return wording.fault_words(what)


@register.filter
def get(told: dict[str, Any], key: str) -> Any:
    """Read one key."""
    return told.get(key, "")
