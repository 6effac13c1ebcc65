"""How claims and dossiers are found by the one search."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown
from nhipcau.verification.queries.claims import Filters, claims_for
from nhipcau.verification.queries.dossiers import dossiers_for
from nhipcau.verification.queries.finding import dossiers_with
from nhipcau.verification.queries.matching import text_of


def find_claims(person: Any, words: str, most: int) -> Found:
    """Return claims of the unit as the queue finds them: what needs somebody first, then by worth."""
    rows: Any = claims_for(person, Filters(query=words)).prefetch_related("occurrences")
    ordered = rows.order_by(exact_first(words, "wording"), "-is_work", "-worth", "noted_at", "pk")
    return shown(ordered, _claim, most=most, more_url=list_url("verification:claims", words, state="all"))


def find_dossiers(person: Any, words: str, most: int) -> Found:
    """Return dossiers of the unit by the words of their claim, or by their number."""
    rows = dossiers_with(dossiers_for(person), words).prefetch_related("claim__occurrences")
    ordered = rows.order_by(exact_first(words, "claim__wording"), "-year", "-number")
    return shown(ordered, _dossier, most=most, more_url=list_url("verification:dossiers", words))


def _claim(row: Any) -> Hit:
    text, _language = text_of(row)
    met = " … ".join(one.exact for one in row.occurrences.all())
    return Hit(text, row.get_absolute_url(), met if met != text else "", row.noted_at)


def _dossier(row: Any) -> Hit:
    text, _language = text_of(row.claim)
    title = gettext("Hồ sơ số %(number)s") % {"number": row}
    return Hit(title, reverse("verification:dossier", args=[row.public_id]), text, row.opened_at)


finding.add(
    Finder("verification.claims", _("Nhận định"), find_claims, needs="verification.see_claims", order=30)
)
finding.add(
    Finder(
        "verification.dossiers", _("Hồ sơ kiểm chứng"), find_dossiers, needs="verification.see_dossiers",
        order=31,
    )
)  # fmt: skip
