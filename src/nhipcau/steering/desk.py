"""What the room puts on the menu, the start page and the record; found at start-up."""

from nhipcau.steering import desk_committees, desk_directives, desk_plans, desk_tasks

__all__ = ["desk_committees", "desk_directives", "desk_plans", "desk_tasks"]
