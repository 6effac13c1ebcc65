"""A squad of real worker processes that is shot at and made good again. Used by trust_jobs and its test."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.trust_office import ROOT, children_of


@dataclass
class Soldier:
    """One worker process; `is_ready` once it has said so."""

    process: subprocess.Popen[str]
    is_ready: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        """Wait for its word."""
        assert self.process.stdout is not None
        if self.process.stdout.readline().strip() == "ready":
            self.is_ready.set()


@dataclass
class Squad:
    """Keeps so many workers alive; whoever dies is replaced, by us or by the poison alike."""

    size: int
    lease: float
    workers: list[Soldier] = field(default_factory=list)
    orphans: set[int] = field(default_factory=set)
    """Reading children of the killed, to be looked for afterwards."""
    died_alone: int = 0
    module: str = "bench.trust_worker"
    """What a worker runs."""

    def fill(self) -> None:
        """Replace the dead."""
        living = [worker for worker in self.workers if worker.process.poll() is None]
        self.died_alone += len(self.workers) - len(living)
        while len(living) < self.size:
            command = [sys.executable, "-m", self.module, str(self.lease)]
            with Path(os.environ["NHIPCAU_DATA_DIR"], "workers.log").open("a") as log:
                process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
            soldier = Soldier(process)
            threading.Thread(target=soldier.listen, daemon=True).start()
            living.append(soldier)
        self.workers = living

    def shoot(self, chance: random.Random) -> bool:
        """Kill one worker that is at work; False while none is."""
        ready = [each for each in self.workers if each.is_ready.is_set() and each.process.poll() is None]
        if not ready:
            return False
        victim = chance.choice(ready)
        children = children_of(victim.process.pid)
        with suppress(ProcessLookupError):
            victim.process.send_signal(signal.SIGKILL)
        if victim.process.wait() != -signal.SIGKILL:
            return False
        self.orphans |= set(children)
        self.workers.remove(victim)
        return True

    def dismiss(self) -> None:
        """End the living in good order, and whatever the dead left behind."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            try:
                worker.process.wait(20)
            except subprocess.TimeoutExpired:
                worker.process.kill()
        self.workers = []

    def left_behind(self, patience: float = 5.0) -> int:
        """Count the orphans that outlive their owner by so many seconds, and end them."""
        deadline = time.monotonic() + patience
        while (alive := {pid for pid in self.orphans if _lives(pid)}) and time.monotonic() < deadline:
            time.sleep(0.1)
        for pid in alive:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return len(alive)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
