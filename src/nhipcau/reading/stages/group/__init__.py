"""Which articles tell the same event: one pass in time order, over outlets and languages.

In: pieces. Out: the open story a piece belongs to and why, or None. Called by the room `stories`.
"""

from nhipcau.reading.stages.group.again import Move, look_again
from nhipcau.reading.stages.group.open_stories import OpenStories
from nhipcau.reading.stages.group.pieces import DEFAULT_RULES, GroupingRules, Match, Piece

__all__ = ["DEFAULT_RULES", "GroupingRules", "Match", "Move", "OpenStories", "Piece", "look_again"]
