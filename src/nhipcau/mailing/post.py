"""Django's SMTP backend that says when the last bytes of a letter leave. Named by settings.EMAIL_BACKEND.

Until those three bytes are out no server can have the letter; from then on it may, whatever becomes of us.
"""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

LAST_BYTES = b".\r\n"
END = b"\r\n" + LAST_BYTES
LAST_ANSWER_SECONDS = 120.0
"""A server may scan a letter before it answers; RFC 5321 would wait ten minutes."""


class TellingSMTP(smtplib.SMTP):
    """Sends the end of a letter apart from the rest; plain, or with STARTTLS."""

    before_last_bytes: Callable[[], None] | None = None

    def send(self, s: Any) -> None:
        """Send; where it is the end of a letter, tell first."""
        if isinstance(s, str) or not s.endswith(END) or self.sock is None:
            super().send(s)
            return
        # The last bytes must not wait for an answer to those before (Nagle's delay).
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().send(s[: -len(LAST_BYTES)])
        if self.before_last_bytes:
            self.before_last_bytes()
        self.sock.settimeout(LAST_ANSWER_SECONDS)
        super().send(LAST_BYTES)

    def getreply(self) -> tuple[int, bytes]:
        """Read an answer; the next one is due in the usual time again."""
        answer = super().getreply()
        if self.sock:
            self.sock.settimeout(self.timeout)
        return answer


class TellingSMTPS(TellingSMTP, smtplib.SMTP_SSL):
    """The same in TLS from the first byte."""


class Post(EmailBackend):
    """Django's backend over these clients."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Choose the client by the settings."""
        return TellingSMTPS if self.use_ssl else TellingSMTP

    def tell(self, before_last_bytes: Callable[[], None]) -> None:
        """Have the open connection call this just before the end of its next letter."""
        if isinstance(self.connection, TellingSMTP):
            self.connection.before_last_bytes = before_last_bytes
