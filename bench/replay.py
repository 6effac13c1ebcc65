"""`./run bench replay`: feeds and articles out of an archive, through real workers that are killed now and then.

Small by default; `--feeds 2000 --articles 20000` is the whole of check 7. One host answers 429 and is watched.
The processor time of the workers is measured: on a machine that others use too, only that can be stretched.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.replay_press import HOSTS, Press, archived, publish, serve
from bench.trust_office import ROOT, office, open_office
from bench.trust_squad import Squad

WORKERS = 2
LEASE = 60.0
"""Seconds; 5 minutes in an office. Longer than the slowest batch, short enough to wait for after a kill."""
FULL_FEEDS, FULL_ARTICLES, FULL_HOURS = 2_000, 20_000, 2.0
WAITING = ("queued", "fetched")
KILLED_UNTIL = 0.7
"""Of the articles: the shots fall while there is work to be lost."""


@dataclass
class Standing:
    """How far the work is."""

    ended: int
    unplaced: int
    unmatched: int

    @property
    def rest(self) -> int:
        """What still waits behind reading."""
        return self.unplaced + self.unmatched


def _rows(room: str, name: str) -> Any:
    from django.apps import apps

    return apps.get_model(room, name).objects.order_by()


def standing() -> Standing:
    """Ask how far the work is, and let go of the database."""
    from django.db import connection

    found = Standing(
        _rows("sources", "Page").exclude(state__in=WAITING).count(),
        _rows("stories", "Placement").filter(state="waiting").count(),
        _rows("watching", "Waiting").count(),
    )
    connection.close()
    return found


def replay(articles: int, kills: int, most_seconds: float) -> tuple[float, int, Standing]:
    """Let the workers work and shoot one now and then; return seconds, shots and where the work stands."""
    squad = Squad(WORKERS, LEASE, module="bench.replay_worker")
    chance, begun, shots = random.Random(20261122), time.monotonic(), 0
    try:
        while True:
            squad.fill()
            now, spent = standing(), time.monotonic() - begun
            is_over = now.ended >= articles and now.rest == 0
            if is_over or spent > most_seconds:
                return spent, shots, now
            if shots < kills and now.ended > articles * KILLED_UNTIL * (shots + 1) / (kills + 1):
                shots += squad.shoot(chance)
            time.sleep(1)
    finally:
        squad.dismiss()
        if squad.died_alone:
            print(f"{squad.died_alone} workers died by themselves")


def judge(articles: int) -> tuple[int, int]:
    """Count what was lost on the way to a story, and what was doubled anywhere."""
    from django.db.models import Count

    kept = _rows("monitoring", "Article").values("page_id").distinct().count()
    placed = _rows("stories", "Placement").filter(state="placed").values("article_id").distinct().count()
    twice = (
        _rows("monitoring", "Article").values("page_id"),
        _rows("monitoring", "Version").values("article_id", "text_sha256"),
        _rows("sources", "Snapshot").values("page_id", "sha256"),
        _rows("stories", "Placement").values("article_id"),
        _rows("watching", "Match").values("topic_id", "article_id"),
    )
    doubled = sum(rows.annotate(n=Count("pk")).filter(n__gt=1).count() for rows in twice)
    return articles - min(kept, placed), doubled


def main() -> None:
    """Serve, replay, judge, and say what the whole size would take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--most-seconds", type=float, default=FULL_HOURS * 3600)
    asked = parser.parse_args()
    if asked.feeds < HOSTS:
        parser.error(f"at least {HOSTS} feeds, one a host")
    press = Press({})
    with ExitStack() as stack:
        origins = serve(press, stack)
        more = {
            "NHIPCAU_DEMO": "1",
            "NHIPCAU_FETCH_ALLOWED_ORIGINS": ",".join(origins),
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }
        os.environ.update(stack.enter_context(office(**more)))
        folder = Path(os.environ["NHIPCAU_DATA_DIR"])
        open_office()
        press.bodies.update(archived(folder, asked.articles))
        publish(press, origins, asked.feeds, asked.articles)
        seconds, shots, now = replay(asked.articles, asked.kills, asked.most_seconds)
        lost, doubled = judge(asked.articles)
        tell(asked.feeds, asked.articles, seconds, shots, folder)
        _tell_faults(folder)
    is_done = now.ended >= asked.articles and now.rest == 0
    print(f"{'lost' if is_done else f'NOT FINISHED ({now}); not in a story yet'} {lost}, doubled {doubled}")
    print(f"429: host asked {len(press.asked_at)} times, {press.disturbed} within its Retry-After (0 wanted)")


def tell(feeds: int, articles: int, seconds: float, shots: int, folder: Path) -> None:
    """Print what each step took, and what the whole of check 7 would take of two quiet cores."""
    steps = measured(folder)
    print(
        f"{feeds} feeds, {articles} articles, {WORKERS} workers on {os.cpu_count()} cores, {shots} SIGKILLs"
    )
    print(
        f"{seconds:.0f} s by the clock: {articles / seconds:.2f} articles/s, start-up and leases of the dead included"
    )
    print(f"{'step':16}{'CPU s':>10}{'seconds':>10}{'done':>8}{'CPU ms each':>13}{'each a CPU s':>14}")
    for name, (worked, took, count) in steps.items():
        each = f"{worked / count * 1000:13.1f}{count / worked:14.1f}" if count and worked else ""
        print(f"{name:16}{worked:10.1f}{took:10.1f}{count:8.0f}{each}")
    running = steps["all"][0] - steps["start"][0]
    hours = running / articles * FULL_ARTICLES / WORKERS / 3600
    print(f"CPU without start-up: {running / articles:.3f} s an article, feeds and all duties in it")
    if articles < FULL_ARTICLES:
        print(f"{FULL_FEEDS} feeds and {FULL_ARTICLES} articles: {hours:.2f} h of {WORKERS} quiet cores"
              f" ({FULL_HOURS:g} h wanted), stretched by articles alone: a larger database costs more")  # fmt: skip


def measured(folder: Path) -> dict[str, list[float]]:
    """Add up what all workers wrote down, the killed ones too."""
    steps: dict[str, list[float]] = {}
    for file in sorted((folder / "meter").glob("*.json")):
        for name, row in json.loads(file.read_text()).items():
            steps[name] = [a + b for a, b in zip(steps.get(name, [0.0, 0.0, 0.0]), row, strict=True)]
    return dict(sorted(steps.items(), key=lambda step: -step[1][0]))


def _tell_faults(folder: Path) -> None:
    """Print what the workers logged as faults, each kind once."""
    log = folder / "workers.log"
    text = log.read_text(errors="replace").splitlines() if log.exists() else []
    kinds = Counter(line[:200] for line in text if "Error" in line or "failed" in line)
    for line, count in kinds.most_common(5):
        print(f"logged {count} times: {line}")


if __name__ == "__main__":
    main()
