"""What changes in the room: clocks start, move, change hands and stop."""

from nhipcau.clocks.actions.moving import extend_clock, record_start, recount_clock
from nhipcau.clocks.actions.passing import hand_over, stop_clock
from nhipcau.clocks.actions.starting import start_clock

__all__ = ["extend_clock", "hand_over", "record_start", "recount_clock", "start_clock", "stop_clock"]
