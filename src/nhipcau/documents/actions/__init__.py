"""Entering papers in the register."""

from nhipcau.documents.actions.registering import register_document, register_documents

__all__ = ["register_document", "register_documents"]
