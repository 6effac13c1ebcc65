"""What a mail server's answer means for a letter. An exception in, a verdict out; no Django."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass

MOST_WORDS = 300
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the letter is refused for good, whether the server itself is of no use now, and why."""

    is_final: bool
    ends_turn: bool
    words: str


def verdict(error: Exception) -> Verdict:
    """Judge a failed hand-over.

    Only a refusal of this address or this text is final. A refused sender or password is the office's
    mistake, not the letter's: letters wait until it is mended.
    """
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()), (0, b""))
            return Verdict(code >= PERMANENT, ends_turn=False, words=_words(code, said))
        case smtplib.SMTPDataError():
            return Verdict(
                error.smtp_code >= PERMANENT,
                ends_turn=False,
                words=_words(error.smtp_code, error.smtp_error),
            )
        case smtplib.SMTPResponseException():
            return Verdict(is_final=False, ends_turn=True, words=_words(error.smtp_code, error.smtp_error))
        case smtplib.SMTPServerDisconnected() | OSError():
            return Verdict(is_final=False, ends_turn=True, words=_of(error))
        case _:
            return Verdict(is_final=False, ends_turn=False, words=_of(error))


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {' '.join(text.split())}"[:MOST_WORDS]


def _of(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:MOST_WORDS]
