"""A replayed day through the digest: 2,000 articles in 400 stories on SQLite, made, shown, printed.

    ./run bench digest [ARTICLES [STORIES]]

Prints the seconds of making, page and Word file together against the 60 s of design/reading.md, check 8,
and opens the archived page of every line.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from typing import Any

LIMIT_SECONDS = 60
MORNING = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
"""07:00 where the office stands."""
OUTLETS = 60
PLACES = ("Nà Lúm", "Bản Giốc", "Trùng Khánh", "Quảng Hòa", "Hà Quảng", "Bảo Lạc", "Nguyên Bình", "Thạch An")
DEEDS = ("thông xe cầu", "mở hội chợ ở", "trồng rừng tại", "đón khách đến", "dạy nghề ở", "sửa đường vào")


def main(articles: int, stories: int) -> int:
    """Fill an office, make its digest, print the figures; 1 when a line opens no page or the limit is passed."""
    os.environ["NHIPCAU_DATA_DIR"] = tempfile.mkdtemp(prefix="nhipcau-bench-digest-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    _fill(articles, stories)
    print(f"filled: {articles:,} articles in {stories:,} stories, {time.perf_counter() - began:.1f} s")
    return _measure()


def _fill(articles: int, stories: int) -> None:
    """Store the day as if it had been read and grouped: rows alone, no pages."""
    from django.apps import apps
    from django.db import transaction

    from nhipcau.common.folding import fold

    with transaction.atomic():
        outlets = [
            apps.get_model("sources", "Outlet").objects.create(
                name=f"Báo Mẫu {n}", home_url=f"https://bao-{n}.example/", created_at=MORNING
            )
            for n in range(OUTLETS)
        ]
        told = [_story(apps, number, fold) for number in range(stories)]
        for number in range(articles):
            _article(apps, number, told[number % stories], outlets[number * 7 % OUTLETS])


def _story(apps: Any, number: int, fold: Any) -> Any:
    title = f"{PLACES[number % 8]} {DEEDS[number % 6]} {PLACES[(number // 8) % 8]} lần {number}"
    return apps.get_model("stories", "Story").objects.create(
        title=title, folded=fold(title), first_at=MORNING - timedelta(hours=20), last_at=MORNING,
        made_at=MORNING - timedelta(hours=20), article_count=5, outlet_count=4, language_count=2,
    )  # fmt: skip


def _article(apps: Any, number: int, story: Any, outlet: Any) -> None:
    from tests.monitoring.making import make_page

    from nhipcau.monitoring.actions import store_article
    from nhipcau.reading.outcomes import Kept
    from nhipcau.reading.records import Article, Mentions

    at = MORNING - timedelta(minutes=1 + number * 1200 // 2000)
    page, snapshot = make_page(url=f"{outlet.home_url}{number}.html", outlet=outlet)
    text = " ".join(f"{story.title}: câu thứ {n} của bài số {number} ở {PLACES[n % 8]}." for n in range(20))
    language = ("vi", "vi", "vi", "en", "zh")[number % 5]
    read = Article(url=page.url, title=f"{story.title} ({number})", lead=None, byline="", text=text,
                   language=language, published_at=at - timedelta(minutes=20))  # fmt: skip
    stored = store_article(
        page_id=page.pk, snapshot_id=snapshot.pk, outlet_id=outlet.pk, kept=Kept(read, Mentions(), f"f{number}"),
        fetched_at=at, at=at,
    )  # fmt: skip
    apps.get_model("stories", "Placement").objects.update_or_create(
        article=stored.article,
        defaults={"state": "placed", "story": story, "waiting_since": at, "placed_at": at},
    )


def _measure() -> int:
    from django.test import Client
    from tests.monitoring.making import make_person

    from nhipcau.digest.actions import make_due_digests, start_schedule
    from nhipcau.digest.models import Edition

    officer, client = make_person("officer"), Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    wanted = {
        "slot": "day",
        "weekdays": "0123456",
        "hour": MORNING.astimezone().time().replace(hour=7, minute=0),
    }
    start_schedule(by=officer, at=MORNING, fields={**wanted, "fewest_lines": 40, "most_lines": 40})
    steps = {"make and issue": lambda: make_due_digests(at=MORNING)}
    seconds = {name: _timed(step) for name, step in steps.items()}
    edition = Edition.objects.get()
    address = edition.get_absolute_url()
    seconds["page"] = _timed(lambda: client.get(address))
    seconds["Word file"] = _timed(lambda: client.get(f"{address}word/"))
    opened = [client.get(line.archived_url).status_code for line in edition.lines.all()]
    total = sum(seconds.values())
    for name, took in seconds.items():
        print(f"{name}: {took:.2f} s")
    print(f"together: {total:.2f} s of {LIMIT_SECONDS} s")
    print(f"lines: {len(opened)}, archived pages that answer 200: {opened.count(200)}")
    return int(total > LIMIT_SECONDS or not opened or opened.count(200) != len(opened))


def _timed(step: Any) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [2000, 400][len(given) :])))
