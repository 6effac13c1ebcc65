"""A real worker for the kill tests: `nhipcau work` with a short lease and a page that kills it.

Argument: seconds of the lease. Prints "ready" once its reading child is warm, then works until it is killed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta

from nhipcau.sources import rules

POISON = b"data-poison"


def main() -> None:
    """Shorten the lease before anything copies it, warm the reader, work."""
    rules.LEASE = timedelta(seconds=float(sys.argv[1]))
    import django

    django.setup()
    from nhipcau.journeys.reader import office_reader
    from nhipcau.journeys.worker import run_worker
    from nhipcau.reading.outcomes import Outcome
    from nhipcau.reading.records import Page

    with office_reader() as read:

        def poisoned(page: Page) -> Outcome:
            if POISON in page.content:
                os.kill(os.getpid(), signal.SIGKILL)
            return read(page)

        read(Page("warm", b"<p>warm</p>"))
        print("ready", flush=True)
        run_worker(reader=poisoned)


if __name__ == "__main__":
    main()
