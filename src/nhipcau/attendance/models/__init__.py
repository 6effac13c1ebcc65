"""What the room stores: devices, batches and their facts, and what follows from them."""

from nhipcau.attendance.models.devices import Device
from nhipcau.attendance.models.facts import Batch, Scan
from nhipcau.attendance.models.presence import Attendance, Conflict, Excuse
from nhipcau.attendance.models.rolls import Roll, SiteFact

__all__ = ["Attendance", "Batch", "Conflict", "Device", "Excuse", "Roll", "Scan", "SiteFact"]
