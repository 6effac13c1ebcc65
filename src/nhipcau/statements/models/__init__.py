"""What the room stores: statements, editions, versions, approvals, who was told, who picked it up."""

from nhipcau.statements.models.approvals import Approval, Writer
from nhipcau.statements.models.checks import Check
from nhipcau.statements.models.picking import PickupMark
from nhipcau.statements.models.statements import (
    Edition,
    Kind,
    Publication,
    Statement,
    Version,
    Workflow,
)
from nhipcau.statements.models.telling import Dispatch, Occasion, Outcome, Pickup, Round

__all__ = [
    "Approval",
    "Check",
    "Dispatch",
    "Edition",
    "Kind",
    "Occasion",
    "Outcome",
    "Pickup",
    "PickupMark",
    "Publication",
    "Round",
    "Statement",
    "Version",
    "Workflow",
    "Writer",
]
