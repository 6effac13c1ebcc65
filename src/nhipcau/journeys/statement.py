"""A statement's road between rooms, as far as no person has to press a button. Called by the worker's duties.

Drafted from a finding or a question, translated, approved version by version and signed → at its minute all
languages leave at once, into the public log → letters to whoever asked for them → found again in the press.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.mailing.actions.bounces import read_returned
from nhipcau.signing.actions.heads import sign_head
from nhipcau.statements.actions.checking import check_published
from nhipcau.statements.actions.dispatching import put_letters
from nhipcau.statements.actions.pickups import find_pickups
from nhipcau.statements.actions.releasing import release_due
from nhipcau.statements.actions.stamping import stamp_released

LETTERS_AT_ONCE = 500
PICKUPS_AT_ONCE = 200
RETURNED_AT_ONCE = 50
STAMPED_AT_ONCE = 20


def let_out(*, at: datetime) -> int:
    """Let everything leave whose minute has come by the database's clock; the public pages do the same."""
    return release_due(at=at)


def tell_readers(*, at: datetime) -> int:
    """Put letters to readers of what left, was corrected or withdrawn into the outbox."""
    return put_letters(at=at, limit=LETTERS_AT_ONCE)


def take_returned(*, at: datetime) -> int:
    """Read the mail that came back."""
    return read_returned(at=at, limit=RETURNED_AT_ONCE)


def look_for_pickups(*, at: datetime) -> int:
    """Find later articles that use our words."""
    return find_pickups(at=at, limit=PICKUPS_AT_ONCE)


def seal_public_log(*, at: datetime) -> int:
    """Sign the head of the public log, where it has grown."""
    return 1 if sign_head(at=at) else 0


def stamp_what_left(*, at: datetime) -> int:
    """Have an outside authority say when the signed words existed, where one is set."""
    return stamp_released(at=at, limit=STAMPED_AT_ONCE)


def check_what_is_public(*, at: datetime) -> int:
    """Hold what is public against its signatures and the log; a difference goes on screen and record."""
    return len(check_published(at=at).faults)
