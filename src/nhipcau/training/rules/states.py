"""Words that the room stores: states, origins, answers to invitations. Pure."""

from __future__ import annotations

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
CONFERENCE_STATES = (PLANNED, HELD, CANCELLED)

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS = (MORNING, AFTERNOON, EVENING)

TOPIC, OPENING, DISCUSSION, TEST, BREAK, CLOSING = (
    "topic",
    "opening",
    "discussion",
    "test",
    "break",
    "closing",
)
SESSION_KINDS = (TOPIC, OPENING, DISCUSSION, TEST, BREAK, CLOSING)

NOMINATED, WALK_IN, SUBSTITUTE = "nominated", "walk_in", "substitute"
ORIGINS = (NOMINATED, WALK_IN, SUBSTITUTE)

NAMED, SWAPPED, WITHDRAWN = "named", "swapped", "withdrawn"
DELEGATE_STATES = (NAMED, SWAPPED, WITHDRAWN)
"""A swapped delegate gave the place to another before the deadline; a withdrawn one left it empty."""

NEED_OPEN, NEED_PLANNED, NEED_DECLINED = "open", "planned", "declined"
NEED_STATES = (NEED_OPEN, NEED_PLANNED, NEED_DECLINED)
"""What became of a topic that units asked for."""

NO_ANSWER, COMES, EXCUSED = "none", "comes", "excused"
ANSWERS = (NO_ANSWER, COMES, EXCUSED)

ABOUT, ABOVE, ALMOST, OVER, BELOW = "khoảng", "trên", "gần", "hơn", "dưới"
QUALIFIERS = (ABOVE, OVER, ABOUT, ALMOST, BELOW)
"""Of a declared head count, as the press says it: "trên 1.700"."""
