"""Results of archives become pages, snapshots and articles: once, whatever is loaded again or killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from tests.reading.made_archives import FIRST_DAY, addressed, page, write_archive

from nhipcau.common.files import snapshots
from nhipcau.journeys.archive import Loaded, load_results
from nhipcau.monitoring.models import Article, Version
from nhipcau.reading.engines.archives import EngineName, Running, read_waiting
from nhipcau.reading.engines.results import Results, open_results
from nhipcau.sources.actions import add_outlet

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.SNAPSHOT_DIR = tmp_path / "snapshots"
    return tmp_path


def results_of(folder: Path, pages: dict[str, bytes], name: str = "a", day: datetime = FIRST_DAY) -> Results:
    archive = write_archive(folder / f"{name}.warc.gz", pages, first_day=day)
    results = open_results(folder / f"results-{name}", [str(archive)])
    list(read_waiting(results, EngineName.INLINE, Running()))
    return results


def load(results: Results, **options: Any) -> Loaded:
    return load_results(results, clock=lambda: AT, **options)


def stored() -> tuple[int, int, int, int]:
    """Count pages, snapshots, articles, versions."""
    page_model, snapshot_model = apps.get_model("sources", "Page"), apps.get_model("sources", "Snapshot")
    counted = (page_model, snapshot_model, Article, Version)
    return tuple(model.objects.count() for model in counted)  # type: ignore[return-value]


@pytest.mark.django_db
def test_an_archived_page_is_an_article_of_its_day_with_its_bytes(folder: Path) -> None:
    outlet = add_outlet(by=None, at=AT, name="Báo Mẫu", home_url="https://bao-mau.vn/", kind="press",
                        language="vi")  # fmt: skip
    assert load(results_of(folder, addressed(2, host="www.bao-mau.vn"))).ends == {"new": 2}
    first = Article.objects.order_by("first_seen_at").first()
    assert first is not None
    assert (first.first_seen_at, first.outlet_id) == (FIRST_DAY, outlet.pk)
    version = first.versions.get()
    assert (version.fetched_at, version.read_at) == (FIRST_DAY, AT)
    snapshot = apps.get_model("sources", "Snapshot").objects.get(pk=version.snapshot_id)
    assert snapshots.load(folder / "snapshots", snapshot.sha256) == page(0)
    stored_page = snapshot.page
    assert (stored_page.state, stored_page.recheck_at) == ("kept", None)
    assert stored_page.url == "https://www.bao-mau.vn/0.html"


@pytest.mark.django_db
def test_loading_again_adds_nothing(folder: Path) -> None:
    results = results_of(folder, addressed(3))
    load(results)
    before = stored(), apps.get_model("record", "Entry").objects.count()
    assert load(results).ends == {"known": 3}
    assert (stored(), apps.get_model("record", "Entry").objects.count()) == before
    assert stored() == (3, 3, 3, 3)


@pytest.mark.django_db
def test_the_same_page_in_two_archives_is_one_article_and_a_changed_one_a_version(folder: Path) -> None:
    address = "https://bao.example/1.html"
    load(results_of(folder, {address: page(1), f"{address}?utm_source=rss": page(1)}))
    assert stored() == (1, 1, 1, 1)
    later = results_of(folder, {address: page(2)}, "b", FIRST_DAY + timedelta(days=2))
    assert load(later).ends == {"changed": 1}
    assert stored() == (1, 2, 1, 2)


@pytest.mark.django_db
def test_an_older_copy_never_replaces_what_is_newer(folder: Path) -> None:
    address = "https://bao.example/1.html"
    load(results_of(folder, {address: page(2)}, "b", FIRST_DAY + timedelta(days=2)))
    assert load(results_of(folder, {address: page(1)})).ends == {"older": 1}
    assert stored() == (1, 2, 1, 1)
    assert "thứ 2" in Article.objects.get().title
    assert load(results_of(folder, {address: page(1)}, "c")).ends == {"known": 1}


@pytest.mark.django_db
def test_private_services_and_secrets_stay_outside(folder: Path) -> None:
    secret = page(1).replace(b"<body>", "<body><p>TỐI MẬT</p>".encode())
    pages = {
        "https://www.facebook.com/mau/1": page(1),
        "https://bao.example/2": secret,
        "https://bao.example/3": page(3),
    }
    assert load(results_of(folder, pages)).ends == {"refused": 1, "secret": 1, "new": 1}
    assert stored() == (1, 1, 1, 1)
    assert len(list((folder / "snapshots").rglob("*.zst"))) == 1


@pytest.mark.django_db
def test_what_the_archive_no_longer_holds_is_counted(folder: Path) -> None:
    results = results_of(folder, addressed(2))
    write_archive(folder / "a.warc.gz", addressed(2, first=7))
    assert load(results).ends == {"gone": 2}
    assert stored() == (0, 0, 0, 0)


@pytest.mark.django_db
def test_articles_beyond_the_time_of_keeping_are_told(folder: Path) -> None:
    results = results_of(folder, addressed(2))
    assert load(results, memory=timedelta(days=30)).beyond_memory == 2


@pytest.mark.django_db
def test_a_fault_in_a_batch_leaves_nothing_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = results_of(folder, addressed(3))
    calls = iter([None, RuntimeError("power cut")])
    real = load_results.__globals__["keep_article"]

    def fails(**fields: Any) -> Any:
        if error := next(calls):
            raise error
        return real(**fields)

    monkeypatch.setattr("nhipcau.journeys.archive.keep_article", fails)
    with pytest.raises(RuntimeError):
        load(results)
    assert stored() == (0, 0, 0, 0)
    monkeypatch.undo()
    load(results)
    assert stored() == (3, 3, 3, 3)


SET_UP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
LOAD = """
import sys
from pathlib import Path
import django; django.setup()
from django.utils import timezone
from nhipcau.journeys.archive import load_results
from nhipcau.reading.engines.results import stored_results
def done(count):
    if count: print(count, flush=True)
load_results(stored_results(Path(sys.argv[1])), clock=timezone.now, done=done)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_loading_goes_on_and_doubles_nothing(tmp_path: Path) -> None:
    pages = 170
    results = results_of(tmp_path, addressed(pages))
    office = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")},
        "NHIPCAU_DATA_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings",
    }
    subprocess.run([sys.executable, "-c", SET_UP], env=office, cwd=ROOT, check=True)
    command = [sys.executable, "-c", LOAD, str(results.folder)]
    for kill in range(3):
        loading = subprocess.Popen(command, env=office, cwd=ROOT, stdout=subprocess.PIPE)
        assert loading.stdout
        loading.stdout.readline()
        time.sleep(0.05 * kill)  # somewhere in the middle of the next batch
        loading.send_signal(signal.SIGKILL)
        loading.wait(20)
    killed_after = _count(office, "SELECT COUNT(*) FROM monitoring_article")
    assert 0 < killed_after < pages, "the kills must fall in the middle of the work"
    subprocess.run(command, env=office, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for table in ("sources_page", "sources_snapshot", "monitoring_article", "monitoring_version"):
        assert _count(office, f"SELECT COUNT(*) FROM {table}") == pages  # noqa: S608
    noted = "FROM record_entry WHERE verb = 'monitoring.store_article'"
    assert _count(office, f"SELECT COUNT(*) {noted}") == pages
    assert _count(office, f"SELECT COUNT(DISTINCT subject) {noted}") == pages


def _count(office: dict[str, str], query: str) -> int:
    with sqlite3.connect(Path(office["NHIPCAU_DATA_DIR"], "nhipcau.sqlite3")) as database:
        return int(database.execute(query).fetchone()[0])
