"""What the room stores: committees and seats, directives and whom they bind, plans, tasks, reminders."""

from nhipcau.steering.models.committees import Committee, Seat, SeatHolding
from nhipcau.steering.models.directives import Clause, Directive, Obligation, Obliged, Repeats, Scope
from nhipcau.steering.models.plans import (
    CalendarLink,
    Extension,
    KindOfInformation,
    Plan,
    PlanState,
    Product,
    Reminder,
    Task,
    TaskState,
)

__all__ = [
    "CalendarLink",
    "Clause",
    "Committee",
    "Directive",
    "Extension",
    "KindOfInformation",
    "Obligation",
    "Obliged",
    "Plan",
    "PlanState",
    "Product",
    "Reminder",
    "Repeats",
    "Scope",
    "Seat",
    "SeatHolding",
    "Task",
    "TaskState",
]
