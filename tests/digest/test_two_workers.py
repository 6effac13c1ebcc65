"""Two processes on one SQLite file at the same due second: one edition, one letter a reader."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SET_UP = """
import django; django.setup()
from datetime import timedelta
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.digest.making import SEVEN, article, reader, schedule
article("Thông xe cầu Nà Lúm", at=SEVEN - timedelta(hours=3))
schedule(recipients=[reader("a@coquan.example"), reader("b@coquan.example")])
"""
WORK = """
import django; django.setup()
import sys
from tests.digest.making import SEVEN
from nhipcau.digest.actions import make_due_digests
print("ready", flush=True)
sys.stdin.readline()
make_due_digests(at=SEVEN)
"""


@pytest.mark.slow
def test_two_processes_make_one_edition(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")}
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    office = {
        **kept, "NHIPCAU_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": path
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", SET_UP], env=office, cwd=ROOT, check=True)
    command = [sys.executable, "-c", WORK]
    workers = [
        subprocess.Popen(
            command, env=office, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for worker in workers:
        assert worker.stdout
        while worker.stdout.readline().strip() != "ready":
            assert worker.poll() is None
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("\n")
        worker.stdin.flush()
    assert [worker.wait(120) for worker in workers] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "nhipcau.sqlite3") as database:
        assert database.execute("SELECT state, number FROM digest_edition").fetchall() == [("issued", 1)]
        sent = database.execute('SELECT "to" FROM mailing_letter ORDER BY 1').fetchall()
    assert sent == [("a@coquan.example",), ("b@coquan.example",)]
