"""What changes in the room: a letter is put, sent, sent again, erased."""

from nhipcau.mailing.actions.erasing import erase_letters, sweep_slips
from nhipcau.mailing.actions.putting import Attachment, put
from nhipcau.mailing.actions.repeating import send_again
from nhipcau.mailing.actions.sending import send_due

__all__ = ["Attachment", "erase_letters", "put", "send_again", "send_due", "sweep_slips"]
