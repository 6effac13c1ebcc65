"""The killed senders: puts letters into a throw-away office, shoots its senders, tells what is left. Run by
the test beside it as `python -m tests.mailing.senders PORT LETTERS KILLS`; the sink is the test's."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from datetime import timedelta
from typing import Any

FORK = multiprocessing.get_context("fork")
LEASE = timedelta(seconds=0.5)
AT_ONCE = 2


def fill(letters: int) -> None:
    """Put letters, each with a small file, so that a hand-over takes a few packets."""
    from django.utils import timezone

    from nhipcau.common.writing import write_gate
    from nhipcau.mailing.actions import Attachment, put

    file = Attachment("diem-bao.txt", "text/plain", b"Dong tin. " * 3000)
    with write_gate():
        for number in range(letters):
            put(at=timezone.now(), key=f"k:{number}", to=f"nguoi{number}@coquan.example", subject="Điểm báo",
                text="Kính gửi.", attachments=[file], purpose="digest.issue")  # fmt: skip


def send(first: int = -1) -> None:
    """Send until nothing is left; tell of the first letter, so that the blow falls in the middle of work."""
    from django.utils import timezone

    from nhipcau.mailing.actions import send_due
    from nhipcau.mailing.models import Letter

    while Letter.objects.filter(state__in=["waiting", "sending"]).exists():
        sent = send_due(at=timezone.now(), limit=50 if first < 0 else 1)
        if sent and first >= 0:
            os.write(first, b".")
            first = -1
        time.sleep(0 if sent else 0.05)


def shoot_one_round(chance: random.Random) -> None:
    """Start two senders, wait until one has sent, kill both at a moment of chance."""
    from django.db import connection

    connection.close()
    reading, writing = os.pipe()
    senders = [FORK.Process(target=send, args=(writing,)) for _ in range(AT_ONCE)]
    for each in senders:
        each.start()
    os.close(writing)
    os.read(reading, 1)
    for each in senders:
        time.sleep(chance.uniform(0, 0.04))
        os.kill(int(each.pid or 0), signal.SIGKILL)
        each.join()
    os.close(reading)


def left() -> dict[str, Any]:
    """Count letters by state, what still waits, and the slips that lie about."""
    from pathlib import Path

    from django.conf import settings
    from django.db.models import Count

    from nhipcau.mailing.models import Letter

    states = dict(Letter.objects.order_by().values_list("state").annotate(count=Count("pk")))
    slips = list((Path(settings.DATA_DIR) / "mail" / "handed").glob("*"))
    unsure = list(Letter.objects.filter(state="unsure").values_list("message_id", flat=True))
    return {"states": states, "slips": len(slips), "unsure": unsure}


def main(port: int, letters: int, kills: int) -> None:
    """Fill, shoot, let one sender live, tell."""
    os.environ["NHIPCAU_MAIL_URL"] = f"smtp://127.0.0.1:{port}"
    import django

    django.setup()
    from django.core.management import call_command

    from nhipcau.mailing.actions import sending, sweep_slips

    call_command("migrate", verbosity=0)
    sending.LEASE = LEASE
    fill(letters)
    chance = random.Random(20261122)
    for _kill in range(kills // AT_ONCE):
        shoot_one_round(chance)
    after_kills = left()
    time.sleep(LEASE.total_seconds())
    send()
    sweep_slips()
    sys.stdout.write(json.dumps({"after_kills": after_kills, "end": left()}))


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
