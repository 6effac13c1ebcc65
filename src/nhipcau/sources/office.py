"""The office's own fetcher and folder, as the settings say. Called by journeys, views and commands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

import nhipcau
from nhipcau.sources.fetcher import Fetcher
from nhipcau.sources.rules import DEFAULT_PACE


def user_agent(contact: str) -> str:
    """Say who we are and how to reach us."""
    reach = f"; {contact}" if contact else ""
    return f"nhipcau/{nhipcau.__version__} (press reading of a public-information office{reach})"


@cache
def office_fetcher() -> Fetcher:
    """Return the one fetcher of this installation."""
    contact = str(getattr(settings, "FETCH_CONTACT", ""))
    return Fetcher(user_agent(contact), frozenset(settings.FETCH_ALLOWED_ORIGINS))


def pace_of(origin: str) -> float:
    """Return the seconds between two requests: our own sample press needs no patience."""
    return 0.0 if origin in settings.FETCH_ALLOWED_ORIGINS else DEFAULT_PACE


def snapshot_folder() -> Path:
    """Return where snapshots are kept."""
    return Path(settings.SNAPSHOT_DIR)
