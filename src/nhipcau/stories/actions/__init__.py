"""What changes in the room: one verb, one transaction, one entry in the record."""

from nhipcau.stories.actions.closing import close_stale, recount
from nhipcau.stories.actions.placing import place_waiting
from nhipcau.stories.actions.queueing import await_placing, place_again
from nhipcau.stories.actions.regrouping import merge, move, rename, split
from nhipcau.stories.actions.taking_back import take_back

__all__ = [
    "await_placing",
    "close_stale",
    "merge",
    "move",
    "place_again",
    "place_waiting",
    "recount",
    "rename",
    "split",
    "take_back",
]
