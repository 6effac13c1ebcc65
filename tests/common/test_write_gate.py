"""The write gate on SQLite: writers enter in the order in which they came, and a dead one holds up nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from nhipcau.common import writing

fcntl = pytest.importorskip("fcntl")


def is_taken(place: Path) -> bool:
    """Say whether somebody stands there."""
    with place.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_writers_enter_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    line, entered = tmp_path / "office.queue", []

    def write(number: int) -> None:
        with writing._line(line):
            entered.append(number)

    crowd = [threading.Thread(target=write, args=(number,)) for number in range(writing.PLACES - 1)]
    with writing._line(line):
        for number, writer in enumerate(crowd):
            writer.start()
            while not is_taken(line / str(number + 1)):
                time.sleep(0.001)
        assert entered == []
    for writer in crowd:
        writer.join()
    assert entered == list(range(writing.PLACES - 1))


HOLD = """
import pathlib, sys, time
from nhipcau.common.writing import _line
with _line(pathlib.Path(sys.argv[1])):
    print("in", flush=True)
    time.sleep(60)
"""


def test_a_writer_that_is_killed_in_the_gate_leaves_it_open(tmp_path: Path) -> None:
    line = tmp_path / "office.queue"
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "nhipcau.config.settings"}
    with subprocess.Popen([sys.executable, "-c", HOLD, str(line)], env=env, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"in\n"
        assert is_taken(line / "0")
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with writing._line(line):
        assert is_taken(line / "0")
    assert not any(is_taken(place) for place in line.iterdir())


def test_a_fault_inside_leaves_the_gate_open(tmp_path: Path) -> None:
    def fail() -> None:
        with writing._line(tmp_path / "office.queue"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not is_taken(tmp_path / "office.queue" / "0")
