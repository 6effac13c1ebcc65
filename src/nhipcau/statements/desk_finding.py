"""How statements are found by the one search: drafts and embargoed ones by their own unit alone."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown
from nhipcau.statements.queries.desk import statements_for
from nhipcau.statements.queries.finding import statements_with


def find_statements(person: Any, words: str, most: int) -> Found:
    """Return statements of the unit, in whatever state, by title or words of any language."""
    ids = statements_with(statements_for(person), words).order_by().values("pk")
    rows = statements_for(person).filter(pk__in=ids).prefetch_related("editions__versions")
    ordered = rows.order_by(exact_first(words, "title"), "-created_at", "-pk")
    return shown(ordered, _hit, most=most, more_url=list_url("statements:list", words))


def _hit(row: Any) -> Hit:
    editions = sorted(row.editions.all(), key=lambda edition: -edition.number)
    versions = [version for edition in editions[:1] for version in edition.versions.all()]
    text = "\n".join(f"{one.title}\n{one.lead}\n{one.body}" for one in versions)
    return Hit(row.title, reverse("statements:statement", args=[row.public_id]), text, row.created_at)


finding.add(
    Finder(
        "statements.statements", _("Phát ngôn"), find_statements, needs="statements.see_statements", order=40
    )
)
