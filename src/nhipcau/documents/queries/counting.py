"""Papers by which a unit directs or guides, for the count of its work. In: unit, days. For `reports`."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from nhipcau.documents.models import Registration
from nhipcau.documents.rules import symbols

DIRECTING = (symbols.PLAN, symbols.PROGRAMME, symbols.LETTER)
"""Not reports, minutes, invitations, lists, certificates; releases are counted as such."""
OF_STATEMENTS = "statements."
"""A letter that answers the press is a statement on paper and counted there."""


def directing_papers(unit_id: str, since: date, until: date) -> QuerySet[Registration]:
    """Return plans, programmes and letters that bear a day of then, in the order of the register."""
    rows = Registration.objects.filter(unit_id=unit_id, kind__in=DIRECTING)
    rows = rows.filter(dated_on__gte=since, dated_on__lte=until).exclude(about__startswith=OF_STATEMENTS)
    return rows.order_by("dated_on", "pk")


def has_papers(unit_id: str) -> bool:
    """Say whether the unit ever registered one."""
    return Registration.objects.filter(unit_id=unit_id).exists()
