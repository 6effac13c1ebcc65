"""A mail server that is as bad as the Internet's: it refuses, puts off, dawdles and hangs up.

In: letters whose address names what happens to them (`grey.17@…`); out: a count of what it took, by address.
"""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from itertools import count
from typing import Any

from aiosmtpd.controller import Controller

NO_MAILBOX, NO_TEXT, GREY, NEVER, SLOW, HANGS_UP, SWALLOWS, GOOD = (
    "nomailbox", "notext", "grey", "never", "slow", "hangsup", "swallows", "good",
)  # fmt: skip
REFUSING = (NO_MAILBOX, NO_TEXT, NEVER)
"""Nobody there can be reached."""
UNSURE = (HANGS_UP, SWALLOWS)
"""No answer to the last bytes: one lost the letter, the other has it; no sender can tell them apart."""
SECONDS = 0.25
BUSY_EVERY = 900
"""Now and then the whole server is busy (421) and lets nobody send."""


class Sink:
    """Counts what it took by address, and whether a Message-ID ever came twice."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.mails = count(1)

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str,  # noqa: N802
                          _options: Any) -> str:  # fmt: skip
        if next(self.mails) % BUSY_EVERY == 0:
            return "421 4.3.2 try again later"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str,  # noqa: N802
                          _options: Any) -> str:  # fmt: skip
        nature = nature_of(address)
        self.asked[address] += 1
        if nature == NO_MAILBOX:
            return "550 5.1.1 no such mailbox"
        if nature == GREY and self.asked[address] <= 1 + len(address) % 2:
            return "451 4.7.1 greylisted, come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        (address,) = envelope.rcpt_tos
        nature = nature_of(address)
        if nature == NO_TEXT:
            return "554 5.7.1 not this text"
        if nature == NEVER:
            return "452 4.2.2 mailbox full"
        if nature == SLOW:
            await asyncio.sleep(SECONDS)
        if nature == HANGS_UP:
            server.transport.abort()
            return "250 never heard"
        self.taken[address] += 1
        self.names[message_from_bytes(envelope.content)["Message-ID"]] += 1
        if nature == SWALLOWS:
            server.transport.abort()
        return "250 OK"


def nature_of(address: str) -> str:
    """Return what happens to letters to an address."""
    return address.partition(".")[0]


@contextmanager
def listening(sink: Sink) -> Iterator[int]:
    """Serve it on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
