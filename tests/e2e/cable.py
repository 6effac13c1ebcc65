"""The line between a browser and an office: cut, mended, or so bad that questions arrive and answers are lost."""

from __future__ import annotations

import contextlib
import socket
from threading import Thread

CHUNK = 65536


class Cable:
    """Passes bytes on to a server; another origin for the browser, which knows nothing of it."""

    def __init__(self, port: int) -> None:
        """Lay it to a server of this machine."""
        self._server = port
        self._open: set[socket.socket] = set()
        self._is_cut = self._loses_answers = False
        self.lost = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Let nothing through, and break what is under way."""
        self._is_cut = True
        for one in list(self._open):
            _close(one)

    def mend(self, *, loses_answers: bool = False) -> None:
        """Let bytes through; or take questions on and lose every answer to what is sent."""
        self._is_cut, self._loses_answers = False, loses_answers

    def close(self) -> None:
        """Take it down."""
        self.cut()
        self._door.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self._door.accept()
                if self._is_cut:
                    _close(near)
                    continue
                far = socket.create_connection(("127.0.0.1", self._server))
                self._open |= {near, far}
                Thread(target=self._carry, args=(near, far, False), daemon=True).start()
                Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        with contextlib.suppress(OSError):
            while said := source.recv(CHUNK):
                if is_answer and self._loses_answers:
                    self.lost += 1
                    break
                target.sendall(said)
        for one in (source, target):
            self._open.discard(one)
            _close(one)


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
