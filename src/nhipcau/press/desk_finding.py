"""How enquiries and press conferences are found by the one search: by outlet and question, never by name."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.finding import Finder, Found, Hit, exact_first, list_url, shown
from nhipcau.press.queries.conferences import conferences_for
from nhipcau.press.queries.enquiries import enquiries_for
from nhipcau.press.queries.finding import conferences_with, enquiries_with

LETTERS = 120
"""Two lines of a phone."""


def find_enquiries(person: Any, words: str, most: int) -> Found:
    """Return enquiries of the unit, the latest first."""
    rows = enquiries_with(enquiries_for(person), words)
    ordered = rows.order_by(exact_first(words, "question", "outlet_name"), "-received_at", "-pk")
    return shown(ordered, _enquiry, most=most, more_url=list_url("press:enquiries", words))


def find_conferences(person: Any, words: str, most: int) -> Found:
    """Return press conferences of the unit, the latest first."""
    rows = conferences_with(conferences_for(person), words)
    ordered = rows.order_by(exact_first(words, "topic", "place"), "-starts_at", "-pk")
    return shown(ordered, _conference, most=most, more_url=list_url("press:conferences", words))


def _enquiry(row: Any) -> Hit:
    title = f"{row.outlet_name}: {Truncator(row.question).chars(LETTERS)}"
    return Hit(title, reverse("press:enquiry", args=[row.public_id]), row.question, row.received_at)


def _conference(row: Any) -> Hit:
    said = " · ".join(filter(None, (row.place, row.outcome)))
    return Hit(row.topic, reverse("press:conference", args=[row.public_id]), said, row.starts_at)


finding.add(
    Finder("press.enquiries", _("Câu hỏi của báo chí"), find_enquiries, "press.see_enquiries", order=45)
)
finding.add(Finder("press.conferences", _("Họp báo"), find_conferences, "press.see_boards", order=46))
