"""What the room puts on the menu, the start page and the record; found at start-up."""

from nhipcau.reports import desk_awards, desk_counting, desk_filling, desk_national, desk_reviewing

__all__ = ["desk_awards", "desk_counting", "desk_filling", "desk_national", "desk_reviewing"]
