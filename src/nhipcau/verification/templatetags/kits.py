"""What the panel of kits asks for, wherever it is included."""

from __future__ import annotations

from typing import Any

from django import template

from nhipcau.verification.models import Dossier, Finding, Kit
from nhipcau.verification.queries import kits

register = template.Library()


@register.simple_tag(takes_context=True)
def kits_of(context: dict[str, Any], dossier: Dossier) -> list[Kit]:
    """Return what was packed of a dossier, to whoever may have it."""
    return list(kits.kits_for(context["request"].user).filter(finding__dossier=dossier))


@register.simple_tag
def finding_to_pack(dossier: Dossier) -> Finding | None:
    """Return the finding that stands."""
    return kits.finding_to_pack(dossier)
