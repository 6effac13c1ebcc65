"""A fetched page becomes an article, a named refusal, or is tried again; never two, never none."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from tests.journeys.making import AT, add_snapshot, fetched_page, plain_reader

from nhipcau.journeys.article import End, conclude, read_claimed_pages, read_next_page
from nhipcau.monitoring.models import Article, Version
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason, Outcome
from nhipcau.reading.records import Page
from nhipcau.sources import actions as sources

pytestmark = pytest.mark.django_db
LEASE = timedelta(minutes=5)


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.SNAPSHOT_DIR = tmp_path
    return tmp_path


def state_of(page: Any) -> tuple[str, str]:
    page.refresh_from_db()
    return page.state, page.reason


def test_a_kept_page_is_an_article_and_is_settled(folder: Path) -> None:
    page = fetched_page(folder, "Một bài.")
    assert read_next_page(at=AT, reader=plain_reader) is End.NEW
    assert state_of(page) == ("kept", "")
    assert Article.objects.get().versions.get().text == "Một bài."
    assert read_next_page(at=AT, reader=plain_reader) is None


def test_a_page_that_came_again_with_new_bytes_is_a_version(folder: Path) -> None:
    page = fetched_page(folder, "Một bài.")
    read_next_page(at=AT, reader=plain_reader)
    add_snapshot(page, folder, "Một bài đã sửa.", AT + timedelta(hours=1))
    assert read_next_page(at=AT + timedelta(hours=1), reader=plain_reader) is End.CHANGED
    add_snapshot(page, folder, "Một bài đã sửa.", AT + timedelta(hours=2))
    assert read_next_page(at=AT + timedelta(hours=2), reader=plain_reader) is End.SAME
    assert (Article.objects.count(), Version.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("outcome", "end", "state"),
    [
        (Dropped(DropReason.TOO_SHORT, "12 words"), End.DROPPED, ("dropped", "too_short")),
        (Broken(BreakReason.UNREADABLE, "no such charset"), End.BROKEN, ("broken", "unreadable")),
        (Broken(BreakReason.TIMED_OUT), End.PUT_OFF, ("fetched", "timed_out")),
    ],
)
def test_what_is_not_kept_ends_with_its_name(
    folder: Path, outcome: Outcome, end: End, state: tuple[str, str]
) -> None:
    page = fetched_page(folder)
    assert read_next_page(at=AT, reader=lambda _page: outcome) is end
    assert state_of(page) == state
    assert not Article.objects.exists()


def test_a_page_that_kills_its_reader_five_times_is_dead(folder: Path) -> None:
    page = fetched_page(folder)

    def kills(_page: Page) -> Outcome:
        raise MemoryError

    ends = [read_next_page(at=AT + timedelta(days=day), reader=kills) for day in range(7)]
    assert ends == [End.PUT_OFF] * 5 + [None] * 2
    assert state_of(page) == ("dead", "crashed")


def test_a_page_whose_worker_dies_five_times_is_dead_and_its_neighbour_lives(folder: Path) -> None:
    poison, neighbour = fetched_page(folder), fetched_page(folder, "Bài lành.")
    assert sources.claim_pages_to_read(at=AT, limit=1)[0].id == poison.id
    assert read_next_page(at=AT + LEASE, reader=plain_reader) is End.NEW  # the untried one comes first
    for turn in range(1, 5):  # killed between claim and settle: nobody reports back
        assert sources.claim_pages_to_read(at=AT + turn * LEASE, limit=1)[0].id == poison.id
    assert read_next_page(at=AT + 5 * LEASE, reader=plain_reader) is None
    assert state_of(poison)[0] == "dead"
    assert state_of(neighbour) == ("kept", "")


def test_a_lease_that_ran_out_hands_the_page_over_and_the_late_worker_stores_nothing(folder: Path) -> None:
    page = fetched_page(folder, "Một bài.")
    late = sources.claim_pages_to_read(at=AT, limit=1)[0]
    assert sources.claim_pages_to_read(at=AT + LEASE / 2, limit=1) == []
    assert read_next_page(at=AT + LEASE * 2, reader=plain_reader) is End.NEW
    for outcome in (plain_reader(late.page), Dropped(DropReason.EMPTY), Broken(BreakReason.CRASHED)):
        assert conclude(late, outcome, at=AT + LEASE * 3) is End.LOST
    assert (Article.objects.count(), Version.objects.count()) == (1, 1)
    assert state_of(page) == ("kept", "")


def test_a_lost_token_stores_nothing_even_when_nobody_has_finished(folder: Path) -> None:
    fetched_page(folder, "Một bài.")
    late = sources.claim_pages_to_read(at=AT, limit=1)[0]
    sources.claim_pages_to_read(at=AT + LEASE * 2, limit=1)
    before = apps.get_model("record", "Entry").objects.count()
    assert conclude(late, plain_reader(late.page), at=AT + LEASE * 2) is End.LOST
    assert not Article.objects.exists()
    assert apps.get_model("record", "Entry").objects.count() == before


def test_a_fault_while_storing_leaves_the_page_on_the_queue(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fetched_page(folder)

    def fail(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("nhipcau.journeys.article.store_article", fail)
    with pytest.raises(RuntimeError):
        read_next_page(at=AT, reader=plain_reader)
    assert state_of(page) == ("fetched", "")
    monkeypatch.undo()
    assert read_next_page(at=AT + LEASE * 2, reader=plain_reader) is End.NEW


def test_reading_stops_after_the_page_at_hand(folder: Path) -> None:
    for _ in range(3):
        fetched_page(folder)
    asked = iter([False, True])
    ends = read_claimed_pages(clock=lambda: AT, limit=10, reader=plain_reader, stopping=lambda: next(asked))
    assert ends == {End.NEW: 1}
    assert apps.get_model("sources", "Page").objects.filter(lease_token="").count() == 3
