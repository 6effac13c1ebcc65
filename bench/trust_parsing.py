"""Hostile pages against the reading line in its child, hostile feeds against the parsers: each ends by name.

The child's limits are a sixth of the real ones (reading/engines/processes.py) unless --long is asked for.
Feeds and home pages are parsed in the worker and in requests, without a child, so they must be quick.
"""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import django

from bench.trust_hostile import FEEDS, PAGES
from bench.trust_office import children_of, is_long
from bench.trust_rows import below, exactly, show
from nhipcau.reading.engines.processes import Limits
from nhipcau.reading.inputs import pages
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.records import Page
from nhipcau.sources.feeds import NotAFeedError, candidates, parse_feed

TEXT, HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"
LIMITS = Limits() if is_long() else Limits(wall_seconds=5.0, cpu_seconds=4)
FORK = get_context("fork")
FEED_SECONDS = 10.0
"""As long as a fetch may take: what one hostile host may cost a worker."""
MARGIN = 3.0
"""The pool looks at its clock now and then, on a machine that does other work too."""


def named(outcome: Outcome | Page) -> str:
    """Print an outcome in one or two words."""
    return "/".join(filter(None, [type(outcome).__name__.lower(), str(getattr(outcome, "reason", ""))]))


def read_each(names: list[str]) -> list[tuple[str, str, float]]:
    """Read some of the hostile pages in one child, one after the other."""
    from nhipcau.journeys.reader import office_reader

    done = []
    with office_reader(limits=LIMITS) as read:
        for name in names:
            read(Page("warm", b"<p>warm</p>"))  # the child of the page before may have died of it
            content = PAGES[name]()
            begun = time.monotonic()
            outcome = read(Page(name, content, HTML if content.lstrip().startswith(b"<") else TEXT))
            done.append((name, named(outcome), time.monotonic() - begun))
        done.append(("", "", _peak_of_children()))
    return done


def _peak_of_children() -> float:
    peaks = [0.0]
    for child in children_of(os.getpid()):
        lines = Path(f"/proc/{child}/status").read_text().splitlines()
        peaks += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
    return max(peaks)


def huge_file() -> None:
    """Name a file of 200 MB, which must be refused unread."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "huge.html")
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        begun = time.monotonic()
        ((_name, outcome),) = pages(path)
        below(f"file of 200 MB: {named(outcome)}", time.monotonic() - begun, 1.0, "s")


def feeds() -> None:
    """Parse each hostile document as a feed and, beside that, as a home page that may name feeds."""
    for name in FEEDS:
        under_way = [(f"{way}, {name}", *_started(name, way)) for way in ("feed", "home page")]
        until = time.monotonic() + FEED_SECONDS
        for what, child, answers in under_way:
            _show_end(what, child, answers, until)


def _started(name: str, way: str) -> tuple[Any, Any]:
    """Parse in a process that can be ended; the office parses these in its worker or in a request."""
    answers = FORK.SimpleQueue()
    child = FORK.Process(target=_parse, args=(name, way, answers))
    child.start()
    return child, answers


def _show_end(what: str, child: Any, answers: Any, until: float) -> None:
    limit = f"≤ {FEED_SECONDS:g} s"
    child.join(max(0.0, until - time.monotonic()))
    if child.is_alive():
        child.kill()
        child.join()
        show(what, f"> {FEED_SECONDS:g} s", limit, holds=False)
    elif child.exitcode:
        show(f"{what}: crashed, {child.exitcode}", "", limit, holds=False)
    else:
        end, seconds = answers.get()
        show(f"{what}: {end}", f"{seconds:.3g} s", limit, holds=seconds <= FEED_SECONDS)


def _parse(name: str, way: str, answers: Any) -> None:
    content, end = FEEDS[name](), "read"
    begun = time.monotonic()
    try:
        if way == "feed":
            parse_feed(content, url="https://bao-mau.example/rss")
        else:
            candidates(content, "https://bao-mau.example/")
    except NotAFeedError:
        end = "refused"
    answers.put((end, time.monotonic() - begun))


def main() -> None:
    """Read the pages in two children, then the feeds."""
    django.setup()
    halves = [list(PAGES)[::2], list(PAGES)[1::2]]
    with ThreadPoolExecutor(2) as pool:
        done = [row for rows in pool.map(read_each, halves) for row in rows]
    for name, end, seconds in sorted(row for row in done if row[0]):
        below(f"page, {name}: {end}", seconds, LIMITS.wall_seconds + MARGIN, "s")
    peak = max(seconds for name, _end, seconds in done if not name)
    below("largest child", peak, LIMITS.memory_bytes / 1024**2, "MB")
    exactly("pages without a named outcome", sum(not end for name, end, _s in done if name), 0)
    huge_file()
    feeds()
    show("limits of the child", f"{LIMITS.wall_seconds:g} s, {LIMITS.cpu_seconds} s CPU, 2 GB")


if __name__ == "__main__":
    main()
