"""Words that the room stores. Pure."""

from __future__ import annotations

WAITING, SHOWN, DECLINED, MERGED = "waiting", "shown", "declined", "merged"
QUESTION_STATES = (WAITING, SHOWN, DECLINED, MERGED)
LIVE, WRITTEN = "live", "written"
ANSWER_WAYS = (LIVE, WRITTEN)

BEFORE, AFTER = "before", "after"
MOMENTS = (BEFORE, AFTER)
PASS, PAPER = "pass", "paper"
SHEET_WAYS = (PASS, PAPER)

SCALE, WORDS = "scale", "words"
EVALUATION_KINDS = (SCALE, WORDS)
SCALE_MOST = 5

SMALLEST_GROUP = 5
"""Results of fewer sheets than this are shown to nobody (our own choice, k-anonymity of five)."""
