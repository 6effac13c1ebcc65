"""What a unit published, counted: each matter once, on its first day; nothing withdrawn, drilled, or another's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.monitoring.making import Desk, make_page
from tests.presenting.making import approve_it, make_asset, make_channel, make_piece, publish, write
from tests.statements.making import (
    BODY,
    NOW,
    approve,
    edition_of,
    make_published,
    make_spokesperson,
    make_statement,
    make_writer,
    submit,
    version_of,
)

from nhipcau.reports.queries.counting import COUNTERS, Counted, counted
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.pickups import find_pickups
from nhipcau.statements.actions.releasing import release_now

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 6, 15), date(2026, 12, 14)
LATER = NOW + timedelta(days=1)


def count(code: str, unit: str = "p04", since: date = SINCE, until: date = UNTIL) -> Counted:
    found = counted(code, unit, since, until, at=LATER)
    if found.amount is not None:
        assert found.amount == sum(row.amount for row in found.rows)
    return found


def titles(found: Counted) -> list[str]:
    return [row.title for row in found.rows]


@pytest.fixture
def speaker() -> Any:
    return make_spokesperson()


def test_every_counter_of_the_book_exists_and_knows_nothing_of_a_strange_unit() -> None:
    apps.get_model("units.Unit").objects.create(id="p20", level=1)
    for code in COUNTERS:
        found = count(code, "p20")
        assert (found.amount, found.base, list(found.rows)) == (None, None, []), code


def test_a_unit_that_works_here_has_zero_and_a_ratio_of_nothing_stays_unknown() -> None:
    make_writer()
    for code, counter in COUNTERS.items():
        assert count(code).amount == (None if counter.is_ratio else 0), code


def test_releases_count_once_on_their_first_day(speaker: Any) -> None:
    first = make_published(speaker, languages=("en",))
    gone = make_published(speaker, title="Văn bản rút lại", languages=("en",))
    withdraw(
        by=speaker, at=LATER, edition=edition_of(gone), reason="Sai số liệu.", reasons={}, confirmed_at=LATER
    )
    make_statement(title="Diễn tập", by=make_writer(), is_drill=True)
    make_statement(title="Chưa công bố", by=make_writer())
    other = make_spokesperson(unit="p14")
    make_published(other, by=make_writer(unit="p14"), title="Của tỉnh khác")
    assert titles(count("releases")) == [first.title]
    assert count("releases").amount == 1000
    assert [row.said for row in count("releases_foreign").rows] == ["Tiếng Anh"]
    assert titles(count("languages")) == ["Tiếng Anh", "Tiếng Việt"]
    assert titles(count("releases", "p14")) == ["Của tỉnh khác"]
    assert count("releases", since=date(2026, 11, 21)).amount == 0
    assert count("releases", until=date(2026, 11, 19)).amount == 0
    assert count("releases").rows[0].url.endswith(f"/{first.public_id}/")


def test_a_day_is_the_office_s_day_not_the_clock_of_greenwich(speaker: Any) -> None:
    late = datetime(2026, 11, 19, 17, 30, tzinfo=UTC)
    statement = make_published(speaker, at=late)
    edition = edition_of(statement)
    type(edition).objects.filter(pk=edition.pk).update(published_at=late)
    assert count("releases", since=date(2026, 11, 20)).amount == 1000
    assert count("releases", until=date(2026, 11, 19)).amount == 0


def test_a_correction_is_no_second_release(speaker: Any) -> None:
    statement = make_published(speaker)
    start_correction(
        by=make_writer(), at=NOW, statement=statement, what_changed="Tải trọng là 8 tấn.", changes_told={}
    )
    version = version_of(statement)
    submit(version)
    approve(version, speaker)
    release_now(by=speaker, at=LATER, edition=edition_of(statement), confirmed_at=LATER)
    assert count("releases").amount == 1000
    corrected = count("corrections_made")
    assert (corrected.amount, corrected.rows[0].said, corrected.rows[0].on) == (
        1000, "Tải trọng là 8 tấn.", date(2026, 11, 21),
    )  # fmt: skip


def test_requests_for_correction_have_their_own_count(speaker: Any) -> None:
    block = {
        "outlet": "Báo Mẫu",
        "work": "Bài mẫu",
        "section": "",
        "date": None,
        "false": "Sai",
        "right": "Đúng",
    }
    make_published(speaker, kind="correction", block=block)
    assert (count("corrections_asked").amount, count("releases").amount) == (1000, 0)
    assert count("corrections_asked").rows[0].said == "Báo Mẫu"


def test_an_article_that_took_words_counts_once(speaker: Any) -> None:
    make_published(speaker)
    at = NOW + timedelta(hours=2)
    page = make_page(outlet=apps.get_model("sources.Outlet").objects.create(
        name="Báo Mẫu", home_url="https://bao-mau-xyz.vn/", created_at=NOW))  # fmt: skip
    Desk().store(f"Tin vắn. {BODY}", page=page, fetched_at=at, published_at=at, title="Cầu thông xe")
    assert find_pickups(at=NOW + timedelta(hours=5)) == 1
    found = count("pickups")
    assert (found.amount, titles(found), found.rows[0].said) == (1000, ["Cầu thông xe"], "Báo Mẫu")
    assert count("pickups", until=date(2026, 11, 19)).amount == 0


def test_features_and_their_pictures(speaker: Any) -> None:
    writer = make_writer()
    shown, kept_back = make_asset(writer), make_asset(writer, seed=2, people_shown="not_agreed")
    unused = make_asset(writer, seed=3)
    piece = make_piece(writer)
    write(piece, writer, [shown, kept_back])
    approve_it(piece, speaker)
    assert count("photos").amount == 0
    publish(piece, speaker)
    assert (count("features").amount, count("releases").amount) == (1000, 0)
    pictures = count("photos")
    assert pictures.amount == 1000
    assert [row.url for row in pictures.rows] == [shown.get_absolute_url()]
    assert unused.get_absolute_url() not in {row.url for row in pictures.rows}


def test_channels_are_those_in_force_on_the_last_day() -> None:
    writer = make_writer()
    make_channel(writer)
    make_channel(writer, address="https://x.example/cu", ends_on=date(2026, 11, 30))
    make_channel(writer, address="https://x.example/moi", starts_on=date(2026, 12, 20))
    assert count("channels").amount == 1000
    assert count("channels", until=date(2026, 11, 30)).amount == 2000
