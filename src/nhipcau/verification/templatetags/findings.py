"""Tags for findings on the page of a dossier: `{% load findings %}`."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from nhipcau.verification.models import Dossier
from nhipcau.verification.queries.findings import Shown, shown_of
from nhipcau.verification.rules import states
from nhipcau.verification.rules.states import MOST_SUMMARY_WORDS

register = template.Library()
TONES = {states.DRAFT: "neutral", states.SUBMITTED: "warn", states.RETURNED: "bad", states.PASSED: "good"}


@register.simple_tag
def findings_of(dossier: Dossier) -> list[Shown]:
    """List the findings of a dossier, the last first."""
    return shown_of(dossier)


@register.filter
def finding_tone(state: str) -> str:
    """Return the tone of a finding's state."""
    return TONES.get(state, "neutral")


@register.filter
def words_of_most(count: int) -> str:
    """Say how many words of how many: "31 trên 150 từ"."""
    return _("%(count)s trên %(most)s từ") % {"count": count, "most": MOST_SUMMARY_WORDS}
