"""What changes in the room: a letter is put, sent, sent again, erased."""

from nhipcau.mailing.actions.bounces import read_bounce, read_returned
from nhipcau.mailing.actions.bulk import Draft, put_many
from nhipcau.mailing.actions.erasing import drop_returned, erase_letters, sweep_slips
from nhipcau.mailing.actions.putting import Attachment, Suppressed, put
from nhipcau.mailing.actions.repeating import send_again
from nhipcau.mailing.actions.sending import send_due
from nhipcau.mailing.actions.suppression import allow_again, suppress

__all__ = [
    "Attachment",
    "Draft",
    "Suppressed",
    "allow_again",
    "drop_returned",
    "erase_letters",
    "put",
    "put_many",
    "read_bounce",
    "read_returned",
    "send_again",
    "send_due",
    "suppress",
    "sweep_slips",
]
