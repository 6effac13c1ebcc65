"""Senders killed with SIGKILL at a real SMTP sink, on whichever database the suite runs on (trust.md, 8)."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from bench.trust_office import office, postgres_server

ROOT = Path(__file__).resolve().parents[2]
LETTERS, KILLS = 300, 20
MOST_UNSURE = KILLS // 2
"""A blow that falls between a letter's last bytes and the server's answer leaves it to a person."""


class Sink:
    """Accepts every letter and counts it by its Message-ID."""

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.accepted[message_from_bytes(envelope.content)["Message-ID"]] += 1
        return "250 OK"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks and kills")
@pytest.mark.timeout(300)
def test_killed_senders_lose_no_letter_and_double_none(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with office(postgres_server()) as environment:
            command = [sys.executable, "-m", "tests.mailing.senders", str(port), str(LETTERS), str(KILLS)]
            done = subprocess.run(
                command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
            )
    finally:
        controller.stop()
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    end, unsure = told["end"]["states"], set(told["end"]["unsure"])
    with capsys.disabled():
        sys.stdout.write(f"\n{KILLS} kills, then {told['after_kills']['states']}; at last {end}\n")
    assert 0 < told["after_kills"]["states"]["sent"] < LETTERS, (
        "the kills must fall in the middle of the work"
    )
    assert end["sent"] + len(unsure) == LETTERS
    assert set(sink.accepted.values()) == {1}, "no letter came twice"
    assert len(set(sink.accepted) - unsure) == end["sent"], "every letter that is called sent came"
    assert len(unsure) <= MOST_UNSURE
    assert told["end"]["slips"] == 0
