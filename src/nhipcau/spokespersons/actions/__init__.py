"""What changes in this room: one verb, one function, one transaction, one entry in the record."""

from nhipcau.spokespersons.actions.mandates import end_mandate, give_mandate
from nhipcau.spokespersons.actions.offices import keep_office
from nhipcau.spokespersons.actions.speakers import change_speaker, end_speaker, name_speaker

__all__ = ["change_speaker", "end_mandate", "end_speaker", "give_mandate", "keep_office", "name_speaker"]
