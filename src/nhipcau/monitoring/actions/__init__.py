"""What changes in the room: one verb, one transaction, one entry in the record."""

from nhipcau.monitoring.actions.storing import Stored, store_article

__all__ = ["Stored", "store_article"]
