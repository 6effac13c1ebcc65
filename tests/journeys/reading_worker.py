"""A worker process for the kill tests: reads what waits with a slow plain reader. Argument: minutes ahead."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path

import django

READING_SECONDS = 0.02


def main(minutes: int) -> None:
    """Read until nothing waits."""
    django.setup()
    from django.conf import settings
    from django.utils import timezone
    from tests.journeys.making import plain_reader

    from nhipcau.journeys.article import read_claimed_pages
    from nhipcau.reading.outcomes import Outcome
    from nhipcau.reading.records import Page

    def slow(page: Page) -> Outcome:
        time.sleep(READING_SECONDS)
        return plain_reader(page)

    Path(settings.DATA_DIR, "started").touch()
    read_claimed_pages(clock=lambda: timezone.now() + timedelta(minutes=minutes), limit=10_000, reader=slow)


if __name__ == "__main__":
    main(int(sys.argv[1]))
