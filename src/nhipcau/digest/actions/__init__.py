"""What changes in the room: one verb, one function."""

from nhipcau.digest.actions.annotating import Stale, change_line
from nhipcau.digest.actions.choosing import add_line, leave_out_outlet, let_outlet_in, move_line, remove_line
from nhipcau.digest.actions.due import make_due_digests
from nhipcau.digest.actions.issuing import correct, issue
from nhipcau.digest.actions.keeping import (
    change_schedule,
    erase_expired_recipients,
    keep_recipient,
    remove_recipient,
    start_schedule,
)
from nhipcau.digest.actions.opening import drop_draft, open_draft, rename_draft
from nhipcau.digest.actions.sections import add_section, change_section, move_section, remove_section
from nhipcau.digest.actions.sending import ask_sending, put_waiting

__all__ = [
    "Stale", "add_line", "add_section", "ask_sending", "change_line", "change_schedule", "change_section",
    "correct", "drop_draft", "erase_expired_recipients", "issue", "keep_recipient", "leave_out_outlet",
    "let_outlet_in", "make_due_digests", "move_line", "move_section", "open_draft", "put_waiting",
    "remove_line", "remove_recipient", "remove_section", "rename_draft", "start_schedule",
]  # fmt: skip
