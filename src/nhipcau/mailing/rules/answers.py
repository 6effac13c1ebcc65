"""What a mail server's answer means for a letter. An exception in, a verdict out; no Django."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass

MOST_WORDS = 300
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a letter did not go out."""

    words: str
    is_answer: bool = False
    """The server said no: it surely does not have the letter."""
    is_of_address: bool = False
    """The answer was to the address, not to the text."""
    is_final: bool = False
    """No for good."""
    ends_turn: bool = False
    """The server is of no use to the other letters either."""


def verdict(error: Exception) -> Verdict:
    """Judge a failed hand-over.

    Only a refusal of this address or this text is final. A refused sender or password is the office's
    mistake, not the letter's: letters wait until it is mended.
    """
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()), (0, b""))
            words, is_final = _words(code, said), code >= PERMANENT
            return Verdict(words, is_answer=True, is_of_address=True, is_final=is_final)
        case smtplib.SMTPDataError():
            words = _words(error.smtp_code, error.smtp_error)
            return Verdict(words, is_answer=True, is_final=error.smtp_code >= PERMANENT)
        case smtplib.SMTPResponseException():
            return Verdict(_words(error.smtp_code, error.smtp_error), is_answer=True, ends_turn=True)
        case OSError():
            return Verdict(_of(error), ends_turn=True)
        case _:
            return Verdict(_of(error))


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {' '.join(text.split())}"[:MOST_WORDS]


def _of(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:MOST_WORDS]
