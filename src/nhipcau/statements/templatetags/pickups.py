"""The card "who picked it up" on a statement's page: `{% load pickups %}{% pickups_card statement %}`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.utils.translation import gettext as _

from nhipcau.monitoring.languages import language_name
from nhipcau.statements.models import Statement
from nhipcau.statements.queries.pickups import figures_of, pickups_of

register = template.Library()
SHOWN = 10
HOUR, DAY = 3600, 86400


@register.inclusion_tag("statements/pickups_card.html", takes_context=True)
def pickups_card(context: template.Context, statement: Statement) -> dict[str, Any]:
    """Draw the card for whoever may see pickups."""
    person = context["request"].user
    if not person.may("statements.see_pickups"):
        return {"may_see": False}
    rows = pickups_of(statement)
    figures = figures_of(rows)
    return {
        "may_see": True, "rows": rows[:SHOWN], "more": max(len(rows) - SHOWN, 0), "figures": figures,
        "outlets": ", ".join(figures.outlets), "after": lasting_words(figures.first_after),
        "languages": ", ".join(language_name(code) for code in figures.languages),
    }  # fmt: skip


def lasting_words(lasting: timedelta | None) -> str:
    """Say how long it took in the largest unit that fits."""
    if lasting is None:
        return ""
    seconds = int(lasting.total_seconds())
    if seconds < HOUR:
        count = max(seconds // 60, 1)
        return _("%(n)s phút") % {"n": count}
    if seconds < DAY:
        return _("%(hours)s giờ %(minutes)s phút") % {
            "hours": seconds // HOUR,
            "minutes": seconds % HOUR // 60,
        }
    return _("%(n)s ngày") % {"n": seconds // DAY}
