"""What a returned mail says: which of our letters it may be about, and whether the address is dead. Pure.

In: the bytes of a mail; out: a report. The RFC 3464 parts and odd servers are read by flufl.bounce.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser

from flufl.bounce import all_failures

from nhipcau.mailing.rules.suppression import PERMANENT, TEMPORARY

MOST_BYTES = 2 * 1024 * 1024
"""A returned mail carries our own text at most twice; what is longer is cut."""
MOST_IDS = 20
OURS = re.compile(r"<[0-9a-f]{32}@[A-Za-z0-9.-]{1,200}>")
"""The form of `putting.new_message_id`."""
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
FULL = "5.2.2"
"""A full mailbox: RFC 3463 calls it persistent, but people do empty theirs."""
OF_ADDRESS = re.compile(r"^5\.1\.[01236]$|^5\.2\.1$")
"""Bad or unknown mailbox or system, moved, disabled (RFC 3463); not: our sender, our text, their policy."""
OLD_CODES = ("550", "551", "553")


@dataclass(frozen=True, slots=True)
class Report:
    """What was read."""

    message_ids: tuple[str, ...]
    """Everything in it that looks like the name of one of our letters."""
    kind: str | None
    """Permanent, temporary, or none where it reports no failure."""
    status: str


def read(mail: bytes) -> Report:
    """Read a returned mail; whatever the bytes are, there is an answer."""
    message = BytesParser(policy=policy.compat32).parsebytes(mail[:MOST_BYTES])
    ids = dict.fromkeys(found for text in _texts(message) for found in OURS.findall(text))
    status = next(
        (one for part in _blocks(message) for one in STATUS.findall(str(part.get("status", "")))), ""
    )
    return Report(tuple(ids)[:MOST_IDS], _kind(message, status), status)


def refuses_address(words: str) -> bool:
    """Say whether a server's refusal while sending means that the mailbox does not exist any more."""
    code, _gap, rest = words.partition(" ")
    status = STATUS.match(rest.strip())
    return bool(OF_ADDRESS.match(status[1])) if status else code in OLD_CODES


def status_in(words: str) -> str:
    """Return the code in a server's answer, without its words."""
    found = STATUS.search(words)
    return found[1] if found else words.partition(" ")[0][:20]


def _kind(message: Message, status: str) -> str | None:
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - a detector that stumbles over a hostile mail has found no failure
        return None
    if not temporary and not permanent:
        return None
    is_soft = status.startswith("4.") or status == FULL
    return PERMANENT if permanent and not is_soft else TEMPORARY


def _blocks(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from (block for block in part.get_payload() if isinstance(block, Message))


def _texts(message: Message) -> Iterator[str]:
    """Yield headers and bodies of every part, decoded."""
    for part in message.walk():
        yield "\n".join(str(value) for name, value in part.items() if name.lower() == "message-id")
        if not part.is_multipart():
            body = part.get_payload(decode=True)
            yield body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
