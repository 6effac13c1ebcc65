"""What the room stores: editions with their sections and lines, who gets them, and when they are made."""

from nhipcau.digest.models.editions import DraftChange, Edition, LeftOut, Line, Section
from nhipcau.digest.models.readers import Dispatch, Recipient
from nhipcau.digest.models.schedules import Run, Schedule

__all__ = ["Dispatch", "DraftChange", "Edition", "LeftOut", "Line", "Recipient", "Run", "Schedule", "Section"]
