"""What changes in the room: one verb, one transaction, one entry in the record."""

from nhipcau.monitoring.actions.beating import beat, start_worker, stop_worker
from nhipcau.monitoring.actions.storing import Stored, store_article

__all__ = ["Stored", "beat", "start_worker", "stop_worker", "store_article"]
