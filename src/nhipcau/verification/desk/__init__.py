"""What the room puts on the menu, on the start page and beside stories and articles; found at start-up."""

from nhipcau.verification.desk import board, claims, dossiers, finding, findings, kits, waiting

__all__ = ["board", "claims", "dossiers", "finding", "findings", "kits", "waiting"]
