"""The states of a plan and a task, and the words stored for them. Pure."""

from __future__ import annotations

DRAFT, ISSUED = "draft", "issued"
PLAN_STATES = (DRAFT, ISSUED)
OPEN, WAITING, DONE, DROPPED = "open", "waiting", "done", "dropped"
TASK_STATES = (OPEN, WAITING, DONE, DROPPED)
"""Open; done and waiting for another's confirmation (never overdue); confirmed; dropped with a reason."""
PROVINCES, COMMUNES, NAMED = "provinces", "communes", "named"
SCOPES = (PROVINCES, COMMUNES, NAMED)
"""Whom a clause binds: every province, every commune under the one who says so, or the units named."""
ONCE, HALF_YEARLY, YEARLY = "once", "half", "year"
REPEATS = (ONCE, HALF_YEARLY, YEARLY)
OFFICIAL, IMAGE, WORLD, EXPLAINING = "official", "image", "world", "explaining"
KINDS_OF_INFORMATION = (OFFICIAL, IMAGE, WORLD, EXPLAINING)
"""Nghị định 72/2015/NĐ-CP, as domain-facts tells them: official; the place's image; the world for people at
home; explaining and clarifying."""
