"""What becomes of one reader in a round: told why, or left out by name. Values in, decision out. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.statements.rules.letters import CORRECTION, RELEASE, WITHDRAWAL

PUT, SAME, ENDED, ERASED, EXPIRED = "put", "same", "ended", "erased", "expired"


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of one reader when a round reaches them."""

    has_earlier: bool
    """A letter with earlier words reached, or may have reached, them."""
    had_to_come: bool
    """Such a letter was still waiting here and was taken back, or they subscribed in time."""
    is_asked: bool
    is_erased: bool
    is_expired: bool
    has_subscription: bool
    is_told_elsewhere: bool
    """Another entry of the same address was told."""


def occasion_for(reader: Reader, occasion: str) -> str | None:
    """Return why they are written to; None where they never got, and were never to get, these words."""
    if occasion == RELEASE:
        return RELEASE if reader.has_earlier or reader.had_to_come else None
    if reader.has_earlier:
        return occasion
    return RELEASE if occasion == CORRECTION and reader.had_to_come else None


def outcome_for(reader: Reader) -> str:
    """Return whether they are written to, or why not; whoever ended gets no correction either."""
    reasons = (
        (reader.is_erased, ERASED),
        (reader.is_expired, EXPIRED),
        (not reader.is_asked and not reader.has_subscription, ENDED),
        (reader.is_told_elsewhere, SAME),
    )
    return next((outcome for holds, outcome in reasons if holds), PUT)


def is_written_to(reader: Reader, occasion: str) -> bool:
    """Say whether a letter goes out."""
    return occasion_for(reader, occasion) is not None and outcome_for(reader) == PUT


def is_about_withdrawal(occasion: str) -> bool:
    """Say whether an occasion tells of an end and not of words."""
    return occasion == WITHDRAWAL
