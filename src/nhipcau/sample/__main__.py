"""`python -m nhipcau.sample`: serves the sample press by hand, or writes sample files."""

from __future__ import annotations

import argparse
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from nhipcau.sample.dating import VIETNAM
from nhipcau.sample.press import serve
from nhipcau.sample.writing import write

NEWEST_HOUR = timedelta(hours=11)
"""The newest articles carry hours before 11; earlier in the day the sample press still prints yesterday's."""


def newest_day(now: datetime) -> date:
    """The latest day whose whole edition lies in the past."""
    return (now.astimezone(VIETNAM) - NEWEST_HOUR).date()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nhipcau.sample", description=__doc__)
    parser.add_argument("--port", type=int, default=8701, help="first port; outlets take the next free ones")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day of the edition, YYYY-MM-DD"
    )
    parser.add_argument("--changed", action="store_true", help="serve the silently changed texts")
    parser.add_argument("--write", type=Path, default=None, metavar="DIR", help="write sample files and end")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; serves until interrupted."""
    options = _options(arguments)
    today = options.today or newest_day(datetime.now(tz=UTC))
    if options.write:
        for path in write(options.write, today):
            sys.stdout.write(f"{path}\n")
        return 0
    press = serve(today=today, base_port=options.port, changed=options.changed)
    for served in press.outlets:
        sys.stdout.write(
            f"{served.language}  {served.home}  {served.name}  {' '.join(served.feeds.values())}\n"
        )
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        press.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
