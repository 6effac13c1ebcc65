"""How old a page of the newsroom can be: a release, a correction and a withdrawal, each awaited by readers at both workers.

The changes happen in a process of their own, as a colleague's would; `awaited` asks all the while.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import time
from pathlib import Path

PAUSE_SECONDS = 2.5
PATIENCE_SECONDS = 20
ROUNDS = 3


def awaited(ports: list[int], env: dict[str, str], folder: Path) -> dict[str, list[float]]:
    """Return for each kind of change how long after it the last old answer still came, one a round."""
    watchers = [Watcher(port) for port in ports]
    told: dict[str, list[float]] = {}
    changes = subprocess.Popen(
        [sys.executable, "-m", "bench.newsroom_fresh"], env=env, cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        for line in changes.stdout or ():
            kind, path, sign, at = line.split()
            last_old = [watcher.saw(path, sign) for watcher in watchers]
            told.setdefault(kind, []).append(max(0.0, *(each - float(at) for each in last_old)))
        if changes.wait(60):
            sys.exit("the changes could not be made")
    finally:
        for watcher in watchers:
            watcher.stop()
    return told


class Watcher:
    """A reader of one worker who never stops asking: only so is the page in memory as old as it gets."""

    def __init__(self, port: int) -> None:
        """Begin to ask for the front page."""
        self.port, self.path, self.sign, self.old_at, self.is_on = port, "/vi/", "", 0.0, True
        self.found = threading.Event()
        self.thread = threading.Thread(target=self._ask)
        self.thread.start()

    def saw(self, path: str, sign: str) -> float:
        """Return the wall clock of the last answer without the sign (a status or words)."""
        self.old_at = 0.0
        self.found.clear()
        self.path, self.sign = path, sign
        if not self.found.wait(PATIENCE_SECONDS):
            sys.exit(f"{path} never showed {sign}")
        return self.old_at

    def stop(self) -> None:
        """Ask no more."""
        self.is_on = False
        self.thread.join()

    def _ask(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while self.is_on:
            path, sign = self.path, self.sign
            connection.request("GET", path)
            answer = connection.getresponse()
            text = f"{answer.status} {answer.read().decode()}"
            if sign and path == self.path and not self.found.is_set():
                if sign in text:
                    self.found.set()
                else:
                    self.old_at = time.time()
            time.sleep(0.01)


def _change() -> None:
    from django.utils import timezone
    from tests.newsroom.test_pages import correct, take_back
    from tests.statements.making import NOW, make_published, make_spokesperson

    from nhipcau.signing.actions.keys import make_key

    def told(kind: str, path: str, sign: str) -> None:
        sys.stdout.write(f"{kind} {path} {sign} {time.time()}\n")
        sys.stdout.flush()
        time.sleep(PAUSE_SECONDS)

    make_key(by=None, at=NOW)
    person = make_spokesperson()
    for _round in range(ROUNDS):
        statement = make_published(person, at=timezone.now())
        told("release", "/vi/", str(statement.public_id))
        path = f"/vi/{statement.public_id}/"
        correct(statement, person)
        told("correction", path, f"{path}2/")
        take_back(statement, person)
        told("withdrawal", path, "410")


if __name__ == "__main__":
    import django

    django.setup()
    _change()
