"""What the screens of the board share: which half-day is looked at, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.training.queries.conferences import half_day_now, half_days_of


def half_day_asked(request: HttpRequest, conference: Any, at: datetime) -> Any:
    """Return the half-day of the address (`?buoi=`), else the one that runs; None: it has none yet."""
    asked = request.GET.get("buoi", "")
    if not asked:
        return half_day_now(conference, at)
    found = half_days_of(conference).filter(public_id=asked).first()
    if found is None:
        raise Http404
    return found


def board_url(conference: Any, half_day: Any = None) -> str:
    """Return the address of the board."""
    url = reverse("attendance:board", args=[conference.public_id])
    return f"{url}?buoi={half_day.public_id}" if half_day else url


def site_url(site: Any, half_day: Any = None) -> str:
    """Return the address of a site's page."""
    url = reverse("attendance:site", args=[site.public_id])
    return f"{url}?buoi={half_day.public_id}" if half_day else url


def crumbs_to_board(conference: Any, half_day: Any = None) -> list[tuple[Any, str]]:
    """Return the way from the conference to its board."""
    return [
        (conference.title, conference.get_absolute_url()),
        (_("Bảng điều hành"), board_url(conference, half_day)),
    ]


def crumbs_to_site(site: Any, half_day: Any = None) -> list[tuple[Any, str]]:
    """Return the way from the conference to a site."""
    return [*crumbs_to_board(site.conference, half_day), (site.name, site_url(site, half_day))]
