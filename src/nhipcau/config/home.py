"""The start page: what came in today and where to go, from the cards that rooms put on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common import desk
from nhipcau.common.formats import day, weekday

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest) -> HttpResponse:
    """Show the desk of whoever is signed in."""
    now = timezone.now()
    cards = desk.cards_for(request.user, at=now)  # type: ignore[arg-type]
    greeting = _("Chào %(name)s. Hôm nay là %(weekday)s, %(day)s.") % {
        "name": request.user,
        "weekday": weekday(now),
        "day": day(now),
    }
    return render(request, "common/home.html", {"title": _("Bàn làm việc"), "lead": greeting, "cards": cards})
