"""An office with a released statement and readers of every kind; its processes are killed with SIGKILL.

Run as `python -m bench.mailing_office PORT READERS KILLS` in a throw-away office by `bench/mailing.py`; prints
what is left as JSON. Chance is seeded; retries do not wait for the wall clock: the sender's clock jumps.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from time import perf_counter, sleep
from typing import Any

from bench.mailing_sink import GOOD, GREY, HANGS_UP, NEVER, NO_MAILBOX, NO_TEXT, SLOW, SWALLOWS

FORK = multiprocessing.get_context("fork")
AT_ONCE = 2
BLOW = 0.12
"""Seconds after the first sign of work within which a blow falls."""
ON_THE_LIST = {NO_MAILBOX: 20, NO_TEXT: 10, GREY: 60, NEVER: 4, SLOW: 15, HANGS_UP: 1, SWALLOWS: 1}
"""Readers of each nature in a thousand; the others are good."""
BESIDES = {"suppressed": 10, "twin": 10, "ended": 10, "unconfirmed": 10, "expired": 10, "elsewhere": 10}
"""In a thousand more: known to the office, and not to be written to (a twin: not twice)."""


def addresses(readers: int, *, is_hostile: bool) -> list[str]:
    """Make the addresses of whoever is on the list."""
    made = []
    if is_hostile:
        for nature, share in ON_THE_LIST.items():
            made += [f"{nature}.{number}@doc.example" for number in range(max(1, readers * share // 1000))]
    made += [f"{GOOD}.{number}@doc.example" for number in range(readers - len(made))]
    random.Random(20261123).shuffle(made)
    return made


def fill(readers: int, at: datetime, *, is_hostile: bool) -> list[str]:
    """Store the readers, and beside them people who are not to be written to."""
    from tests.contacts.making import make_contact
    from tests.statements.making import make_office

    from nhipcau.common.writing import write_gate
    from nhipcau.contacts.actions.subscribing import ask_subscription
    from nhipcau.mailing.actions import suppress

    make_office()
    made = addresses(readers, is_hostile=is_hostile)
    with write_gate():
        for address in made:
            make_contact(address, kind="subscriber", at=at)
        for number in range(readers * BESIDES["suppressed"] // 1000 if is_hostile else 0):
            address = f"suppressed.{number}@doc.example"
            make_contact(address, kind="subscriber", at=at)
            suppress(by=None, at=at, address=address, why="asked")
            make_contact(made[number], kind="journalist", at=at)
            make_contact(f"ended.{number}@doc.example", kind="subscriber", at=at, languages=["lo"])
            make_contact(f"expired.{number}@doc.example", kind="subscriber", at=at - timedelta(days=900))
            make_contact(f"elsewhere.{number}@doc.example", kind="subscriber", at=at, unit_id="p20")
            ask_subscription(at=at, unit_id="p04", email=f"unconfirmed.{number}@doc.example", name="",
                             languages=["vi"], subjects=["general"], language="vi")  # fmt: skip
    return made


def shot(work: Callable[[int], None], chance: random.Random) -> None:
    """Start two workers, wait for the first sign of work, kill both at a moment of chance."""
    from django.db import connection

    connection.close()
    reading, writing = os.pipe()
    workers = [FORK.Process(target=work, args=(writing,)) for _ in range(AT_ONCE)]
    for each in workers:
        each.start()
    os.close(writing)
    os.read(reading, 1)
    for each in workers:
        sleep(chance.uniform(0, BLOW))
        if each.is_alive():
            os.kill(int(each.pid or 0), signal.SIGKILL)
        each.join()
    os.close(reading)


def put_until_shot(first: int) -> None:
    """Put letters of the round under way."""
    from django.utils import timezone

    from nhipcau.statements.actions.dispatching import put_letters

    put_letters(at=timezone.now(), limit=1)
    os.write(first, b".")
    put_letters(at=timezone.now(), limit=1_000_000)


def send_until_shot(first: int) -> None:
    """Send by the real clock."""
    from django.utils import timezone

    from nhipcau.mailing.actions import send_due

    send_due(at=timezone.now(), limit=1)
    os.write(first, b".")
    while send_due(at=timezone.now(), limit=50):
        pass


def send_the_rest() -> int:
    """Send until every letter has an end; where nothing is due yet the clock jumps. Return how many left."""
    from django.utils import timezone

    from nhipcau.mailing.actions import send_due
    from nhipcau.mailing.models import Letter

    ahead, sent = timedelta(), 0
    while True:
        sent += send_due(at=timezone.now() + ahead, limit=1000)
        open_ones = Letter.objects.filter(state__in=["waiting", "sending"])
        due = [each for row in open_ones.order_by().values_list("next_try_at", "lease_until", "state")
               for each in (row[1] if row[2] == "sending" else row[0],)]  # fmt: skip
        if not due:
            return sent
        ahead = max(ahead, min(due) - timezone.now())


def timed(work: Callable[[], int]) -> dict[str, float]:
    """Return how many and in how many seconds."""
    begun = perf_counter()
    done = work()
    return {"letters": done, "seconds": perf_counter() - begun}


def left(made: list[str]) -> dict[str, Any]:
    """Tell what the office knows of every letter and every reader."""
    from pathlib import Path

    from django.conf import settings
    from django.db.models import Count

    from nhipcau.mailing.models import Letter
    from nhipcau.record.queries import verify
    from nhipcau.statements.models import Dispatch, Round

    letters = Letter.objects.filter(purpose__startswith="statements.").order_by()
    outcomes = Dispatch.objects.order_by().values_list("outcome").annotate(count=Count("pk"))
    return {
        "listed": made,
        "states": dict(letters.values_list("to", "state")),
        "letters": letters.count(),
        "outcomes": dict(outcomes),
        "rounds_open": Round.objects.filter(finished_at=None).count(),
        "slips": len(list((Path(settings.DATA_DIR) / "mail" / "handed").glob("*"))),
        "record_holds": verify().holds,
    }


def main(port: int, readers: int, kills: int) -> None:
    """Fill, release, put and send under fire, let one of each live, tell."""
    os.environ["NHIPCAU_MAIL_URL"] = f"smtp://127.0.0.1:{port}"
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone
    from tests.statements.making import make_published

    from nhipcau.mailing.actions import sweep_slips
    from nhipcau.mailing.models import Letter
    from nhipcau.statements.actions import dispatching

    call_command("migrate", verbosity=0)
    at, chance = timezone.now(), random.Random(20261123)
    made = fill(readers, at, is_hostile=bool(kills))
    make_published(at=timezone.now())
    if kills:  # more ends of batches to fall between
        dispatching.BATCH = min(dispatching.BATCH, max(5, readers // 40))
    for _blow in range(kills // 2 // AT_ONCE):
        shot(put_until_shot, chance)
    put_before = Letter.objects.filter(purpose="statements.release").count()
    put = timed(lambda: dispatching.put_letters(at=timezone.now(), limit=1_000_000))
    for _blow in range(kills // 2 // AT_ONCE):
        shot(send_until_shot, chance)
    sent_before = Letter.objects.filter(state="sent").count()
    sent = timed(send_the_rest)
    sweep_slips()
    told = {"put_before": put_before, "put": put, "sent_before": sent_before, "sent": sent}
    sys.stdout.write(json.dumps({**told, **left(made)}))


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
