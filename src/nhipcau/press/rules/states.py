"""States, channels and outcomes of an enquiry, and the steps between. Pure."""

from __future__ import annotations

RECEIVED, ASSIGNED, DRAFTED, CLOSED = "received", "assigned", "drafted", "closed"
STATES = (RECEIVED, ASSIGNED, DRAFTED, CLOSED)

ANSWERED, REFUSED, WITHDRAWN = "answered", "refused", "withdrawn"
OUTCOMES = (ANSWERED, REFUSED, WITHDRAWN)
RESPONSES = (ANSWERED, REFUSED)
"""What counts as a response of the office: whoever takes a question back got none and is owed none."""

WEB, MAIL, PHONE = "web", "mail", "phone"
CHANNELS = (WEB, MAIL, PHONE)

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
CONFERENCE_STATES = (PLANNED, HELD, CANCELLED)

LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")
"""Languages in which letters to journalists are kept (answering.md, Newsroom)."""

ENQUIRY_RULE, FOREIGN_RULE = "press.enquiry", "press.foreign_enquiry"
ACKNOWLEDGE_RULE, FACTS_RULE = "press.acknowledge", "press.facts"
CONFERENCE_RULE, CHANNELS_RULE = "press.conference", "press.channels"


def rule_for(*, is_foreign: bool) -> str:
    """Return the code of the clock that an enquiry runs by."""
    return FOREIGN_RULE if is_foreign else ENQUIRY_RULE
