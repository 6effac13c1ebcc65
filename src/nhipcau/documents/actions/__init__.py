"""Entering papers in the register."""

from nhipcau.documents.actions.registering import register_document

__all__ = ["register_document"]
