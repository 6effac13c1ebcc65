"""What the menu, the start page and the record show of attendance; each part of the room has its own file."""

from nhipcau.attendance import desk_board, desk_intake, desk_waiting

__all__ = ["desk_board", "desk_intake", "desk_waiting"]
