"""Taking what was said at the doors: one way in for the line, files, paper and screens."""

from nhipcau.attendance.actions.taking.files import take_file
from nhipcau.attendance.actions.taking.results import Result
from nhipcau.attendance.actions.taking.taking import take

__all__ = ["Result", "take", "take_file"]
