"""How pieces, pictures and plans of presenting are found by the one search."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown, with_words
from nhipcau.presenting.queries.desk import assets_for, pieces_for, plans_for

SEE = "presenting.see_pieces"


def find_pieces(person: Any, words: str, most: int) -> Found:
    """Return pieces of the unit, the latest first."""
    rows = with_words(pieces_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "title"), "-created_at", "-pk")
    return shown(ordered, _piece, most=most, more_url=list_url("presenting:pieces", words))


def find_assets(person: Any, words: str, most: int) -> Found:
    """Return pictures and papers of the unit, the latest first."""
    rows = with_words(assets_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "name", "place"), "-uploaded_at", "-pk")
    return shown(ordered, _asset, most=most, more_url=list_url("presenting:assets", words))


def find_plans(person: Any, words: str, most: int) -> Found:
    """Return what stands on the unit's calendar, the latest first."""
    rows = with_words(plans_for(person), words, "folded")
    ordered = rows.order_by(exact_first(words, "title"), "-on", "-pk")
    return shown(ordered, _plan, most=most, more_url=list_url("presenting:plans", words))


def _piece(row: Any) -> Hit:
    return Hit(row.title, row.get_absolute_url(), row.season, row.created_at)


def _asset(row: Any) -> Hit:
    said = " · ".join(filter(None, (row.captions.get("vi", ""), row.place)))
    return Hit(row.name, row.get_absolute_url(), said, row.taken_on)


def _plan(row: Any) -> Hit:
    return Hit(row.title, row.get_absolute_url(), when=row.on)


finding.add(Finder("presenting.pieces", _("Bài giới thiệu"), find_pieces, SEE, order=50))
finding.add(Finder("presenting.assets", _("Kho ảnh"), find_assets, SEE, order=51))
finding.add(Finder("presenting.plans", _("Lịch giới thiệu"), find_plans, SEE, order=52))
