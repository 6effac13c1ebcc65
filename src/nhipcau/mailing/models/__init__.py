"""What the room stores: letters, what came back, and addresses that get no more mass letters."""

from nhipcau.mailing.models.letters import Enclosure, Letter, LetterState
from nhipcau.mailing.models.returned import Reason, Returned, ReturnedKind, Suppression

__all__ = ["Enclosure", "Letter", "LetterState", "Reason", "Returned", "ReturnedKind", "Suppression"]
