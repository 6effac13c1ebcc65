"""Entering papers in the register, and waiting for one that was issued."""

from nhipcau.documents.actions.registering import await_registration, register_document

__all__ = ["await_registration", "register_document"]
