"""Opens the sample office: its accounts and the outlets of the sample press. Called by `nhipcau demo`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from nhipcau.people.actions import add_first_administrator, add_person
from nhipcau.people.queries import has_administrator
from nhipcau.sources.actions import add_source
from nhipcau.sources.actions.adding import ChosenFeed
from nhipcau.units.queries import found


class SampleOutlet(Protocol):
    """An outlet as the sample press serves it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def language(self) -> str:
        """Its language, ISO 639-1."""

    @property
    def home(self) -> str:
        """Its home page."""

    @property
    def feeds(self) -> Mapping[str, str]:
        """Kind of feed to address."""


Account = tuple[str, str, str]
"""User name, full name, role."""


def fill_office(
    *,
    accounts: Iterable[Account],
    password: str,
    unit_code: str,
    outlets: Iterable[SampleOutlet],
    at: datetime,
) -> None:
    """Add the accounts, the administrator first, and the outlets; leave an office that has people alone."""
    if has_administrator():
        return
    unit_id = found(unit_code, at.date()).values_list("unit_id", flat=True)[0]
    chief, *others = accounts
    administrator = add_first_administrator(
        at=at,
        username=chief[0],
        full_name=chief[1],
        email=mail_of(chief[0]),
        unit_id=unit_id,
        password=password,
    )
    for username, full_name, role in others:
        add_person(
            by=administrator, at=at, username=username, full_name=full_name, email=mail_of(username),
            unit_id=unit_id, password=password, roles=[role],
        )  # fmt: skip
    for outlet in outlets:
        feeds = [ChosenFeed(url, kind) for kind, url in outlet.feeds.items()]
        add_source(
            by=administrator,
            at=at,
            home_url=outlet.home,
            name=outlet.name,
            feeds=feeds,
            language=outlet.language,
        )


def mail_of(username: str) -> str:
    """Return an address that leads nowhere (RFC 2606)."""
    return f"{username}@mau.example"
