"""Levels, duties and states of an incident; states of a holding template. Pure."""

from __future__ import annotations

WATCH, SERIOUS, SEVERE = "watch", "serious", "severe"
LEVELS = (WATCH, SERIOUS, SEVERE)

OPEN, CLOSED = "open", "closed"

LEADS, SPEAKS, WRITES_LOG, FOLLOWS_PRESS, LINKS = "leads", "speaks", "writes_log", "follows_press", "links"
DUTIES = (LEADS, SPEAKS, WRITES_LOG, FOLLOWS_PRESS, LINKS)
"""Who leads, who speaks, who keeps the log, who follows the press, who is in touch with other bodies."""

FACT, DECISION, CONTACT, PUBLIC = "fact", "decision", "contact", "public"
NOTES = (FACT, DECISION, CONTACT, PUBLIC)
"""Kinds of lines in the situation log, which stays inside the office."""

HEARD, CHECKED, ANSWERED, BASELESS = "heard", "checked", "answered", "dropped"
RUMOURS = (HEARD, CHECKED, ANSWERED, BASELESS)

DRAFT, SUBMITTED, APPROVED, RETIRED = "draft", "submitted", "approved", "retired"
TEMPLATES = (DRAFT, SUBMITTED, APPROVED, RETIRED)
