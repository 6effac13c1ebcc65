"""Words that the room stores: what a fact says, what became of it, how it came, the line of a site. Pure."""

from __future__ import annotations

ARRIVE, WALK_IN, SUBSTITUTE, EXCUSE, UNDO = "arrive", "walk_in", "substitute", "excuse", "undo"
FACT_KINDS = (ARRIVE, WALK_IN, SUBSTITUTE, EXCUSE, UNDO)

NEW, SAME, CONFLICT, REFUSED, QUARANTINED = "new", "same", "conflict", "refused", "quarantined"
OUTCOMES = (NEW, SAME, CONFLICT, REFUSED, QUARANTINED)
"""`new` also stands for an excuse or an undo that took effect."""

UNKNOWN_PASS, REVOKED_PASS, OTHER_CONFERENCE = "unknown_pass", "revoked_pass", "other_conference"
NOT_ON_LIST, PLACE_TAKEN, NOTHING_TO_UNDO = "not_on_list", "place_taken", "nothing_to_undo"
IS_PRESENT, UNREADABLE, CANCELLED = "is_present", "unreadable", "cancelled"
OTHER_SITE, TAKEN_BACK = "other_site", "taken_back"
REASONS = (
    UNKNOWN_PASS, REVOKED_PASS, OTHER_CONFERENCE, NOT_ON_LIST, PLACE_TAKEN, NOTHING_TO_UNDO, IS_PRESENT,
    UNREADABLE, CANCELLED, OTHER_SITE, TAKEN_BACK,
)  # fmt: skip
"""Why a fact is refused. `place_taken`: substitute and substituted in one half-day.

`taken_back` keeps the id of a fact whose undo came first: when the fact itself comes, that is its answer.
"""
OUTSIDE_HALF_DAY, CLOCK_UNKNOWN, AHEAD_OF_NOW = "outside_half_day", "clock_unknown", "ahead_of_now"
QUARANTINES = (OUTSIDE_HALF_DAY, CLOCK_UNKNOWN, AHEAD_OF_NOW)

ONLINE, FILE, PAPER, SCREEN = "online", "file", "paper", "screen"
WAYS = (ONLINE, FILE, PAPER, SCREEN)

NOT_OPEN, CONNECTED, LOST, CLOSED = "not_open", "connected", "lost", "closed"
LINES = (NOT_OPEN, CONNECTED, LOST, CLOSED)
