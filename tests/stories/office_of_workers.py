"""An office on a database file of its own with several placing processes; prints what they made. Run by a test."""

from __future__ import annotations

import json
import subprocess
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from tests.stories.making import NOW, check_house, place, store  # noqa: E402

from nhipcau.stories.models import Placement, Story  # noqa: E402


def fill(articles: int) -> None:
    """Make the tables and the waiting articles."""
    call_command("migrate", verbosity=0)
    for number in range(articles):
        store(("lu", "le")[number % 2], hours=number / 10)


def main(articles: int, workers: int) -> None:
    """Let several processes place at once, and print the sizes of the stories."""
    fill(articles)
    command = [sys.executable, "-m", "tests.stories.office_of_workers", "work"]
    running = [subprocess.Popen(command) for _ in range(workers)]
    ends = [process.wait() for process in running]
    check_house()
    sizes = sorted(Story.objects.values_list("article_count", flat=True))
    placed = Placement.objects.filter(state="placed").count()
    sys.stdout.write(json.dumps({"ends": ends, "sizes": sizes, "placed": placed}) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "work":
        while Placement.objects.filter(state="waiting").exists():
            place(at=NOW, limit=3)
    else:
        main(int(sys.argv[1]), int(sys.argv[2]))
