"""The subjects that a statement has and a reader may subscribe to. Pure; words in `contacts.wording`."""

from __future__ import annotations

GENERAL, ECONOMY, CULTURE, TOURISM, BORDER, DISASTER, PEOPLE = (
    "general", "economy", "culture", "tourism", "border", "disaster", "people",
)  # fmt: skip
SUBJECTS = (GENERAL, ECONOMY, CULTURE, TOURISM, BORDER, DISASTER, PEOPLE)
"""Own choice: the fields that provincial plans of external information name most often."""
